package vn.ntm.reporting.board;

import static vn.ntm.reporting.fact.TwoClocks.GROUND;
import static vn.ntm.reporting.fact.TwoClocks.known;
import static vn.ntm.reporting.fact.TwoClocks.saidOf;
import static vn.ntm.reporting.fact.TwoClocks.trueOnTheDay;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.reporting.fact.TwoClocks;
import vn.ntm.reporting.indicator.FigureView;
import vn.ntm.reporting.indicator.Indicators;
import vn.ntm.reporting.indicator.Reading;
import vn.ntm.reporting.indicator.Step;
import vn.ntm.reporting.unit.PlaceUnit;
import vn.ntm.reporting.unit.PlaceUnits;

/** Reads the year's money: against the plan, unit by unit, and where it goes. */
@Singleton
class MoneyQueries {

    private static final String PLAN = "budget.plan";
    private static final String DISBURSED = "budget.disbursed";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Indicators indicators;
    private final PlaceUnits units;

    MoneyQueries(Indicators indicators, PlaceUnits units) {
        this.indicators = indicators;
        this.units = units;
    }

    MoneyView of(Handle handle, Asked asked) {
        Reading reading = asked.reading(indicators, handle);
        return new MoneyView(
                asked.unit(),
                asked.validOn(),
                asked.validOn().getYear(),
                reading.figure(PLAN, asked.unit(), asked.validOn()).value(),
                reading.figure(DISBURSED, asked.unit(), asked.validOn()).value(),
                months(reading, asked, HeldMoney.commitments(handle, asked)),
                units(handle, reading, asked),
                flows(handle, asked),
                HeldMoney.obstacles(handle, asked));
    }

    private static List<MoneyView.MonthView> months(
            Reading reading, Asked asked, NavigableMap<LocalDate, BigDecimal> commitments) {
        List<MoneyView.MonthView> months = new ArrayList<>();
        for (LocalDate day : Step.MONTH.days(asked.validOn().withDayOfYear(1), asked.validOn())) {
            BigDecimal plan = reading.figure(PLAN, asked.unit(), day).value();
            Map.Entry<LocalDate, BigDecimal> committed = commitments.floorEntry(day);
            months.add(new MoneyView.MonthView(
                    day,
                    plan,
                    plan == null ? null : Attention.passed(plan, day),
                    committed == null ? null : committed.getValue(),
                    reading.figure(DISBURSED, asked.unit(), day).value()));
        }
        return months;
    }

    /** What lies directly beneath the unit; the unit itself where nothing beneath it has a plan of its own. */
    List<MoneyView.UnitView> units(Handle handle, Reading reading, Asked asked) {
        List<PlaceUnit> all = units.beneath(handle, asked.unit(), asked.validOn(), asked.asOf());
        List<MoneyView.UnitView> beneath = all.stream()
                .filter(unit -> unit.depth() == 1)
                .map(unit -> unit(reading, unit, asked))
                .toList();
        return beneath.stream().anyMatch(unit -> unit.plan() != null)
                ? beneath
                : List.of(unit(reading, all.get(0), asked));
    }

    private static MoneyView.UnitView unit(Reading reading, PlaceUnit unit, Asked asked) {
        FigureView plan = reading.figure(PLAN, unit.code(), asked.validOn());
        FigureView disbursed = reading.figure(DISBURSED, unit.code(), asked.validOn());
        return new MoneyView.UnitView(
                unit.code(),
                unit.nameVi(),
                plan.value(),
                plan.value() == null ? null : Attention.passed(plan.value(), asked.validOn()),
                disbursed.value(),
                rate(disbursed.value(), plan.value()));
    }

    private static @Nullable BigDecimal rate(@Nullable BigDecimal disbursed, @Nullable BigDecimal plan) {
        return disbursed == null || plan == null || plan.signum() == 0
                ? null
                : disbursed
                        .multiply(HUNDRED)
                        .divide(plan, MathContext.DECIMAL64)
                        .setScale(2, RoundingMode.HALF_UP);
    }

    /** Assignments between units by source, and the projects that a unit's money is detailed to. */
    private static List<MoneyView.FlowView> flows(Handle handle, Asked asked) {
        return TwoClocks.ask(
                        handle,
                        GROUND + """
                        , line as (
                            select g.said_from, f.* from ground g join fact f on f.kind = 'ASSIGNMENT' and %3$s
                             and f.year = :year and %1$s
                        ),
                        paid as (
                            select g.said_from, f.unit, f.item, sum(f.numerator) as amount from ground g join fact f
                              on f.kind = 'DISBURSEMENT' and %3$s and f.year = :year and %1$s
                            group by 1, 2, 3
                        ),
                        named as (
                            select distinct on (g.code, g.said_from) g.code, g.said_from, u.name_vi
                            from ground g join unit_fact u on u.code = g.code and u.valid_from < g.said_to
                             and g.said_from < u.valid_to and u.valid_from <= :on::date and %2$s
                            order by g.code, g.said_from, u.valid_from desc
                        )
                        select f.attributes ->> 'fundSource' as source, f.from_unit, f.unit as target, n.name_vi,
                               null::text as project, sum(f.numerator) as amount, null::numeric as disbursed
                        from line f join named n on n.code = f.unit and n.said_from = f.said_from
                        where f.from_unit <> f.unit group by 1, 2, 3, 4
                        union all
                        select f.unit, null::text, f.item, n.name_vi, coalesce(max(f.attributes ->> 'projectName'), f.item), sum(f.numerator),
                               max(p.amount)
                        from line f join named n on n.code = f.unit and n.said_from = f.said_from
                             left join paid p on p.unit = f.unit and p.said_from = f.said_from and p.item = f.item
                        where f.from_unit = f.unit and f.item is not null group by 1, 3, 4
                        order by project nulls first, amount desc, target
                        """.formatted(trueOnTheDay("f"), known("u"), saidOf("f", "g")),
                        asked.unit(),
                        asked.validOn(),
                        asked.asOf())
                .bind("year", asked.validOn().getYear())
                .map((row, context) -> new MoneyView.FlowView(
                        String.valueOf(row.getString("source")),
                        row.getString("from_unit"),
                        row.getString("target"),
                        row.getString("name_vi"),
                        row.getString("project"),
                        row.getBigDecimal("amount"),
                        row.getBigDecimal("disbursed")))
                .list();
    }
}
