package vn.ntm.criteria.criteriaset;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.criteriaset.Threshold.Gap;

/**
 * An earlier figure of a unit's own that a threshold rests on, such as its income when it was recognised.
 *
 * @param value null where there is none
 * @param gap why there is none; null where there is one
 */
public record OwnFigure(
        @Nullable BigDecimal value, @Nullable Gap gap) {

    public static final OwnFigure UNKNOWN = new OwnFigure(null, Gap.BASE_UNKNOWN);
    /** The units that it was made of had different figures, so that there is none of the whole. */
    public static final OwnFigure DIFFERS = new OwnFigure(null, Gap.BASE_DIFFERS);
    /** A unit of which it has a part had one; of the part alone nobody measured it. */
    public static final OwnFigure DIVIDED = new OwnFigure(null, Gap.BASE_DIVIDED);

    public static OwnFigure of(BigDecimal value) {
        return new OwnFigure(value, null);
    }
}
