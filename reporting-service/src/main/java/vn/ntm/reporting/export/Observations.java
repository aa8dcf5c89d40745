package vn.ntm.reporting.export;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;
import vn.ntm.reporting.indicator.IndicatorView;
import vn.ntm.reporting.indicator.Indicators;
import vn.ntm.reporting.indicator.Knowledge;
import vn.ntm.reporting.indicator.PointView;
import vn.ntm.reporting.indicator.Reading;
import vn.ntm.reporting.indicator.Step;
import vn.ntm.reporting.unit.PlaceUnits;

/** Finds the observations that a key and a period ask for. */
@Singleton
class Observations {

    private static final int MOST = 20_000;

    private final Database database;
    private final Indicators indicators;
    private final PlaceUnits units;
    private final Clock clock;

    Observations(Database database, Indicators indicators, PlaceUnits units, Clock clock) {
        this.database = database;
        this.indicators = indicators;
        this.units = units;
        this.clock = clock;
    }

    /** How often: SDMX's codes. */
    enum Frequency {
        A(Step.YEAR),
        Q(Step.QUARTER),
        M(Step.MONTH);

        private final Step step;

        Frequency(Step step) {
            this.step = step;
        }
    }

    /** One series: an indicator of a unit. */
    record Series(IndicatorView indicator, String area, List<Observation> observations) {}

    /** @param value null where nothing was reported */
    record Observation(LocalDate on, @Nullable BigDecimal value) {}

    /**
     * @param asOf the knowledge that it was made with
     * @param areaNames what the codes of the units named in the period
     */
    record Data(Frequency frequency, Instant asOf, List<Series> series, Map<String, String> areaNames) {}

    /**
     * @param key {@code FREQ.INDICATOR.REF_AREA}, several codes joined by +, empty for all; {@code all} for everything
     * @param updatedAfter only observations whose value is another one than it was with the knowledge of that moment
     */
    Data find(
            String key,
            @Nullable SdmxPeriod start,
            @Nullable SdmxPeriod end,
            @Nullable Instant asOf,
            @Nullable Instant updatedAfter) {
        String[] parts = key.equals("all") ? new String[] {"", "", ""} : key.split("\\.", -1);
        if (parts.length != 3) {
            throw ProblemException.of(ProblemType.INVALID_PARAMETER, "key", "not-a-series-key", Map.of("given", key));
        }
        Frequency frequency = frequency(parts[0]);
        LocalDate today = BusinessTime.today(clock);
        // A period that is not over yet has what is known by today; what comes after it cannot be observed.
        LocalDate last = end == null || end.last().isAfter(today) ? today : end.last();
        LocalDate first = start == null ? last.minusYears(1) : start.first();
        ProblemException.requireParameter(!first.isAfter(last), "startPeriod", "after-the-end");
        List<LocalDate> days = frequency.step.days(first, last);
        return database.readConsistently(handle -> {
            Instant moment = Knowledge.moment(handle, asOf, clock);
            Reading reading = asOf == null ? indicators.readingNow(handle, moment) : indicators.reading(handle, moment);
            Reading before = updatedAfter == null ? null : indicators.reading(handle, updatedAfter);
            List<IndicatorView> asked = asked(indicators.list(handle), parts[1]);
            List<String> areas = parts[2].isEmpty()
                    ? units.top(handle).map(List::of).orElse(List.of())
                    : List.of(parts[2].split("\\+"));
            areas.forEach(area -> units.requireEverKnown(handle, area));
            if ((long) asked.size() * areas.size() * days.size() > MOST) {
                throw ProblemException.of(ProblemType.INVALID_PARAMETER, "key", "too-much-data", Map.of("most", MOST));
            }
            List<Series> series = new ArrayList<>();
            for (IndicatorView indicator : asked) {
                for (String area : areas) {
                    series.add(
                            new Series(indicator, area, observations(reading, before, indicator.code(), area, days)));
                }
            }
            return new Data(frequency, moment, series, units.names(handle, areas, first, last, moment));
        });
    }

    private static List<Observation> observations(
            Reading reading, @Nullable Reading before, String code, String area, List<LocalDate> days) {
        List<PointView> now = reading.series(code, area, days);
        List<PointView> then = before == null ? List.of() : before.series(code, area, days);
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            BigDecimal value = now.get(i).figure().value();
            if (before == null || !same(value, then.get(i).figure().value())) {
                observations.add(new Observation(now.get(i).validOn(), value));
            }
        }
        return observations;
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }

    private static List<IndicatorView> asked(List<IndicatorView> all, String codes) {
        if (codes.isEmpty()) {
            return all;
        }
        List<IndicatorView> asked = new ArrayList<>();
        for (String code : codes.split("\\+")) {
            Optional<IndicatorView> found =
                    all.stream().filter(one -> id(one.code()).equals(code)).findFirst();
            asked.add(found.orElseThrow(() -> ProblemException.notFound("indicator", code)));
        }
        return asked;
    }

    private static Frequency frequency(String code) {
        return switch (code) {
            case "", "M" -> Frequency.M;
            case "Q" -> Frequency.Q;
            case "A" -> Frequency.A;
            default ->
                throw ProblemException.of(
                        ProblemType.INVALID_PARAMETER,
                        "key",
                        "not-one-of",
                        Map.of("given", code, "allowed", List.of("A", "Q", "M")));
        };
    }

    /** An identifier of SDMX has no dots. */
    static String id(String code) {
        return code.replace('.', '_');
    }
}
