package vn.ntm.reporting.board;

import static vn.ntm.reporting.fact.TwoClocks.STANDING;
import static vn.ntm.reporting.fact.TwoClocks.fromOutside;
import static vn.ntm.reporting.fact.TwoClocks.known;
import static vn.ntm.reporting.fact.TwoClocks.ofTheLine;
import static vn.ntm.reporting.fact.TwoClocks.saidOf;
import static vn.ntm.reporting.fact.TwoClocks.trueOnTheDay;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.reporting.fact.TwoClocks;
import vn.ntm.reporting.unit.Coordinates;
import vn.ntm.reporting.unit.PlaceUnit;
import vn.ntm.reporting.unit.PlaceUnits;

/** Reads what is known about places. */
@Singleton
public class PlaceQueries {

    /** From the lowest to the highest. */
    static final List<String> LADDER = List.of("STANDARD", "ADVANCED", "MODEL");

    private static final String COMMUNES = STANDING
            + """
            , held as (
                select distinct on (r.unit) r.unit, (:ladder)[r.rung] as level, r.carried, f.valid_from,
                       f.attributes ->> 'decisionNumber' as number
                from rests r join fact f on f.id = r.id where r.rung > 0
                order by r.unit, r.rung_then, f.valid_from desc, f.id
            ), complete as materialized (
                select s.criteria_set from fact s
                where s.kind = 'CRITERIA_SET' and s.attributes ->> 'complete' = 'true' and %4$s
            ), latest as (
                select distinct on (l.unit) l.unit, m.*
                from line l cross join lateral (
                    select f.criteria_set, f.valid_from, f.numerator, f.denominator, f.position,
                           (f.attributes -> 'verdicts')::text as verdicts from fact f
                    where f.kind = 'CRITERIA_MET' and %2$s and f.valid_from <= :on::date and %3$s
                      and f.criteria_set in (select criteria_set from complete)
                    order by f.valid_from desc, f.position desc limit 1
                ) m
                where l.own order by l.unit, m.valid_from desc, m.position desc
            )
            select a.code, r.level, case when not r.carried then r.valid_from end as decided_on,
                   case when not r.carried then r.number end as number,
                   case when r.carried then a.valid_from end as carried_since, m.criteria_set, m.valid_from as assessed_on,
                   m.numerator as met, m.denominator as total, m.verdicts, b.plan, b.disbursed, p.products, p.rated
            from asked a
            left join held r on r.unit = a.code
            left join latest m on m.unit = a.code
            left join lateral (
                with ground as (
                    select g.code, g.said_from, g.said_to from unit_grounds(:asOf::timestamptz) g
                    where g.above = a.code and g.lies_from <= :on::date and :on::date < g.lies_to
                )
                select sum(f.numerator) filter (where f.kind <> 'DISBURSEMENT') as plan,
                       sum(f.numerator) filter (where f.kind = 'DISBURSEMENT') as disbursed
                from ground g join fact f on f.kind in ('APPROPRIATION', 'ASSIGNMENT', 'DISBURSEMENT') and %5$s
                  and f.year = :year and %1$s %6$s
            ) b on true
            left join lateral (
                select count(distinct f.item) filter (where f.kind = 'PRODUCT') as products,
                       count(distinct f.item) filter (where f.kind = 'CERTIFICATE' and f.star >= 3) as rated
                from unit_grounds(:asOf::timestamptz) g join fact f on f.kind in ('PRODUCT', 'CERTIFICATE') and %5$s and %1$s
                where g.above = a.code and g.lies_from <= :on::date and :on::date < g.lies_to
            ) p on true
            """.formatted(
                            trueOnTheDay("f"),
                            ofTheLine("f", "l"),
                            known("f"),
                            known("s"),
                            saidOf("f", "g"),
                            fromOutside("f", "f.valid_from"));

    private final PlaceUnits units;
    private final Coordinates coordinates;

    PlaceQueries(PlaceUnits units, Coordinates coordinates) {
        this.units = units;
        this.coordinates = coordinates;
    }

    private record Row(
            @Nullable String level,
            @Nullable LocalDate decidedOn,
            @Nullable String number,
            @Nullable LocalDate carriedSince,
            @Nullable String criteriaSet,
            @Nullable LocalDate assessedOn,
            @Nullable BigDecimal met,
            @Nullable BigDecimal total,
            @Nullable String verdicts,
            @Nullable BigDecimal plan,
            @Nullable BigDecimal disbursed,
            long products,
            long rated) {}

