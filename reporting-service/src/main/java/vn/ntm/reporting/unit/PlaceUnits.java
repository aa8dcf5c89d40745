package vn.ntm.reporting.unit;

import static vn.ntm.reporting.fact.TwoClocks.known;
import static vn.ntm.reporting.fact.TwoClocks.trueOnTheDay;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;
import vn.ntm.reporting.fact.TwoClocks;

/** Finds the units that lay beneath another on a day, as known at a moment. */
@Singleton
public class PlaceUnits {

    private static final String BENEATH = """
            with recursive place (code, name_vi, name_ascii, kind, parent_code, depth) as (
                select u.code, u.name_vi, u.name_ascii, u.kind, u.parent_code, 0
                from unit_fact u where u.code = :unit and %1$s
                union all
                select u.code, u.name_vi, u.name_ascii, u.kind, u.parent_code, p.depth + 1
                from place p join unit_fact u on u.parent_code = p.code where %1$s
            )
            select * from place order by depth, name_vi collate "vi-x-icu", code
            """.formatted(trueOnTheDay("u"));

    /** The unit first, then all beneath it by level and name; 404 where no unit had the code on that day. */
    public List<PlaceUnit> beneath(Handle handle, String unit, LocalDate on, Instant asOf) {
        List<PlaceUnit> units = TwoClocks.ask(handle, BENEATH, unit, on, asOf)
                .map((row, context) -> new PlaceUnit(
                        row.getString("code"),
                        row.getString("name_vi"),
                        row.getString("name_ascii"),
                        row.getString("kind"),
                        row.getString("parent_code"),
                        row.getInt("depth")))
                .list();
        if (units.isEmpty()) {
            throw noSuchUnit(unit, on);
        }
        return units;
    }

    /** 404 where no unit had the code on the day, so that nobody is told the zeros of a unit that is not there. */
    public void requireThere(Handle handle, String unit, LocalDate on, Instant asOf) {
        boolean there = TwoClocks.ask(
                        handle,
                        "select exists (select 1 from unit_fact u where u.code = :unit and" + trueOnTheDay("u") + ")",
                        unit,
                        on,
                        asOf)
                .mapTo(Boolean.class)
                .one();
        if (!there) {
            throw noSuchUnit(unit, on);
        }
    }

    private static ProblemException noSuchUnit(String unit, LocalDate on) {
        return ProblemException.of(
                ProblemType.NOT_FOUND, "unit", "no-such-unit-on-date", Map.of("unit", unit, "on", on));
    }

    /** 404 where no unit had the code on any day, so that a mistyped code is not taken for one that reported nothing. */
    public void requireEverKnown(Handle handle, String unit) {
        boolean known = handle.createQuery("select exists (select 1 from unit_fact u where u.code = :unit)")
                .bind("unit", unit)
                .mapTo(Boolean.class)
                .one();
        if (!known) {
            throw ProblemException.notFound("unit", unit);
        }
    }

    /** What each code named from the first day to the last; of several names in the order of time, since codes are given again. */
    public Map<String, String> names(
            Handle handle, Collection<String> codes, LocalDate first, LocalDate last, Instant asOf) {
        Map<String, String> names = new HashMap<>();
        handle.createQuery("""
                        select u.code, u.name_vi from unit_fact u
                        where u.code = any (:codes) and u.valid_from <= :last and u.valid_to > :first and %s
                        group by u.code, u.name_vi order by min(u.valid_from)
                        """.formatted(known("u")))
                .bind("codes", SqlArray.texts(codes))
                .bind("first", first)
                .bind("last", last)
                .bind("asOf", asOf)
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(found ->
                        names.merge(found.getKey(), found.getValue(), (before, after) -> before + " → " + after));
        return names;
    }

    /** Days on which a unit beneath this one began or changed, oldest first. */
    public List<LocalDate> reforms(Handle handle, String unit, Instant asOf) {
        return TwoClocks.ask(handle, """
                        with recursive place (code) as (
                            select :unit::text
                            union
                            select u.code from place p join unit_fact u on u.parent_code = p.code and %1$s
                        )
                        select distinct d.day from place p join unit_fact u on u.code = p.code and %1$s,
                               lateral (values (u.valid_from), (u.valid_to)) as d (day)
                        where isfinite(d.day) order by d.day
                        """.formatted(known("u")), unit, LocalDate.EPOCH, asOf)
                .mapTo(LocalDate.class)
                .list();
    }

    /** The unit that lies beneath no other: the province. */
    public Optional<String> top(Handle handle) {
        return handle.createQuery("""
                        select code from unit_fact where parent_code is null and recorded_to = 'infinity'
                        order by code limit 1
                        """).mapTo(String.class).findOne();
    }

    /**
     * The day that a reader is shown first: today where the year already has a plan or an assessment, else the day that
     * most published figures speak of.
     */
    public LocalDate firstDay(Handle handle, String unit, LocalDate today) {
        boolean current = handle.createQuery("""
                        select exists (select 1 from fact where kind in ('APPROPRIATION', 'CRITERIA_MET', 'DISBURSEMENT')
                                       and valid_from between :yearStart::date and :today::date
                                       and recorded_to = 'infinity')
                        """)
                .bind("yearStart", today.withDayOfYear(1))
                .bind("today", today)
                .mapTo(Boolean.class)
                .one();
        return current
                ? today
                : handle.createQuery("""
                        select valid_from from fact
                        where kind = 'STATEMENT' and unit = :unit and recorded_to = 'infinity'
                          and not (attributes ->> 'rival')::boolean
                        group by valid_from order by count(*) desc, valid_from desc limit 1
                        """)
                        .bind("unit", unit)
                        .mapTo(LocalDate.class)
                        .findOne()
                        .orElse(today);
    }
}
