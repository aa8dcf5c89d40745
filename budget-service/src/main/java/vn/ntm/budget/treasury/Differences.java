package vn.ntm.budget.treasury;

import java.util.UUID;
import vn.ntm.budget.treasury.TreasuryStatement.Line;
import vn.ntm.budget.treasury.TreasuryStatement.Outcome;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.money.Money;

/**
 * What the Treasury booked under a document of ours with another amount or for another year: somebody is told, with both.
 * No money is set aside for it, because ours has moved already; it is open until what we booked says the same, or a later
 * statement speaks of it again.
 */
final class Differences {

    private Differences() {}

    /**
     * What is told.
     *
     * @param content what the Treasury says
     * @param request which request of ours the line was held against
     * @param ours what we booked for it
     * @param ourYear the budget year that we booked it in
     */
    public record Raised(
            UUID statement, int line, Line content, Outcome outcome, UUID request, Money ours, int ourYear) {}

    /** Tells of a difference, unless another statement told of it before. */
    static void raise(Tx tx, String unit, long nth, Raised difference) {
        KnownLines.Known known =
                KnownLines.of(tx.handle(), difference.statement(), unit, difference.content(), difference.outcome());
        if (nth <= known.told()) {
            return;
        }
        tx.append(new EventDraft(
                "ntm.budget",
                "vn.ntm.budget.difference-raised.v1",
                "treasury-statements/" + difference.statement() + "/lines/" + difference.line(),
                1,
                unit,
                difference.content().bookedOn(),
                difference));
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