    /** The communes beneath a unit, by name; wards and townships are not recognised and so are left out. */
    public List<CommuneView> communes(Handle handle, Asked asked) {
        Map<String, Row> rows = new HashMap<>();
        TwoClocks.askPlanned(handle, COMMUNES, asked.unit(), asked.validOn(), asked.asOf())
                .bind("ladder", SqlArray.texts(LADDER))
                .bind("year", asked.validOn().getYear())
                .bind("kinds", SqlArray.texts(List.of(PlaceUnit.COMMUNE)))
                .bind("before", (Integer) null)
                .map((row, context) -> Map.entry(
                        row.getString("code"),
                        new Row(
                                row.getString("level"),
                                row.getObject("decided_on", LocalDate.class),
                                row.getString("number"),
                                row.getObject("carried_since", LocalDate.class),
                                row.getString("criteria_set"),
                                row.getObject("assessed_on", LocalDate.class),
                                row.getBigDecimal("met"),
                                row.getBigDecimal("total"),
                                row.getString("verdicts"),
                                row.getBigDecimal("plan"),
                                row.getBigDecimal("disbursed"),
                                row.getLong("products"),
                                row.getLong("rated"))))
                .forEach(entry -> rows.put(entry.getKey(), entry.getValue()));
        List<PlaceUnit> all = units.beneath(handle, asked.unit(), asked.validOn(), asked.asOf());
        Map<String, PlaceUnit> byCode = new HashMap<>();
        all.forEach(unit -> byCode.put(unit.code(), unit));
        return all.stream()
                .filter(unit -> unit.kind().equals(PlaceUnit.COMMUNE))
                .map(unit -> view(unit, byCode.get(unit.parentCode()), rows.get(unit.code())))
                .toList();
    }

    private CommuneView view(PlaceUnit unit, @Nullable PlaceUnit parent, @Nullable Row row) {
        if (row == null) {
            throw new IllegalStateException("The two readings of one state differ about " + unit.code());
        }
        Optional<Coordinates.Point> point = coordinates.of(unit);
        return new CommuneView(
                unit.code(),
                unit.nameVi(),
                unit.kind(),
                parent == null ? null : parent.code(),
                parent == null ? null : parent.nameVi(),
                point.map(Coordinates.Point::latitude).orElse(null),
                point.map(Coordinates.Point::longitude).orElse(null),
                row.level(),
                row.decidedOn(),
                row.number(),
                row.carriedSince(),
                row.criteriaSet(),
                row.assessedOn(),
                row.met() == null ? null : row.met().intValueExact(),
                row.total() == null ? null : row.total().intValueExact(),
                row.verdicts(),
                row.plan(),
                row.disbursed(),
                row.products(),
                row.rated());
    }

    static @Nullable BigDecimal criteriaTotal(Handle handle, Asked asked, @Nullable String set) {
        return ofSet(handle, asked, set, row -> row.getBigDecimal("numerator"));
    }

    static OverviewView.@Nullable CriteriaSetView criteriaSet(Handle handle, Asked asked, @Nullable String set) {
        return ofSet(
                handle,
                asked,
                set,
                row -> new OverviewView.CriteriaSetView(row.getString("name_vi"), row.getString("name_en")));
    }

    /** A column or more of the criteria set's fact. */
    private interface Column<T> {
        @Nullable
        T of(ResultSet row) throws SQLException;
    }

    private static <T> @Nullable T ofSet(Handle handle, Asked asked, @Nullable String set, Column<T> column) {
        return set == null
                ? null
                : TwoClocks.ask(
                                handle,
                                "select s.numerator, s.attributes ->> 'nameVi' as name_vi, s.attributes ->> 'nameEn' as name_en"
                                        + " from fact s where s.kind = 'CRITERIA_SET' and s.criteria_set = :set and"
                                        + known("s") + " limit 1",
                                asked.unit(),
                                asked.validOn(),
                                asked.asOf())
                        .bind("set", set)
                        .map((row, context) -> column.of(row))
                        .findOne()
                        .orElse(null);
    }
}
