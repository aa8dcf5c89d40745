package vn.ntm.reporting.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;

/**
 * The outline of the unit that had the code.
 *
 * @param validTo the first day on which it held no more; {@link LocalDate#MAX} while it holds
 * @param geometry a GeoJSON polygon or multipolygon, longitude before latitude
 */
record Boundary(String code, LocalDate validFrom, LocalDate validTo, JsonNode geometry) {

    boolean overlaps(Boundary other) {
        return code.equals(other.code) && validFrom.isBefore(other.validTo) && other.validFrom.isBefore(validTo);
    }
}
