package vn.ntm.reporting.indicator;

import java.util.List;
import vn.ntm.reporting.unit.PlaceUnit;

/** Which units a breakdown is by. */
enum Below {
    /** Directly beneath the asked unit. */
    CHILDREN,
    /** All communes beneath it. */
    COMMUNES,
    /** Everything beneath it. */
    ALL;

    List<PlaceUnit> of(List<PlaceUnit> units) {
        return units.stream()
                .filter(unit -> switch (this) {
                    case CHILDREN -> unit.depth() == 1;
                    case COMMUNES -> unit.kind().equals(PlaceUnit.COMMUNE);
                    case ALL -> unit.depth() > 0;
                })
                .toList();
    }
}
