package vn.ntm.criteria.watchlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.recognition.Level;

/**
 * A unit where computed and decided disagree on a day.
 *
 * @param criteriaTotal criteria that apply
 * @param failing codes of the criteria that are not met
 * @param recognition the recognition in force, absent where there is none
 * @param carriedSince the first day of a unit that holds the level by what the units that it was made of were recognised for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Gap(
        String unit,
        String unitName,
        Level level,
        String criteriaSet,
        UUID assessment,
        LocalDate assessedOn,
        int criteriaMet,
        int criteriaTotal,
        List<String> failing,
        @Nullable UUID recognition,
        @Nullable LocalDate decidedOn,
        @Nullable LocalDate carriedSince) {}
