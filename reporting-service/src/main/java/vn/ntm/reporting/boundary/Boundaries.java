package vn.ntm.reporting.boundary;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.reporting.indicator.Knowledge;
import vn.ntm.reporting.unit.PlaceUnit;
import vn.ntm.reporting.unit.PlaceUnits;

/** Keeps the outlines: an import takes the place of what the same unit's outline was on the same days, and ends it. */
@Singleton
class Boundaries {

    private final Database database;
    private final PlaceUnits units;
    private final ObjectMapper json;

    Boundaries(Database database, PlaceUnits units, ObjectMapper json) {
        this.database = database;
        this.units = units;
        this.json = json;
    }

    /** A GeoJSON feature collection of the outlines that held on the day. */
    ObjectNode on(LocalDate day) {
        ObjectNode collection = json.createObjectNode().put("type", "FeatureCollection");
        ArrayNode features = collection.putArray("features");
        database.read(handle -> handle.createQuery("""
                        select code, valid_from, nullif(valid_to, 'infinity') as valid_to, geometry::text as geometry
                        from boundary where recorded_to = 'infinity' and valid_from <= :on::date and :on::date < valid_to
                        order by code
                        """)
                .bind("on", day)
                .map((row, context) -> {
                    ObjectNode feature = features.addObject().put("type", "Feature");
                    feature.putObject("properties")
                            .put("code", row.getString("code"))
                            .put("validFrom", row.getString("valid_from"))
                            .put("validTo", row.getString("valid_to"));
                    return feature.set("geometry", geometry(row.getString("geometry")));
                })
                .list());
        return collection;
    }

    /**
     * An outline as a row: a cell has no room for its points, so that it says how many there are and what box they lie in.
     *
     * @param west and the other three: degrees of longitude and latitude
     */
    record OutlineRow(
            String code,
            String validFrom,
            @Nullable String validTo,
            String geometry,
            int points,
            BigDecimal west,
            BigDecimal south,
            BigDecimal east,
            BigDecimal north) {}

    /** The outlines that held on the day as a table. */
    Page<OutlineRow> rows(LocalDate day) {
        List<OutlineRow> rows = new ArrayList<>();
        on(day).path("features").forEach(feature -> rows.add(row(feature)));
        return new Page<>(rows, null);
    }

    private static OutlineRow row(JsonNode feature) {
        List<BigDecimal> longitudes = new ArrayList<>();
        List<BigDecimal> latitudes = new ArrayList<>();
        points(feature.at("/geometry/coordinates"), longitudes, latitudes);
        JsonNode properties = feature.path("properties");
        JsonNode end = properties.path("validTo");
        return new OutlineRow(
                properties.path("code").asText(),
                properties.path("validFrom").asText(),
                end.isNull() ? null : end.asText(),
                feature.at("/geometry/type").asText(),
                longitudes.size(),
                Collections.min(longitudes),
                Collections.min(latitudes),
                Collections.max(longitudes),
                Collections.max(latitudes));
    }

    private static void points(JsonNode coordinates, List<BigDecimal> longitudes, List<BigDecimal> latitudes) {
        if (coordinates.path(0).isNumber()) {
            longitudes.add(coordinates.get(0).decimalValue());
            latitudes.add(coordinates.get(1).decimalValue());
        } else {
            coordinates.forEach(inner -> points(inner, longitudes, latitudes));
        }
    }

    private JsonNode geometry(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored outline is no JSON.", e);
        }
    }

    /**
     * All or nothing; every fault at once.
     *
     * @param covering codes of the units that the caller answers for, with all beneath them
     */
    BoundaryReport enter(Tx tx, Actor actor, List<String> covering, JsonNode body) {
        Map<LocalDate, Set<String>> known = new HashMap<>();
        Map<LocalDate, Set<String>> covered = new HashMap<>();
        Instant now = Knowledge.of(tx.handle()).newest();
        String top = units.top(tx.handle()).orElse("");
        BoundaryRules.Checked checked = BoundaryRules.check(body, (code, on) -> {
            if (covered.computeIfAbsent(on, day -> beneath(tx.handle(), covering, day, now))
                    .contains(code)) {
                return null;
            }
            return known.computeIfAbsent(on, day -> beneath(tx.handle(), List.of(top), day, now))
                            .contains(code)
                    ? "unit-out-of-scope"
                    : "no-such-unit-on-date";
        });
        ProblemException.throwIfAny(checked.faults());
        int replaced = 0;
        for (Boundary boundary : checked.boundaries()) {
            replaced += store(tx, actor, boundary);
        }
        return new BoundaryReport(checked.boundaries().size(), replaced);
    }

    private Set<String> beneath(Handle handle, List<String> codes, LocalDate on, Instant asOf) {
        Set<String> all = new HashSet<>();
        for (String code : codes) {
            try {
                units.beneath(handle, code, on, asOf).stream()
                        .map(PlaceUnit::code)
                        .forEach(all::add);
            } catch (ProblemException noSuchUnitThen) {
                // Nothing lay beneath a unit that was not there on the day.
                continue;
            }
        }
        return all;
    }

    private int store(Tx tx, Actor actor, Boundary boundary) {
        int replaced = tx.handle()
                .createUpdate("""
                        update boundary set recorded_to = :at where code = :code and recorded_to = 'infinity'
                          and daterange(valid_from, valid_to) && daterange(:from::date, :to::date)
                        """)
                .bind("at", tx.recordedAt().atOffset(ZoneOffset.UTC))
                .bind("code", boundary.code())
                .bind("from", boundary.validFrom())
                .bind("to", end(boundary))
                .execute();
        tx.handle()
                .createUpdate("""
                        insert into boundary (code, valid_from, valid_to, geometry, recorded_from, actor_role, actor_id)
                        values (:code, :from, coalesce(:to::date, 'infinity'), :geometry::jsonb, :at, :role, :actor)
                        """)
                .bind("code", boundary.code())
                .bind("from", boundary.validFrom())
                .bind("to", end(boundary))
                .bind("geometry", boundary.geometry().toString())
                .bind("at", tx.recordedAt().atOffset(ZoneOffset.UTC))
                .bind("role", actor.role())
                .bind("actor", actor.id())
                .execute();
        return replaced;
    }

    private static @Nullable LocalDate end(Boundary boundary) {
        return boundary.validTo().equals(LocalDate.MAX) ? null : boundary.validTo();
    }
}
