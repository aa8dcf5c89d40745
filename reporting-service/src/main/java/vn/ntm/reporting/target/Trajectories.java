package vn.ntm.reporting.target;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;
import vn.ntm.reporting.fact.Moment;
import vn.ntm.reporting.indicator.ComparisonView;
import vn.ntm.reporting.indicator.FigureView;
import vn.ntm.reporting.indicator.IndicatorView;
import vn.ntm.reporting.indicator.Indicators;
import vn.ntm.reporting.indicator.Knowledge;
import vn.ntm.reporting.indicator.PointView;
import vn.ntm.reporting.indicator.Reading;
import vn.ntm.reporting.indicator.Standing;
import vn.ntm.reporting.indicator.Step;
import vn.ntm.reporting.unit.PlaceUnits;

/** Puts a figure's way to its target together. */
@Singleton
class Trajectories {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int QUARTERS = 12;
    private static final int INTERVAL = 80;

    private final Database database;
    private final Indicators indicators;
    private final PlaceUnits units;
    private final Justifications justifications;
    private final Clock clock;
    private final BigDecimal allowed;

    Trajectories(
            Database database,
            Indicators indicators,
            PlaceUnits units,
            Justifications justifications,
            Clock clock,
            @ConfigProperty(name = "ntm.target.shortfall-percent", defaultValue = "10") BigDecimal allowed) {
        this.database = database;
        this.indicators = indicators;
        this.units = units;
        this.justifications = justifications;
        this.clock = clock;
        this.allowed = allowed;
    }

    TrajectoryView of(String code, String unit, @Nullable LocalDate validOn, @Nullable Instant asOf) {
        return database.readConsistently(handle -> of(handle, code, unit, validOn, asOf));
    }

    TrajectoryView of(Handle handle, String code, String unit, @Nullable LocalDate validOn, @Nullable Instant asOf) {
        LocalDate on = Moment.day(validOn == null ? BusinessTime.today(clock) : validOn);
        Instant moment = Knowledge.moment(handle, asOf, clock);
        Reading reading = asOf == null ? indicators.readingNow(handle, moment) : indicators.reading(handle, moment);
        units.beneath(handle, unit, on, moment);
        IndicatorView indicator = reading.indicator(code);
        ComparisonView compared = reading.compare(code, unit, on);
        LocalDate targetOn = LocalDate.of(on.getYear(), 12, 31);
        BigDecimal target = compared.target();
        BigDecimal value = compared.figure().value();
        BigDecimal start = target == null ? null : reading.start(code, unit, on);
        BigDecimal progress = percent(start, target, value);
        BigDecimal expected = percent(start, target, compared.expected());
        BigDecimal shortfall = progress == null || expected == null
                ? null
                : expected.subtract(progress).max(BigDecimal.ZERO);
        return new TrajectoryView(
                code,
                unit,
                on,
                moment,
                indicator.direction(),
                value,
                start,
                targetOn,
                target,
                compared.standing(),
                progress,
                expected,
                shortfall,
                allowed,
                shortfall != null && shortfall.compareTo(allowed) > 0,
                target == null ? List.of() : milestones(reading, code, unit, on),
                forecast(reading, indicator, most(indicator, compared.figure()), unit, on, targetOn, target),
                justifications.of(handle, code, unit, on.getYear()));
    }

