package vn.ntm.budget.treasury;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * One Treasury fact may stand in several statements, as in the week's and in the month's. It is the same one when day,
 * document, holder, year, kind and amount are; what is not told apart by its holder is told apart by whose statement it is.
 */
final class KnownLines {

    /** Lines {@code h} of statements {@code s} that tell of the same fact as {@code l}. */
    private static final String SAME = """
            from treasury_line h join treasury_statement s on s.id = h.statement_id
            where h.document_number = l.document_number and h.booked_on = l.booked_on and h.amount = l.amount
              and h.kind = l.kind and h.plan_year = l.plan_year and h.holder_unit is not distinct from l.holder_unit
              and h.project is not distinct from l.project and (h.holder_unit is not null or s.unit = l.statement_unit)
            """;

    private static final String LINE = """
            (select :document::text as document_number, :bookedOn::date as booked_on, :amount::bigint as amount,
                    :kind::text as kind, :year::integer as plan_year, :unit::text as holder_unit,
                    :project::text as project, :statementUnit::text as statement_unit) l
            """;

    private KnownLines() {}

    /**
     * How often other statements told of a fact.
     *
     * @param told the most often that one of them told it with that outcome
     * @param setAside how often money was set aside for it, in all of them
     */
    record Known(long told, long setAside) {}

    static Known of(
            Handle handle,
            UUID statement,
            String statementUnit,
            TreasuryStatement.Line line,
            TreasuryStatement.Outcome outcome) {
        return handle.createQuery("""
                        select coalesce(max(n), 0) as told, coalesce(sum(held), 0) as held
                        from %s cross join lateral (
                            select count(*) filter (where h.outcome = :outcome) as n,
                                   count(*) filter (where h.in_suspense) as held
                            %s and h.statement_id <> :statement group by h.statement_id) k
                        """.formatted(LINE, SAME))
                .bind("document", line.documentNumber())
                .bind("bookedOn", line.bookedOn())
                .bind("amount", line.amount().amount())
                .bind("kind", line.kind().name())
                .bind("year", line.planYear())
                .bind("unit", line.unit())
                .bind("project", line.project())
                .bind("statementUnit", statementUnit)
                .bind("statement", statement)
                .bind("outcome", outcome.name())
                .map((row, c) -> new Known(row.getLong("told"), row.getLong("held")))
                .one();
    }

    /** SQL of a condition on a line {@code l} with {@code statement_unit}: money stands in suspense for it, whichever statement told first. */
    static String standsInSuspense() {
        return """
                exists (select 1 %s and h.in_suspense and (h.statement_id <> l.statement_id or h.number = l.number) and exists (
                    select 1 from ledger_transaction t join entry e on e.transaction_id = t.id
                    where t.document = 'treasury-statements/' || h.statement_id and t.kind = 'SUSPENSE'
                      and t.number = h.document_number and e.bucket = 'SUSPENSE' and e.credit = h.amount
                      and not exists (select 1 from ledger_transaction r where r.reverses = t.id)))
                """.formatted(SAME);
    }
}
