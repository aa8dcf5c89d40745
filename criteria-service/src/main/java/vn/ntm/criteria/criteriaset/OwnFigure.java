package vn.ntm.criteria.criteriaset;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An earlier figure of a unit's own that a threshold rests on, such as its income when it was recognised.
 *
 * @param value null where nothing is known, or where the units that it was made of differ
 * @param differs whether the units that it was made of had different figures, so that there is none of the whole
 */
public record OwnFigure(@Nullable BigDecimal value, boolean differs) {

    public static final OwnFigure UNKNOWN = new OwnFigure(null, false);
    public static final OwnFigure DIFFERS = new OwnFigure(null, true);

    public static OwnFigure of(BigDecimal value) {
        return new OwnFigure(value, false);
    }
}
