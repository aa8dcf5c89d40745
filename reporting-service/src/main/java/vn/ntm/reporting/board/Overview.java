package vn.ntm.reporting.board;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.reporting.indicator.FigureView;
import vn.ntm.reporting.indicator.Indicators;
import vn.ntm.reporting.indicator.Knowledge;
import vn.ntm.reporting.indicator.Reading;
import vn.ntm.reporting.indicator.Step;
import vn.ntm.reporting.unit.PlaceUnit;
import vn.ntm.reporting.unit.PlaceUnits;

/** Puts the unit on one screen: four topics, each with its figure, target, last year and trend, and what needs a decision. */
@Singleton
class Overview {

    private static final String RATED = "ocop.products.rated-3-to-5";
    /** An assessment counts for its calendar year; a reader is shown the last one of the years before, dated. */
    private static final int YEARS_BACK = 2;

    private static final List<Topic> TOPICS = List.of(
            new Topic(
                    "recognition",
                    "ntm.communes.standard",
                    List.of("ntm.communes.advanced", "ntm.communes.model", "ntm.districts.completed"),
                    Step.QUARTER,
                    2),
            new Topic(
                    "criteria",
                    "ntm.criteria.average",
                    List.of("ntm.communes.below-15-criteria", "ntm.income.rural", "ntm.poverty.rural"),
                    Step.YEAR,
                    6),
            new Topic("money", "budget.disbursed", List.of("budget.disbursement-rate", "budget.plan"), Step.MONTH, 0),
            new Topic("ocop", RATED, List.of("ocop.products.new", "ocop.certificates.expiring"), Step.QUARTER, 2));

    private final Indicators indicators;
    private final PlaceUnits units;
    private final Attention attention;
    private final Clock clock;

    /** @param yearsOfTrend full years before the day's year; 0 for the day's year alone */
    private record Topic(String name, String indicator, List<String> beside, Step step, int yearsOfTrend) {}

    Overview(Indicators indicators, PlaceUnits units, Attention attention, Clock clock) {
        this.indicators = indicators;
        this.units = units;
        this.attention = attention;
        this.clock = clock;
    }

    OverviewView of(Handle handle, Asked asked) {
        PlaceUnit unit = units.beneath(handle, asked.unit(), asked.validOn(), asked.asOf())
                .get(0);
        Reading reading = asked.reading(indicators, handle);
        Knowledge knowledge = Knowledge.of(handle);
        LocalDate today = BusinessTime.today(clock);
        Map<String, Long> positions =
                asked.latest() ? knowledge.positions() : Knowledge.positions(handle, asked.asOf());
        return new OverviewView(
                unit,
                asked.validOn(),
                asked.asOf(),
                today,
                units.firstDay(handle, asked.unit(), today),
                positions,
                asked.latest() ? knowledge.newest() : asked.asOf(),
                TOPICS.stream()
                        .map(topic -> tile(handle, reading, asked, topic))
                        .toList(),
                attention.of(handle, reading, asked));
    }

    private OverviewView.TileView tile(Handle handle, Reading reading, Asked asked, Topic topic) {
        LocalDate shownOn = lastReported(reading, topic.indicator(), asked);
        FigureView figure = reading.figure(topic.indicator(), asked.unit(), shownOn);
        LocalDate first = shownOn.withDayOfYear(1).minusYears(topic.yearsOfTrend());
        return new OverviewView.TileView(
                topic.name(),
                reading.indicator(topic.indicator()),
                shownOn,
                figure,
                PlaceQueries.criteriaSet(handle, asked, figure.criteriaSet()),
                of(handle, reading, asked, topic, shownOn, figure),
                reading.compare(topic.indicator(), asked.unit(), shownOn),
                reading.series(topic.indicator(), asked.unit(), topic.step().days(first, shownOn)).stream()
                        .map(point -> new OverviewView.TrendView(
                                point.validOn(), point.figure().value()))
                        .toList(),
                topic.beside().stream()
                        .map(code -> new OverviewView.BesideView(
                                reading.indicator(code),
                                reading.figure(code, asked.unit(), shownOn).value()))
                        .toList());
    }

    private static LocalDate lastReported(Reading reading, String indicator, Asked asked) {
        LocalDate day = asked.validOn();
        for (int back = 0; back <= YEARS_BACK; back++) {
            if (reading.figure(indicator, asked.unit(), day).value() != null) {
                return day;
            }
            day = day.withDayOfYear(1).minusDays(1);
        }
        return asked.validOn();
    }

    private static @Nullable BigDecimal of(
            Handle handle, Reading reading, Asked asked, Topic topic, LocalDate on, FigureView figure) {
        return switch (topic.name()) {
            case "recognition" -> figure.denominator();
            case "criteria" -> PlaceQueries.criteriaTotal(handle, asked, figure.criteriaSet());
            case "money" -> reading.figure("budget.plan", asked.unit(), on).value();
            default -> reading.figure("ocop.products.total", asked.unit(), on).value();
        };
    }
}
