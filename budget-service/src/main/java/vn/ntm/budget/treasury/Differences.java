package vn.ntm.budget.treasury;

import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import vn.ntm.budget.treasury.TreasuryStatement.Line;
import vn.ntm.budget.treasury.TreasuryStatement.Outcome;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.money.Money;

/**
 * What the Treasury booked under a document of ours with another amount or for another year: somebody is told, with both.
 * No money is set aside for it, because ours has moved already; it is open until what we booked says the same, or a later
 * statement speaks of it again.
 */
public final class Differences {

    /** Lines whose last word, raised (odd) or resolved (even), is no longer what holds. */
    private static final String TOLD = """
            with lines as (
                select l.*, %s as differs
                from (select x.*, y.unit as statement_unit, y.recorded_at from treasury_line x
                      join treasury_statement y on y.id = x.statement_id
                      where x.request_id = any (:requests) and x.outcome in ('AMOUNT_DIFFERS', 'YEAR_DIFFERS')) l),
            facts as (
                select l.*, bool_or(differs) over (partition by request_id, kind, amount, plan_year) as open,
                       (select coalesce(max(e.sequence), 0) from event e
                        where subject_key(e.subject)
                              = subject_key('treasury-statements/' || l.statement_id || '/lines/' || l.number)) as told
                from lines l)
            select f.*, (p.body::jsonb ->> 'budgetYear')::integer as our_year,
                   case when p.state <> 'BOOKED' then 0
                        else case f.kind when 'RECOVERY' then %s when 'RETURN' then %s else %s end end as ours_now
            from facts f join payment_request p on p.id = f.request_id
            where f.told > 0 and f.open <> (f.told %% 2 = 1)
            order by f.statement_id, f.number
            """.formatted(
                    differsStill(),
                    booked(TreasuryStatement.Kind.RECOVERY),
                    booked(TreasuryStatement.Kind.RETURN),
                    booked(TreasuryStatement.Kind.PAYMENT));

    private Differences() {}

    /**
     * What is told.
     *
     * @param content what the Treasury says
     * @param request which request of ours the line was held against
     * @param ours what we booked for it; nothing when the booking was taken back
     * @param ourYear the budget year that we booked it in
     */
    public record Difference(
            UUID statement, int line, Line content, Outcome outcome, UUID request, Money ours, int ourYear) {}

    /** Tells of a difference, unless another statement told of it before. */
    static void raise(Tx tx, String unit, long nth, Difference difference) {
        KnownLines.Known known =
                KnownLines.of(tx.handle(), difference.statement(), unit, difference.content(), difference.outcome());
        if (nth <= known.told()) {
            return;
        }
        tx.append(event("difference-raised", 1, unit, difference.content().bookedOn(), difference));
    }

    /**
     * Tells of differences of these requests that have ended since they were told, or have come back: the booking was taken
     * back or booked anew, money came back, or a later statement spoke. A fact that several statements tell of is told of at
     * the first, and ends when it is open in none.
     *
     * @param on day of what happened
     */
    public static void retell(Tx tx, Collection<UUID> requests, LocalDate on) {
        if (requests.isEmpty()) {
            return;
        }
        tx.handle()
                .createQuery(TOLD)
                .bind("requests", SqlArray.uuids(requests))
                .map((row, c) -> {
                    boolean open = row.getBoolean("open");
                    return event(
                            open ? "difference-raised" : "difference-resolved",
                            row.getLong("told") + 1,
                            row.getString("statement_unit"),
                            on,
                            new Difference(
                                    row.getObject("statement_id", UUID.class),
                                    row.getInt("number"),
                                    new Line(
                                            row.getObject("booked_on", LocalDate.class),
                                            row.getString("document_number"),
                                            row.getString("holder_unit"),
                                            row.getString("project"),
                                            row.getInt("plan_year"),
                                            TreasuryStatement.Kind.valueOf(row.getString("kind")),
                                            Money.vnd(row.getLong("amount")),
                                            row.getString("account")),
                                    Outcome.valueOf(row.getString("outcome")),
                                    row.getObject("request_id", UUID.class),
                                    Money.vnd(row.getLong("ours_now")),
                                    row.getInt("our_year")));
                })
                .list()
                .forEach(tx::append);
    }

    private static EventDraft event(String fact, long sequence, String unit, LocalDate on, Difference difference) {
        return new EventDraft(
                "ntm.budget",
                "vn.ntm.budget." + fact + ".v1",
                "treasury-statements/" + difference.statement() + "/lines/" + difference.line(),
                sequence,
                unit,
                on,
                difference);
    }

    /**
     * SQL of what we booked for a line of a kind, from a row of {@code payment_request}: cash for advances and payments,
     * what was recovered, or what came back.
     */
    static String booked(TreasuryStatement.Kind kind) {
        return switch (kind) {
            case ADVANCE, PAYMENT ->
                "coalesce((body::jsonb #>> '{bookedGross,amount}')::bigint, gross)"
                        + " - coalesce((body::jsonb #>> '{bookedRecovered,amount}')::bigint, recovered)";
            case RECOVERY -> "coalesce((body::jsonb #>> '{bookedRecovered,amount}')::bigint, recovered)";
            case RETURN -> "coalesce((body::jsonb #>> '{returned,amount}')::bigint, 0)";
        };
    }

    /**
     * SQL of a condition on a line {@code l} with {@code recorded_at}: what we booked differs from it still, also by what
     * came back since, and no later statement speaks of the same.
     */
    static String differsStill() {
        return """
                (l.outcome in ('AMOUNT_DIFFERS', 'YEAR_DIFFERS')
                 and exists (
                    select 1 from payment_request p
                    where p.id = l.request_id and p.state = 'BOOKED' and p.treasury_document = l.document_number
                      and ((p.body::jsonb ->> 'budgetYear')::integer <> l.plan_year
                           or l.amount not in (
                                case l.kind when 'RECOVERY' then %1$s when 'RETURN' then %2$s else %3$s end,
                                case l.kind when 'RECOVERY' then %1$s when 'RETURN' then %2$s else %3$s - %2$s end)))
                 and not exists (
                    select 1 from treasury_line m join treasury_statement n on n.id = m.statement_id
                    where m.request_id = l.request_id and m.kind = l.kind
                      and (n.recorded_at, n.id) > (l.recorded_at, l.statement_id)))
                """.formatted(
                        "(" + booked(TreasuryStatement.Kind.RECOVERY) + ")",
                        "(" + booked(TreasuryStatement.Kind.RETURN) + ")",
                        "(" + booked(TreasuryStatement.Kind.PAYMENT) + ")");
    }
}
