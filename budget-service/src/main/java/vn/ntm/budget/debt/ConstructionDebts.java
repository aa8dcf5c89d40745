package vn.ntm.budget.debt;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.time.BusinessTime;

/** Keeps debt and payable of projects, and tells others when one of them changed. */
@Singleton
public class ConstructionDebts {

    static final String TYPE = "vn.ntm.budget.construction-debt-changed.v1";

    private static final String SUMS = """
            select p.unit, p.project,
                   coalesce((select sum(a.volume) from acceptance a join contract k on k.id = a.contract_id
                             where a.state = 'APPROVED' and k.unit = p.unit and k.body::jsonb ->> 'project' = p.project
                               and a.on_date <= :on), 0) as accepted,
                   coalesce(e.allotted, 0) as allotted, coalesce(e.paid, 0) as paid
            from unnest(:units, :projects) as p (unit, project)
            left join lateral (
                select sum(credit - debit) filter (where bucket not in ('AUTHORITY', 'CARRIED_OUT', 'CANCELLED', 'RETURNED')
                           or (bucket = 'AUTHORITY' and exists (
                               select 1 from ledger_transaction t
                               where t.id = transaction_id and is_nobodys_money(t.document)))) as allotted,
                       sum(credit - debit) filter (where bucket in ('PAID', 'SETTLED') and c.contract is not null) as paid
                from entry join cell c on c.id = cell_id
                where c.unit = p.unit and c.project = p.project and business_date <= :on
            ) e on true
            order by p.unit, p.project
            """;

    private final Clock clock;

    ConstructionDebts(Clock clock) {
        this.clock = clock;
    }

    /** Code of the unit that holds a project, and the project's code. */
    public record Project(String unit, String code) implements Comparable<Project> {

        @Override
        public int compareTo(Project other) {
            return (unit + "/" + code).compareTo(other.unit + "/" + other.code);
        }
    }

    /** Debt and payable of these projects on a date, from acceptances and entries. */
    public List<ConstructionDebt> on(Handle handle, Collection<Project> projects, LocalDate on) {
        List<Project> order = List.copyOf(new TreeSet<>(projects));
        return handle.createQuery(SUMS)
                .bind("units", SqlArray.texts(order, Project::unit))
                .bind("projects", SqlArray.texts(order, Project::code))
                .bind("on", on)
                .map((row, c) -> ConstructionDebt.of(
                        row.getString("unit"),
                        row.getString("project"),
                        row.getLong("accepted"),
                        row.getLong("allotted"),
                        row.getLong("paid"),
                        on))
                .list();
    }

    /** Projects with any accepted volume. */
    public List<Project> withVolume(Handle handle) {
        return handle.createQuery(
                        "select distinct k.unit, k.body::jsonb ->> 'project' as project"
                                + " from contract k join acceptance a on a.contract_id = k.id and a.state = 'APPROVED' order by 1, 2")
                .map((row, c) -> new Project(row.getString(1), row.getString(2)))
                .list();
    }

    /** Looks at these projects again; what changed since it was last told becomes an event. */
    public void refresh(Tx tx, Collection<Project> projects) {
        if (projects.isEmpty()) {
            return;
        }
        lock(tx.handle(), projects);
        List<Project> built = withAnyVolume(tx.handle(), projects);
        if (built.isEmpty()) {
            return;
        }
        LocalDate today = BusinessTime.today(clock);
        for (ConstructionDebt debt : on(tx.handle(), built, today)) {
            tx.handle()
                    .createQuery("insert into construction_debt (unit, project, version, debt, payable, as_of)"
                            + " values (:unit, :project, 1, :debt, :payable, :on)"
                            + " on conflict (unit, project) do update set version = construction_debt.version + 1,"
                            + " debt = excluded.debt, payable = excluded.payable, as_of = excluded.as_of"
                            + " where (construction_debt.debt, construction_debt.payable)"
                            + " <> (excluded.debt, excluded.payable) returning version")
                    .bind("unit", debt.unit())
                    .bind("project", debt.project())
                    .bind("debt", debt.debt().amount())
                    .bind("payable", debt.payable().amount())
                    .bind("on", today)
                    .mapTo(Long.class)
                    .findOne()
                    .ifPresent(version -> tx.append(new EventDraft(
                            "ntm.budget",
                            TYPE,
                            "construction-debts/" + debt.unit() + "/" + debt.project(),
                            version,
                            debt.unit(),
                            today,
                            debt)));
        }
    }

    /** Whoever changes a project's sums waits for the others that do, so that the figures told are the last ones. */
    private static void lock(Handle handle, Collection<Project> projects) {
        handle.createQuery("select count(pg_advisory_xact_lock(hashtextextended(name, 2)))"
                        + " from (select name from unnest(:names) as n (name) order by name) as sorted")
                .bind(
                        "names",
                        SqlArray.texts(new TreeSet<>(projects)
                                .stream()
                                        .map(project -> project.unit() + "/" + project.code())
                                        .toList()))
                .mapTo(Long.class)
                .one();
    }

    /** Those of the projects that any volume was accepted of; asked by unit, because a decision may name ten thousand. */
    private static List<Project> withAnyVolume(Handle handle, Collection<Project> projects) {
        Set<Project> asked = new TreeSet<>(projects);
        return handle
                .createQuery("select distinct k.unit, k.body::jsonb ->> 'project' as project from acceptance a"
                        + " join contract k on k.id = a.contract_id where a.state = 'APPROVED' and k.unit = any (:units)"
                        + " order by 1, 2")
                .bind(
                        "units",
                        SqlArray.texts(
                                asked.stream().map(Project::unit).distinct().toList()))
                .map((row, c) -> new Project(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .filter(asked::contains)
                .toList();
    }
}
