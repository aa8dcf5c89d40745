package vn.ntm.reporting.recast;

import static vn.ntm.reporting.fact.TwoClocks.known;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.unit.Recast;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;
import vn.ntm.reporting.fact.TwoClocks;
import vn.ntm.reporting.indicator.Amounts;
import vn.ntm.reporting.indicator.Indicators;
import vn.ntm.reporting.indicator.Knowledge;
import vn.ntm.reporting.indicator.Reading;
import vn.ntm.reporting.indicator.Step;
import vn.ntm.reporting.recast.RecastView.Weight;
import vn.ntm.reporting.unit.PlaceUnit;
import vn.ntm.reporting.unit.PlaceUnits;

/** Carries series to the map of another day. */
@Singleton
class Recasts {

    private static final int MOST_POINTS = 24;
    /** Units that are divided by others and not among them: what is reported for these has no place below. */
    private static final Set<String> LOWEST = Set.of("COMMUNE", "WARD", "TOWNSHIP", "SPECIAL_ZONE");

    private final Database database;
    private final Indicators indicators;
    private final PlaceUnits units;
    private final ObjectMapper json;
    private final Clock clock;

    Recasts(Database database, Indicators indicators, PlaceUnits units, ObjectMapper json, Clock clock) {
        this.database = database;
        this.indicators = indicators;
        this.units = units;
        this.json = json;
        this.clock = clock;
    }

    /** @param map day whose units the series is recast on; today when null */
    record Asked(
            String code,
            String unit,
            @Nullable LocalDate validOn,
            @Nullable LocalDate from,
            Step step,
            @Nullable LocalDate map,
            @Nullable Instant asOf,
            Weight weight) {}

    RecastView series(Asked asked) {
        LocalDate today = BusinessTime.today(clock);
        LocalDate last = asked.validOn() == null ? today : asked.validOn();
        LocalDate first = asked.from() == null ? last.minusYears(5) : asked.from();
        ProblemException.requireParameter(!first.isAfter(last), "from", "after-the-end");
        List<LocalDate> days = asked.step().days(first, last);
        ProblemException.requireParameter(days.size() <= MOST_POINTS, "from", "too-many-points");
        LocalDate map = asked.map() == null ? today : asked.map();
        return database.readConsistently(handle -> {
            Instant asOf = Knowledge.moment(handle, asked.asOf(), clock);
            Reading reading = indicators.reading(handle, asOf);
            Amounts amounts = reading.amounts(asked.code(), asked.unit(), last);
            requireRecastable(asked.code(), amounts);
            Recast recast = new Recast(steps(handle, asOf, asked.weight()));
            List<PlaceUnit> there = units.beneath(handle, asked.unit(), map, asOf).stream()
                    .filter(unit -> isCounted(unit, amounts))
                    .toList();
            List<RecastView.PointView> points = new ArrayList<>();
            for (LocalDate day : days) {
                points.add(point(handle, reading, recast, there, asked, day, map, asOf));
            }
            return new RecastView(
                    asked.code(), asked.unit(), map, asOf, Methods.of(amounts.kind(), asked.weight()), points);
        });
    }

    /** 422 with the reason where no rule says what the figure is on another map. */
    private static void requireRecastable(String code, Amounts amounts) {
        String reason =
                switch (amounts.kind()) {
                    case EXPECTED -> "not-recastable-expected";
                    case COMPARISON -> "not-recastable-comparison";
                    case UNITS, SHARE_OF_UNITS ->
                        LOWEST.containsAll(amounts.unitKinds()) ? null : "not-recastable-tier";
                    default -> null;
                };
        if (reason != null) {
            throw ProblemException.of(ProblemType.INVALID_CONTENT, "code", reason, Map.of("indicator", code));
        }
    }

    /** What counts units counts those of its kinds, whatever their tier; anything else is held by those that others are made of. */
    private static boolean isCounted(PlaceUnit unit, Amounts amounts) {
        return switch (amounts.kind()) {
            case UNITS, UNITS_OF_MAP, SHARE_OF_UNITS -> amounts.unitKinds().contains(unit.kind());
            default -> LOWEST.contains(unit.kind());
        };
    }

    private RecastView.PointView point(
            Handle handle,
            Reading reading,
            Recast recast,
            List<PlaceUnit> there,
            Asked asked,
            LocalDate day,
            LocalDate map,
            Instant asOf) {
        Amounts amounts = reading.amounts(asked.code(), asked.unit(), day);
        Map<String, PlaceUnit> then = new TreeMap<>();
        if (amounts.total() != null || !amounts.byUnit().isEmpty()) {
            units.beneath(handle, asked.unit(), day, asOf).forEach(unit -> then.put(unit.code(), unit));
        }
        List<String> lowest = then.values().stream()
                .filter(unit -> LOWEST.contains(unit.kind()))
                .map(PlaceUnit::code)
                .toList();
        Map<String, PlaceUnit> targets = new LinkedHashMap<>();
        there.forEach(unit -> targets.put(unit.code(), unit));
        return new RecastPoint(amounts, recast, lowest, targets, day, map).view();
    }

    /** What the reforms in force moved, with the share that the weight gives; a part without one stays unknown. */
    private List<Recast.Step> steps(Handle handle, Instant asOf, Weight weight) {
        Map<LocalDate, List<Recast.Part>> byDay = new TreeMap<>();
        TwoClocks.ask(
                        handle,
                        "select f.valid_from, (f.attributes -> 'transfers')::text as transfers from fact f"
                                + " where f.kind = 'REFORM' and" + known("f"),
                        "",
                        LocalDate.EPOCH,
                        asOf)
                .map((row, context) -> Map.entry(row.getObject(1, LocalDate.class), String.valueOf(row.getString(2))))
                .forEach(reform -> read(reform.getValue())
                        .forEach(transfer -> byDay.computeIfAbsent(reform.getKey(), day -> new ArrayList<>())
                                .add(part(transfer, weight))));
        List<Recast.Step> steps = new ArrayList<>();
        byDay.forEach((day, parts) -> steps.add(new Recast.Step(day, parts)));
        return steps;
    }

    private static Recast.Part part(JsonNode transfer, Weight weight) {
        BigDecimal share = transfer.path("extent").asText().equals("WHOLE")
                ? BigDecimal.ONE
                : switch (weight) {
                    case POPULATION -> number(transfer, "sharePopulation");
                    case AREA -> number(transfer, "shareArea");
                    case ESTIMATED_AREA ->
                        transfer.hasNonNull("shareArea")
                                ? number(transfer, "shareArea")
                                : number(transfer, "estimatedShareArea");
                };
        return new Recast.Part(text(transfer, "from"), text(transfer, "to"), share);
    }

    private static @Nullable BigDecimal number(JsonNode node, String field) {
        return node.hasNonNull(field) ? new BigDecimal(node.path(field).asText()) : null;
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.path(field).asText() : null;
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The transfers of a reform are not JSON.", e);
        }
    }
}
