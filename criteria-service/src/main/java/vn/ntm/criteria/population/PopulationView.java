package vn.ntm.criteria.population;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.unit.UnitKind;

/**
 * The people of one count on the map of a day.
 *
 * @param on the day whose map is meant
 * @param countedOn the day of the count
 * @param exact whether the number is known exactly; otherwise it is a range or incomplete
 * @param people the number, only where it is exact
 * @param upper absent where a unit was not counted
 * @param undecided divided units of which nobody published how many people went where
 * @param missing units without a count
 * @param units each unit of the map by itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PopulationView(
        String unit,
        @Nullable UnitKind kind,
        LocalDate on,
        LocalDate countedOn,
        boolean exact,
        @Nullable BigDecimal people,
        BigDecimal lower,
        @Nullable BigDecimal upper,
        List<Undecided> undecided,
        List<String> missing,
        List<Unit> units) {

    /**
     * A divided unit of the map of the count.
     *
     * @param shareLower least share of its people that can be meant
     * @param shareUpper most of it
     */
    public record Undecided(String unit, String nameVi, long people, BigDecimal shareLower, BigDecimal shareUpper) {}

    /** One unit of the map of the day. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Unit(
            String unit,
            String nameVi,
            String kind,
            @Nullable BigDecimal people,
            BigDecimal lower,
            @Nullable BigDecimal upper,
            List<String> missing) {}
}
