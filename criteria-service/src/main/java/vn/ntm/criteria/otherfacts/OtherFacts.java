package vn.ntm.criteria.otherfacts;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Answers from what other services said; a unit of which nobody said anything has no answer, which is not zero. */
@Singleton
public class OtherFacts {

    /** A day's debt, each project as last stated up to that day; empty where no project of the unit was ever stated. */
    public Optional<ConstructionDebt> constructionDebt(Handle handle, String unit, LocalDate on) {
        List<ConstructionDebt.Project> stated = handle.createQuery("""
                        select distinct on (subject) subject, project, debt, as_of from construction_debt
                        where unit = :unit and as_of <= :on order by subject, as_of desc, sequence desc
                        """)
                .bind("unit", unit)
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
        return handle.createQuery("select count(distinct product) from ocop_certificate"
                        + " where unit = :unit and star >= :star and valid @> :on::date")
                .bind("unit", unit)
                .bind("star", minimumStar)
                .bind("on", on)
                .mapTo(Integer.class)
                .one();
    }
}
