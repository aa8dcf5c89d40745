package vn.ntm.criteria.unit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Confidence;
import vn.ntm.platform.unit.UnitMap;
import vn.ntm.platform.unit.UnitPeriod;

/**
 * One period of a code with what came before and after it.
 *
 * @param begunBy the reform of its first day, absent where the day or the reform is not known
 * @param predecessors what the unit was made of on that day
 * @param successors what became of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnitHistoryItem(
        @JsonUnwrapped UnitPeriod period,
        @Nullable ReformName begunBy,
        @Nullable ReformName endedBy,
        List<Relation> predecessors,
        List<Relation> successors) {

    /** A reform, named. */
    public record ReformName(UUID id, String number, LocalDate effectiveDate) {}

    /**
     * Another unit, or the same code one day before or after, and how much of it went from one to the other.
     *
     * @param shareArea share of the unit before, absent where nobody published it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Relation(
            String code,
            @Nullable String nameVi,
            @Nullable String kind,
            Extent extent,
            @Nullable BigDecimal shareArea,
            @Nullable BigDecimal sharePopulation,
            @Nullable BigDecimal estimatedShareArea,
            Confidence confidence) {}

    static UnitHistoryItem of(UnitPeriod period, List<MapChange> reforms, UnitMap names) {
        LocalDate from = period.validFrom();
        LocalDate to = period.validTo();
        MapChange begun =
                first(reforms, from, reform -> !reform.into(period.code()).isEmpty());
        MapChange ended =
                first(reforms, to, reform -> !reform.from(period.code()).isEmpty());
        return new UnitHistoryItem(
                period,
                nameOf(begun),
                nameOf(ended),
                begun == null
                        ? List.of()
                        : begun.into(period.code()).stream()
                                .filter(transfer -> transfer.from() != null)
                                .map(transfer -> relation(
                                        transfer,
                                        transfer.from(),
                                        begun.effectiveDate().minusDays(1),
                                        names))
                                .toList(),
                ended == null
                        ? List.of()
                        : ended.from(period.code()).stream()
                                .filter(transfer -> transfer.to() != null)
                                .map(transfer -> relation(transfer, transfer.to(), ended.effectiveDate(), names))
                                .toList());
    }

    private static @Nullable MapChange first(
            List<MapChange> reforms, @Nullable LocalDate on, Predicate<MapChange> touches) {
        return reforms.stream()
                .filter(reform -> reform.effectiveDate().equals(on))
                .filter(touches)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable ReformName nameOf(@Nullable MapChange reform) {
        return reform == null ? null : new ReformName(reform.id(), reform.number(), reform.effectiveDate());
    }

    private static Relation relation(Transfer transfer, @Nullable String code, LocalDate on, UnitMap names) {
        String other = code == null ? "" : code;
        UnitPeriod unit = names.find(other, on).orElse(null);
        return new Relation(
                other,
                unit == null ? null : unit.nameVi(),
                unit == null ? null : unit.kind(),
                transfer.extent(),
                transfer.share(Weight.AREA),
                transfer.share(Weight.POPULATION),
                transfer.estimatedShareArea(),
                transfer.confidence());
    }
}
