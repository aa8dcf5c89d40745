package vn.ntm.criteria.unit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Confidence;

/**
 * What a reform moves from one unit to another; many to many.
 *
 * @param from code on the day before, absent where the receiving unit is wholly new
 * @param to code from the effective date, absent where the unit ends without a successor
 * @param shareArea published share of the old unit's area, from 0 to 1; absent where nobody published it
 * @param sharePopulation published share of the old unit's people, from 0 to 1; absent where nobody published it
 * @param estimatedShareArea an estimate, where no share is published; never used unless it is asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Transfer(
        @Nullable String from,
        @Nullable String to,
        Extent extent,
        @Nullable BigDecimal shareArea,
        @Nullable BigDecimal sharePopulation,
        @Nullable BigDecimal estimatedShareArea,
        String source,
        Confidence confidence,
        @Nullable String note) {

    /** The share under this weight, or null where it is unknown; what moves whole moves all of it. */
    public @Nullable BigDecimal share(Weight weight) {
        if (extent == Extent.WHOLE) {
            return BigDecimal.ONE;
        }
        return switch (weight) {
            case POPULATION -> sharePopulation;
            case AREA -> shareArea;
            case ESTIMATED_AREA -> shareArea == null ? estimatedShareArea : shareArea;
        };
    }
}
