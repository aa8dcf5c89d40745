package vn.ntm.budget.planline;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.money.Money;

/** Reads of plan lines. A line is the cell of a project with the cells of its contracts. */
@Singleton
class PlanLines {

    private static final String LINE = """
            select p.id, p.fund_source, p.capital_kind, p.budget_year, p.unit, p.project, p.decided_by,
                   sum(c.free) as free, sum(c.committed) as committed, sum(c.in_payment) as in_payment,
                   sum(c.advance) as advance, sum(c.paid) as paid, sum(c.settled) as settled, sum(c.returned) as returned,
                   sum(c.carried_out) as carried_out, sum(c.cancelled) as cancelled, sum(c.suspense) as suspense,
                   case when sum(c.authority) <> 0 then (
                       select coalesce(sum(e.debit - e.credit), 0) from entry e join ledger_transaction t on t.id = e.transaction_id
                       where e.cell_id = p.id and e.bucket = 'AUTHORITY' and is_nobodys_money(t.document))
                   else 0 end as nobodys
            from cell p join cell c on c.fund_source = p.fund_source and c.capital_kind = p.capital_kind
                 and c.budget_year = p.budget_year and c.unit = p.unit and c.project = p.project
            where p.holder_kind = 'PROJECT'
            """;

    /**
     * One line of the plan. Availability as the law writes it is {@code free} with what direct requests in flight hold;
     * ours is stricter: a request in flight has spoken for its money. What the Treasury booked beyond all money stands in
     * suspense and is nobody's plan.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PlanLine(
            long id,
            String fundSource,
            String capitalKind,
            int budgetYear,
            String unit,
            String project,
            @Nullable String decidedBy,
            Money plan,
            Money free,
            Money committed,
            Money inPayment,
            Money advance,
            Money paid,
            Money settled,
            Money returned,
            Money carriedOut,
            Money cancelled,
            Money disbursed) {}

    /**
     * What holds or used a part of the line, with a link to the document. A payment counts with the volume it paid for,
     * because the advance it settled has left the contract's share: what is available and all shares make the plan.
     */
    public record Share(String what, String document, String number, Money amount) {}

    /** A line with everything that ate it. */
    public record Availability(PlanLine line, Money available, List<Share> shares) {}

