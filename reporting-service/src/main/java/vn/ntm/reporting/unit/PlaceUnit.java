package vn.ntm.reporting.unit;

import org.jspecify.annotations.Nullable;

/**
 * A unit on a day.
 *
 * @param depth 0 for the asked unit, 1 for what lies directly beneath it, and so on
 */
public record PlaceUnit(
        String code,
        String nameVi,
        String nameAscii,
        String kind,
        @Nullable String parentCode,
        int depth) {

    public static final String COMMUNE = "COMMUNE";
}
