package vn.ntm.reporting.board;

import static vn.ntm.reporting.fact.TwoClocks.STANDING;
import static vn.ntm.reporting.fact.TwoClocks.known;
import static vn.ntm.reporting.fact.TwoClocks.ofTheLine;
import static vn.ntm.reporting.fact.TwoClocks.trueOnTheDay;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.reporting.fact.TwoClocks;
import vn.ntm.reporting.indicator.Indicators;
import vn.ntm.reporting.indicator.Reading;
import vn.ntm.reporting.unit.PlaceUnit;
import vn.ntm.reporting.unit.PlaceUnits;

/** Puts everything about one unit together. */
@Singleton
class PlacePage {

    private final PlaceUnits units;
    private final Indicators indicators;

    PlacePage(PlaceUnits units, Indicators indicators) {
        this.units = units;
        this.indicators = indicators;
    }

    PlaceView of(Handle handle, Asked asked) {
        List<PlaceUnit> beneath = units.beneath(handle, asked.unit(), asked.validOn(), asked.asOf());
        PlaceUnit unit = beneath.get(0);
        Reading reading = asked.reading(indicators, handle);
        BigDecimal products = figure(reading, "ocop.products.total", asked);
        BigDecimal rated = figure(reading, "ocop.products.rated-3-to-5", asked);
        return new PlaceView(
                unit,
                asked.validOn(),
                above(handle, unit, asked),
                UnitHistory.of(handle, asked.unit(), asked.asOf()),
                beneath.stream().filter(child -> child.depth() == 1).toList(),
                recognitions(handle, unit, asked),
                assessment(handle, asked),
                figure(reading, "budget.plan", asked),
                figure(reading, "budget.disbursed", asked),
                products == null ? 0 : products.longValueExact(),
                rated == null ? 0 : rated.longValueExact());
    }

    private static @Nullable BigDecimal figure(Reading reading, String indicator, Asked asked) {
        return reading.figure(indicator, asked.unit(), asked.validOn()).value();
    }

    private List<PlaceUnit> above(Handle handle, PlaceUnit unit, Asked asked) {
        List<PlaceUnit> above = new ArrayList<>();
        String parent = unit.parentCode();
        while (parent != null) {
            PlaceUnit next =
                    units.beneath(handle, parent, asked.validOn(), asked.asOf()).get(0);
            above.add(next);
            parent = next.parentCode();
        }
        return above;
    }

    /** What was decided about the unit, or, until then, about those whose level is carried over to it. */
    private static List<PlaceView.RecognitionView> recognitions(Handle handle, PlaceUnit unit, Asked asked) {
        return TwoClocks.ask(
                        handle,
                        STANDING + """
                        , shown as (
                            select f.id, null as carried_from from line l join fact f on %1$s
                            where l.own and f.kind = 'RECOGNITION' and %2$s
                            union all
                            select r.id, r.name_vi from rests r where r.carried and r.rung > 0
                        )
                        select f.level, f.year, f.valid_from, f.attributes ->> 'decisionDatePrecision' as precision,
                               f.attributes ->> 'decisionNumber' as number, f.attributes ->> 'basis' as basis, s.carried_from
                        from shown s join fact f on f.id = s.id order by f.valid_from, f.level
                        """.formatted(ofTheLine("f", "l"), trueOnTheDay("f")),
                        asked.unit(),
                        asked.validOn(),
                        asked.asOf())
                .bind("kinds", SqlArray.texts(List.of(unit.kind())))
                .bind("ladder", SqlArray.texts(List.of("STANDARD", "COMPLETED", "ADVANCED", "MODEL")))
                .bind("before", (Integer) null)
                .map((row, context) -> new PlaceView.RecognitionView(
                        row.getString("level"),
                        row.getObject("year", Integer.class),
                        row.getObject("valid_from", LocalDate.class),
                        row.getString("precision"),
                        row.getString("number"),
                        row.getString("basis"),
                        row.getString("carried_from")))
                .list();
    }

    private static PlaceView.@Nullable AssessmentView assessment(Handle handle, Asked asked) {
        return TwoClocks.ask(handle, """
                        select f.criteria_set, s.attributes ->> 'nameVi' as name_vi, s.attributes ->> 'nameEn' as name_en,
                               f.valid_from, f.numerator, f.denominator, f.attributes ->> 'basis' as basis,
                               (f.attributes -> 'verdicts')::text as verdicts,
                               (g.attributes -> 'verdicts')::text as sub_verdicts,
                               (g.attributes -> 'values')::text as measured,
                               (s.attributes -> 'criteria')::text as criteria,
                               (s.attributes -> 'subCriteria')::text as sub_criteria
                        from fact f
                        join fact s on s.kind = 'CRITERIA_SET' and s.criteria_set = f.criteria_set
                         and s.attributes ->> 'complete' = 'true' and %2$s
                        left join fact g on g.kind = 'SUB_CRITERIA_MET' and g.event_id = f.event_id and g.unit = f.unit
                        where f.kind = 'CRITERIA_MET' and f.unit = :unit and f.valid_from <= :on::date and %1$s
                        order by f.valid_from desc, f.position desc limit 1
                        """.formatted(known("f"), known("s")), asked.unit(), asked.validOn(), asked.asOf())
                .map((row, context) -> new PlaceView.AssessmentView(
                        row.getString("criteria_set"),
                        row.getString("name_vi"),
                        row.getString("name_en"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getInt("numerator"),
                        row.getInt("denominator"),
                        row.getString("basis"),
                        row.getString("verdicts"),
                        row.getString("sub_verdicts"),
                        row.getString("measured"),
                        row.getString("criteria"),
                        row.getString("sub_criteria")))
                .findOne()
                .orElse(null);
    }
}