    /** One step on the way of the money: a decision moved it here from there. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            int level,
            String cell,
            String from,
            String kind,
            String document,
            String number,
            LocalDate businessDate,
            @Nullable Integer originYear,
            Money amount) {}

    List<PlanLine> list(
            Handle handle,
            Collection<String> covered,
            @Nullable String unit,
            @Nullable Integer budgetYear,
            @Nullable String fundSource,
            @Nullable String capitalKind,
            long after,
            int limit) {
        return handle.createQuery("with recursive within (code) as (select unnest(:covered) union"
                        + " select u.code from unit_period u join within w on u.parent_code = w.code) "
                        + LINE
                        + " and p.unit in (select code from within)"
                        + " and (:unit::text is null or p.unit = :unit)"
                        + " and (:year::integer is null or p.budget_year = :year)"
                        + " and (:source::text is null or p.fund_source = :source)"
                        + " and (:kind::text is null or p.capital_kind = :kind) and p.id > :after"
                        + " group by p.id order by p.id limit :limit")
                .bind("covered", SqlArray.texts(covered))
                .bind("unit", unit)
                .bind("year", budgetYear)
                .bind("source", fundSource)
                .bind("kind", capitalKind)
                .bind("after", after)
                .bind("limit", limit)
                .map((row, c) -> line(row))
                .list();
    }

    Optional<PlanLine> find(Handle handle, long id) {
        return handle.createQuery(LINE + " and p.id = :id group by p.id")
                .bind("id", id)
                .map((row, c) -> line(row))
                .findOne();
    }

    Availability availability(Handle handle, PlanLine line) {
        List<Share> shares = new ArrayList<>(handle.createQuery("""
                        select b.what, 'contracts/' || k.id as document, k.body::jsonb ->> 'number' as number, b.amount
                        from cell c join contract k on k.id = c.contract
                        cross join lateral (values ('COMMITTED', c.committed), ('ADVANCE', c.advance)) as b (what, amount)
                        where c.holder_kind = 'CONTRACT' and c.fund_source = :source and c.capital_kind = :kind
                          and c.budget_year = :year and c.unit = :unit and c.project = :project and b.amount > 0
                        union all
                        select case when p.state = 'BOOKED' then 'PAID' else 'IN_PAYMENT' end, 'payment-requests/' || p.id,
                               p.body::jsonb ->> 'documentNumber',
                               case when p.state = 'BOOKED'
                                    then coalesce((p.body::jsonb #>> '{bookedGross,amount}')::bigint, p.gross)
                                         - coalesce((p.body::jsonb #>> '{returned,amount}')::bigint, 0)
                                    else p.gross - p.recovered end
                        from payment_request p
                        where p.unit = :unit and p.body::jsonb ->> 'project' = :project
                          and p.body::jsonb ->> 'fundSource' = :source and p.body::jsonb ->> 'capitalKind' = :kind
                          and (p.body::jsonb ->> 'budgetYear')::integer = :year
                          and p.state in ('SUBMITTED', 'APPROVED', 'BOOKED') and p.kind <> 'ADVANCE'
                        union all
                        select 'IN_PAYMENT', 'payment-requests/' || p.id, p.body::jsonb ->> 'documentNumber', p.gross
                        from payment_request p
                        where p.unit = :unit and p.body::jsonb ->> 'project' = :project
                          and p.body::jsonb ->> 'fundSource' = :source and p.body::jsonb ->> 'capitalKind' = :kind
                          and (p.body::jsonb ->> 'budgetYear')::integer = :year
                          and p.state in ('SUBMITTED', 'APPROVED') and p.kind = 'ADVANCE'
                        union all
                        select case e.bucket when 'AUTHORITY' then 'SUSPENSE' else e.bucket end, t.document, t.number,
                               sum(e.credit - e.debit)::bigint
                        from cell c join entry e on e.cell_id = c.id join ledger_transaction t on t.id = e.transaction_id
                        where c.fund_source = :source and c.capital_kind = :kind and c.budget_year = :year
                          and c.unit = :unit and c.project = :project
                          and (e.bucket in ('RETURNED', 'CARRIED_OUT', 'CANCELLED', 'SUSPENSE')
                               or (e.bucket = 'AUTHORITY' and is_nobodys_money(t.document)))
                        group by 1, 2, 3 having sum(e.credit - e.debit) <> 0
                        order by 1, 3
                        """)
                .bind("source", line.fundSource())
                .bind("kind", line.capitalKind())
                .bind("year", line.budgetYear())
                .bind("unit", line.unit())
                .bind("project", line.project())
                .map((row, c) -> new Share(
                        row.getString("what"),
                        row.getString("document"),
                        row.getString("number"),
                        Money.vnd(row.getLong("amount"))))
                .list());
        return new Availability(line, line.free(), shares);
    }

    /** Follows the money up: who brought it to the project, to the unit, to the Council, and into the year from another. */
    List<Step> trace(Handle handle, long id) {
        List<Step> steps = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        Deque<long[]> open = new ArrayDeque<>();
        open.add(new long[] {id, 1});
        while (!open.isEmpty()) {
            long[] next = open.poll();
            if (!seen.add(next[0])) {
                continue;
            }
            handle.createQuery("""
                            with pairs as (
                                select e.*, lag(e.cell_id) over w as from_cell, lag(e.bucket) over w as from_bucket
                                from entry e
                                where e.transaction_id in (select transaction_id from entry
                                                           where cell_id = :id and bucket = 'FREE' and credit > 0)
                                window w as (partition by e.transaction_id order by e.number)
                            )
                            select p.from_cell, p.from_bucket, p.credit, t.kind, t.document, t.number as document_number,
                                   t.business_date, t.origin_year,
                                   (select o.id from cell o where t.kind = 'PLAN_CARRY_OVER' and o.budget_year = t.origin_year
                                       and o.fund_source = c.fund_source and o.capital_kind = c.capital_kind
                                       and o.holder_kind = c.holder_kind and o.holder = c.holder) as origin_cell,
                                   concat_ws(' ', c.fund_source, c.capital_kind, c.budget_year, c.holder) as cell,
                                   concat_ws(' ', f.fund_source, f.capital_kind, f.budget_year, f.holder) as from_name
                            from pairs p join ledger_transaction t on t.id = p.transaction_id
                            join cell c on c.id = p.cell_id join cell f on f.id = p.from_cell
                            where p.cell_id = :id and p.bucket = 'FREE' and p.credit > 0
                              and (t.kind like 'PLAN_%' or t.kind = 'APPROPRIATION')
                            order by t.business_date, t.recorded_at, p.number
                            """)
                    .bind("id", next[0])
                    .map((row, c) -> {
                        // What was carried over came to this holder by the decisions of the year that it is from.
                        long before = row.getObject("origin_cell") == null
                                ? row.getLong("from_cell")
                                : row.getLong("origin_cell");
                        if (before != next[0]) {
                            open.add(new long[] {before, next[1] + 1});
                        }
                        return new Step(
                                (int) next[1],
                                row.getString("cell"),
                                row.getString("from_bucket").equals("AUTHORITY")
                                        ? "AUTHORITY"
                                        : row.getString("from_name"),
                                row.getString("kind"),
                                row.getString("document"),
                                row.getString("document_number"),
                                row.getObject("business_date", LocalDate.class),
                                row.getObject("origin_year", Integer.class),
                                Money.vnd(row.getLong("credit")));
                    })
                    .forEach(steps::add);
        }
        return steps;
    }

    private static PlanLine line(ResultSet row) throws SQLException {
        long[] amounts = new long[10];
        String[] names = {
            "free",
            "committed",
            "in_payment",
            "advance",
            "paid",
            "settled",
            "returned",
            "carried_out",
            "cancelled",
            "suspense"
        };
        long plan = -row.getLong("nobodys");
        for (int i = 0; i < names.length; i++) {
            amounts[i] = row.getLong(names[i]);
            plan += amounts[i];
        }
        return new PlanLine(
                row.getLong("id"),
                row.getString("fund_source"),
                row.getString("capital_kind"),
                row.getInt("budget_year"),
                row.getString("unit"),
                row.getString("project"),
                row.getString("decided_by"),
                Money.vnd(plan),
                Money.vnd(amounts[0]),
                Money.vnd(amounts[1]),
                Money.vnd(amounts[2]),
                Money.vnd(amounts[3]),
                Money.vnd(amounts[4]),
                Money.vnd(amounts[5]),
                Money.vnd(amounts[6]),
                Money.vnd(amounts[7]),
                Money.vnd(amounts[8]),
                Money.vnd(amounts[3] + amounts[4] + amounts[5]));
    }
}