    /** Share of the way from start to target that lies behind; with down as good the way leads down. */
    private static @Nullable BigDecimal percent(
            @Nullable BigDecimal start, @Nullable BigDecimal target, @Nullable BigDecimal at) {
        if (start == null || target == null || at == null || start.compareTo(target) == 0) {
            return null;
        }
        return plain(at.subtract(start)
                .multiply(HUNDRED)
                .divide(target.subtract(start), MathContext.DECIMAL64)
                .setScale(2, RoundingMode.HALF_UP));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static List<TrajectoryView.MilestoneView> milestones(
            Reading reading, String code, String unit, LocalDate on) {
        List<TrajectoryView.MilestoneView> milestones = new ArrayList<>();
        for (LocalDate day : Step.QUARTER.days(on.withDayOfYear(1), LocalDate.of(on.getYear(), 12, 31))) {
            ComparisonView compared = reading.compare(code, unit, day);
            boolean passed = !day.isAfter(on);
            milestones.add(new TrajectoryView.MilestoneView(
                    day,
                    compared.expected(),
                    passed ? compared.figure().value() : null,
                    passed ? compared.standing() : Standing.NOT_REPORTED));
        }
        return milestones;
    }

    /** What the figure cannot get beyond: the whole that it is counted of, or a hundred per cent. */
    private static double most(IndicatorView indicator, FigureView figure) {
        BigDecimal of = figure.denominator();
        if (indicator.additive() && of != null) {
            return of.doubleValue();
        }
        return indicator.unit().equals("percent") ? 100 : Double.POSITIVE_INFINITY;
    }

    /** Monthly within the year for what starts anew each year, else by quarters of the last three years. */
    private static TrajectoryView.ForecastView forecast(
            Reading reading,
            IndicatorView indicator,
            double most,
            String unit,
            LocalDate on,
            LocalDate targetOn,
            @Nullable BigDecimal target) {
        boolean monthly = reading.startsEachYear(indicator.code());
        Step step = monthly ? Step.MONTH : Step.QUARTER;
        LocalDate first = monthly ? on.withDayOfYear(1) : on.minusMonths(3L * QUARTERS);
        List<LocalDate> days = step.days(first, on);
        List<Double> known = new ArrayList<>();
        for (PointView point : reading.series(indicator.code(), unit, days)) {
            BigDecimal value = point.figure().value();
            if (value != null) {
                known.add(value.doubleValue());
            }
        }
        int steps = step.days(on.plusDays(1), targetOn).size();
        Forecast.Result result = targetOn.isAfter(on) ? Forecast.of(known, steps) : null;
        if (result == null) {
            boolean over = !targetOn.isAfter(on);
            return new TrajectoryView.ForecastView(
                    over ? "TARGET_DAY_REACHED" : "TOO_FEW_POINTS",
                    over
                            ? "Đã đến ngày của mục tiêu; không còn gì để dự báo."
                            : "Quá ít số liệu: có " + known.size() + " mốc, cần ít nhất " + Forecast.FEWEST + ".",
                    over
                            ? "The target's day has come; nothing is left to forecast."
                            : "Too few points: there are " + known.size() + ", at least " + Forecast.FEWEST
                                    + " are needed.",
                    known.size(),
                    step.name(),
                    targetOn,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        result = result.within(most);
        BigDecimal value = rounded(result.value(), indicator);
        boolean lowerIsBetter = indicator.direction().equals("LOWER_IS_BETTER");
        return new TrajectoryView.ForecastView(
                "FORECAST",
                "Dự báo từ " + known.size() + " mốc; khoảng 80% và sai số tính từ việc thử phương pháp trên quá khứ.",
                "Forecast from " + known.size()
                        + " points; the 80 % interval and the error come from trying the method on the past.",
                known.size(),
                step.name(),
                targetOn,
                result.method().name(),
                value,
                rounded(result.lower(), indicator),
                rounded(result.upper(), indicator),
                INTERVAL,
                rounded(result.error(), indicator),
                result.tried(),
                target == null ? null : lowerIsBetter ? value.compareTo(target) <= 0 : value.compareTo(target) >= 0);
    }

    /** A forecast is no more exact than one decimal beyond what a reader is shown. */
    private static BigDecimal rounded(double value, IndicatorView indicator) {
        return plain(BigDecimal.valueOf(value).setScale(indicator.decimals() + 1, RoundingMode.HALF_UP));
    }

    /** 422 where the figure does not fall short by more than the allowed share. */
    BigDecimal requireShortfall(Handle handle, String code, String unit, LocalDate on) {
        TrajectoryView trajectory = of(handle, code, unit, on, null);
        BigDecimal shortfall = trajectory.shortfallPercent();
        if (shortfall == null || !trajectory.justificationRequired()) {
            throw ProblemException.of(
                    ProblemType.INVALID_CONTENT,
                    "/indicator",
                    "no-shortfall",
                    Map.of("indicator", code, "shortfall", shortfall == null ? "?" : shortfall, "allowed", allowed));
        }
        return shortfall;
    }
}
