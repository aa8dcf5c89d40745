package vn.ntm.criteria.unit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;

/**
 * Where a unit lies and how large it is, on the map of one day; it holds for the whole period of the unit.
 *
 * @param latitude of a point inside the unit, in degrees north (WGS 84)
 * @param longitude of the same point, in degrees east
 * @param areaKm2 area in square kilometres as the source counts it, with or without tidal land
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnitPlace(
        String unit,
        LocalDate on,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        @Nullable BigDecimal areaKm2,
        Basis basis,
        String source,
        Confidence confidence,
        @Nullable String note) {

    String naturalKey() {
        return unit + " " + on;
    }
}
