package vn.ntm.criteria.otherfacts;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.ntm.criteria.unit.UnitLines;

/** Answers from what other services said; a unit of which nobody said anything has no answer, which is not zero. */
@Singleton
public class OtherFacts {

    /**
     * The unit of a code on a day with all that went whole into it. A fact belongs to the unit that carried its code on the
     * fact's day; where none did, to the one that carried it last.
     */
    private static final String WHOSE = """
            with line as (
                select code, valid from unit_line(array[:unit], :at, false)
                union all
                select :unit, daterange(null, null)
                where not exists (select 1 from unit_period where code = :unit and valid @> :at::date)
            )
            """;

    private static final String BELONGS = """
             exists (select 1 from line l where l.code = f.unit and (l.valid @> f.on_day
                 or (upper(l.valid) <= f.on_day and not exists (
                     select 1 from unit_period o where o.code = f.unit and o.valid @> f.on_day))))
            """;

    private final UnitLines lines;

    OtherFacts(UnitLines lines) {
        this.lines = lines;
    }

    /** A day's debt, each project as last stated up to that day; empty where no project of the unit was ever stated. */
    public Optional<ConstructionDebt> constructionDebt(Handle handle, String unit, LocalDate on) {
        return constructionDebt(handle, unit, on, on);
    }

    /**
     * What the divided units owe on a day of which this unit has a part, each project as last stated: nobody said which of
     * the parts owes it. Who states it for the right one by now settles that.
     */
    public List<ConstructionDebt> debtOfDividedUnits(Handle handle, String unit, LocalDate on) {
        return debtOfDividedUnits(handle, unit, on, on);
    }

    private List<ConstructionDebt> debtOfDividedUnits(Handle handle, String unit, LocalDate at, LocalDate on) {
        List<ConstructionDebt> open = new ArrayList<>();
        for (UnitLines.Divided divided : lines.divided(handle, unit, at)) {
            constructionDebt(handle, divided.code(), divided.until(), on)
                    .filter(debt -> !debt.isSettled())
                    .ifPresent(open::add);
            open.addAll(debtOfDividedUnits(handle, divided.code(), divided.until(), on));
        }
        return open;
    }

    /** @param at a day on which the unit carries the code */
    private static Optional<ConstructionDebt> constructionDebt(Handle handle, String unit, LocalDate at, LocalDate on) {
        List<ConstructionDebt.Project> stated = handle.createQuery(WHOSE + """
                        , f as (
                            select distinct on (d.subject) d.subject, d.unit, d.project, d.debt, d.as_of as on_day
                            from construction_debt d
                            where d.as_of <= :on and d.subject in (
                                select o.subject from construction_debt o join line on line.code = o.unit)
                            order by d.subject, d.as_of desc, d.sequence desc
                        )
                        select subject, project, debt, on_day from f where
                        """ + BELONGS + "order by subject")
                .bind("unit", unit)
                .bind("at", at)
                .bind("on", on)
                .map((row, c) -> new ConstructionDebt.Project(
                        row.getString(1), row.getString(2), row.getLong(3), row.getObject(4, LocalDate.class)))
                .list();
        return stated.stream()
                .map(ConstructionDebt.Project::asOf)
                .max(LocalDate::compareTo)
                .map(asOf -> {
                    long amount = stated.stream()
                            .mapToLong(ConstructionDebt.Project::amount)
                            .reduce(0, Math::addExact);
                    List<ConstructionDebt.Project> open = stated.stream()
                            .filter(project -> project.amount() > 0)
                            .toList();
                    return new ConstructionDebt(unit, amount, asOf, open);
                });
    }

    /** Products of the unit whose certificate of at least this many stars is in force on the day; its last day is out. */
    public int ocopProductsInForce(Handle handle, String unit, int minimumStar, LocalDate on) {
        return ocopProductsInForce(handle, unit, minimumStar, on, on);
    }

    /** The same of the divided units of which this unit has a part: nobody said in which of the parts they are made. */
    public int ocopProductsOfDividedUnits(Handle handle, String unit, int minimumStar, LocalDate on) {
        return ocopProductsOfDividedUnits(handle, unit, minimumStar, on, on);
    }

    private int ocopProductsOfDividedUnits(Handle handle, String unit, int minimumStar, LocalDate at, LocalDate on) {
        int open = 0;
        for (UnitLines.Divided divided : lines.divided(handle, unit, at)) {
            open += ocopProductsInForce(handle, divided.code(), minimumStar, divided.until(), on)
                    + ocopProductsOfDividedUnits(handle, divided.code(), minimumStar, divided.until(), on);
        }
        return open;
    }

    /** @param at a day on which the unit carries the code */
    private static int ocopProductsInForce(Handle handle, String unit, int minimumStar, LocalDate at, LocalDate on) {
        return handle.createQuery(WHOSE + """
                        , f as (
                            select product, unit, lower(valid) as on_day from ocop_certificate
                            where unit in (select code from line) and star >= :star and valid @> :on::date
                        )
                        select count(distinct product) from f where
                        """ + BELONGS)
                .bind("unit", unit)
                .bind("star", minimumStar)
                .bind("at", at)
                .bind("on", on)
                .mapTo(Integer.class)
                .one();
    }

    /** Whether such a certificate is in force that was registered for a unit above this one, and for none more exactly. */
    public boolean hasOcopProductsAbove(Handle handle, String unit, int minimumStar, LocalDate on) {
        return handle.createQuery("""
                        with recursive above as (
                            select parent_code from unit_period where code = :unit and valid @> :on::date
                            union
                            select u.parent_code from unit_period u join above a on u.code = a.parent_code
                            where u.valid @> :on::date
                        )
                        select exists (select 1 from ocop_certificate
                            where unit in (select parent_code from above) and star >= :star and valid @> :on::date)
                        """)
                .bind("unit", unit)
                .bind("star", minimumStar)
                .bind("on", on)
                .mapTo(Boolean.class)
                .one();
    }
}
