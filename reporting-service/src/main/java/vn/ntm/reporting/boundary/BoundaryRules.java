package vn.ntm.reporting.boundary;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.web.Fault;

/** What a feature collection must be to be imported; every fault at once, each with its JSON pointer. */
final class BoundaryRules {

    /** More would make the map slow on a phone; outlines are simplified before they are imported. */
    static final int MOST_POSITIONS = 200_000;

    private static final int LEAST_RING = 4;
    /** Viet Nam with its islands; also finds latitude and longitude in the wrong order. */
    private static final double WEST = 102;

    private static final double EAST = 118;
    private static final double SOUTH = 6;
    private static final double NORTH = 24;

    private final List<Fault> faults = new ArrayList<>();
    private final BiFunction<String, LocalDate, @Nullable String> unitFault;
    private int positions;

    /** @param unitFault the code of the fault that a unit's code has on a day, or null */
    private BoundaryRules(BiFunction<String, LocalDate, @Nullable String> unitFault) {
        this.unitFault = unitFault;
    }

    record Checked(List<Boundary> boundaries, List<Fault> faults) {}

    static Checked check(JsonNode body, BiFunction<String, LocalDate, @Nullable String> unitFault) {
        return new BoundaryRules(unitFault).collection(body);
    }

    private Checked collection(JsonNode body) {
        if (!"FeatureCollection".equals(body.path("type").asText())
                || !body.path("features").isArray()) {
            faults.add(Fault.at("/type", "not-a-feature-collection"));
            return new Checked(List.of(), faults);
        }
        List<Boundary> boundaries = new ArrayList<>();
        for (int i = 0; i < body.path("features").size(); i++) {
            Boundary boundary = feature(body.path("features").get(i), "/features/" + i);
            if (boundary != null) {
                if (boundaries.stream().anyMatch(boundary::overlaps)) {
                    faults.add(Fault.at(
                            "/features/" + i + "/properties/validFrom",
                            "boundary-period-overlaps",
                            Map.of("unit", boundary.code())));
                }
                boundaries.add(boundary);
            }
        }
        if (positions > MOST_POSITIONS) {
            faults.add(Fault.at(
                    "/features", "boundary-too-detailed", Map.of("positions", positions, "most", MOST_POSITIONS)));
        }
        return new Checked(boundaries, faults);
    }

    private @Nullable Boundary feature(JsonNode feature, String pointer) {
        int before = faults.size();
        String code = feature.path("properties").path("code").asText("");
        if (code.isBlank()) {
            faults.add(Fault.at(pointer + "/properties/code", "missing"));
        }
        LocalDate from = date(feature, pointer, "validFrom", true);
        LocalDate to = date(feature, pointer, "validTo", false);
        if (from != null && to != null && !from.isBefore(to)) {
            faults.add(Fault.at(pointer + "/properties/validTo", "after-the-end"));
        }
        if (!code.isBlank() && from != null) {
            String fault = unitFault.apply(code, from);
            if (fault != null) {
                faults.add(Fault.at(pointer + "/properties/code", fault, Map.of("unit", code, "on", from)));
            }
        }
        geometry(feature.path("geometry"), pointer + "/geometry");
        return faults.size() > before || from == null
                ? null
                : new Boundary(code, from, to == null ? LocalDate.MAX : to, feature.path("geometry"));
    }

    private @Nullable LocalDate date(JsonNode feature, String pointer, String name, boolean required) {
        JsonNode value = feature.path("properties").path(name);
        if (value.isMissingNode() || value.isNull()) {
            if (required) {
                faults.add(Fault.at(pointer + "/properties/" + name, "missing"));
            }
            return null;
        }
        try {
            return LocalDate.parse(value.asText());
        } catch (DateTimeException e) {
            faults.add(Fault.at(pointer + "/properties/" + name, "not-a-date", Map.of("given", value.asText())));
            return null;
        }
    }

    private void geometry(JsonNode geometry, String pointer) {
        JsonNode coordinates = geometry.path("coordinates");
        switch (geometry.path("type").asText()) {
            case "Polygon" -> polygon(coordinates, pointer + "/coordinates");
            case "MultiPolygon" -> {
                if (coordinates.isEmpty()) {
                    faults.add(Fault.at(pointer + "/coordinates", "ring-not-closed"));
                }
                for (int i = 0; i < coordinates.size(); i++) {
                    polygon(coordinates.get(i), pointer + "/coordinates/" + i);
                }
            }
            default -> faults.add(Fault.at(pointer + "/type", "not-a-polygon"));
        }
    }

    private void polygon(JsonNode rings, String pointer) {
        if (!rings.isArray() || rings.isEmpty()) {
            faults.add(Fault.at(pointer, "ring-not-closed"));
        }
        for (int i = 0; i < rings.size(); i++) {
            JsonNode ring = rings.get(i);
            positions += ring.size();
            boolean closed = ring.size() >= LEAST_RING && ring.get(0).equals(ring.get(ring.size() - 1));
            if (!closed) {
                faults.add(Fault.at(pointer + "/" + i, "ring-not-closed"));
            }
            for (int at = 0; at < ring.size(); at++) {
                if (!isInVietNam(ring.get(at))) {
                    faults.add(Fault.at(pointer + "/" + i + "/" + at, "outside-viet-nam"));
                    break;
                }
            }
        }
    }

    private static boolean isInVietNam(JsonNode position) {
        double longitude = position.path(0).asDouble(Double.NaN);
        double latitude = position.path(1).asDouble(Double.NaN);
        return position.path(0).isNumber()
                && position.path(1).isNumber()
                && longitude >= WEST
                && longitude <= EAST
                && latitude >= SOUTH
                && latitude <= NORTH;
    }
}
