package vn.ntm.budget.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import vn.ntm.budget.ledger.Verification.Finding;

/**
 * Holds every document against the state that its last event told: a contract's value, a request's state or a decision's
 * line that somebody changed in the database differs from it, and the events are chained.
 */
final class DocumentVerification {

    /** Tables of documents, with the collection that their events name. */
    private static final Map<String, String> COLLECTIONS = new TreeMap<>(Map.ofEntries(
            Map.entry("appropriation", "appropriations"),
            Map.entry("plan_decision", "plan-decisions"),
            Map.entry("contract", "contracts"),
            Map.entry("contract_amendment", "contract-amendments"),
            Map.entry("acceptance", "acceptances"),
            Map.entry("commitment", "commitments"),
            Map.entry("payment_request", "payment-requests"),
            Map.entry("settlement", "settlements"),
            Map.entry("payment_extension", "extensions"),
            Map.entry("obstacle", "obstacles"),
            Map.entry("contribution", "contributions"),
            Map.entry("year_end", "year-ends")));

    /** A larger decision is told in parts of so many lines. */
    private static final int LINES_IN_AN_EVENT = 1_000;

    private static final String LAST_EVENT = """
            left join lateral (select e.data::jsonb as doc from event e
                               where subject_key(e.subject) = subject_key(%s) order by e.sequence desc limit 1) t on true
            """;

    private DocumentVerification() {}

    static List<Finding> run(Handle handle) {
        List<Finding> findings = new ArrayList<>();
        COLLECTIONS.forEach((table, collection) -> findings.addAll(documents(handle, table, collection)));
        findings.addAll(furtherParts(handle));
        findings.addAll(periods(handle));
        return findings;
    }

    private static List<Finding> documents(Handle handle, String table, String collection) {
        String columns = table.equals("payment_request")
                ? ", 'kind', d.kind, 'treasuryDocument', d.treasury_document, 'contractId', d.contract_id,"
                        + " 'gross', d.body::jsonb -> 'gross' || jsonb_build_object('amount', d.gross),"
                        + " 'recovered', d.body::jsonb -> 'recovered' || jsonb_build_object('amount', d.recovered)"
                : "";
        String body = table.equals("plan_decision")
                ? "jsonb_set(d.body::jsonb, '{lines}', jsonb_path_query_array(d.body::jsonb, '$.lines[0 to "
                        + (LINES_IN_AN_EVENT - 1) + "]'))"
                : "d.body::jsonb";
        return Verification.find(handle, "document-equals-its-last-event", """
                with held as (
                    select '%1$s/' || d.id || ' ' || d.natural_key as name, t.doc - '{id,approvedAt,reason,reversedOn}'::text[] as told,
                           %2$s || jsonb_strip_nulls(jsonb_build_object(
                               'state', d.state, 'version', d.version, 'makerId', d.maker_id, 'approverId', d.approver_id%3$s)) as kept
                    from %4$s d %5$s)
                select name,
                       (select jsonb_object_agg(k, v)::text from jsonb_each(told) as a (k, v) where v is distinct from kept -> k),
                       (select jsonb_object_agg(k, v)::text from jsonb_each(kept) as a (k, v) where v is distinct from told -> k)
                from held where told is distinct from kept
                """.formatted(
                        collection, body, columns, table, LAST_EVENT.formatted("'" + collection + "/' || d.id")));
    }

    /** Lines beyond the first part of a large decision; until it is approved only the first is told. */
    private static List<Finding> furtherParts(Handle handle) {
        return Verification.find(handle, "document-equals-its-last-event", """
                select 'plan-decisions/' || d.id || '/parts/' || p.n || ' ' || d.natural_key,
                       left((t.doc -> 'lines')::text, 200), left(p.lines::text, 200)
                from plan_decision d
                cross join lateral generate_series(2, (jsonb_array_length(d.body::jsonb -> 'lines') + %1$d - 1) / %1$d) as g (n)
                cross join lateral (select g.n, jsonb_path_query_array(d.body::jsonb -> 'lines',
                    format('$[%%s to %%s]', (g.n - 1) * %1$d, g.n * %1$d - 1)::jsonpath) as lines) p
                %2$s
                where d.state in ('APPROVED', 'REVERSED') and t.doc -> 'lines' is distinct from p.lines
                """.formatted(
                        LINES_IN_AN_EVENT, LAST_EVENT.formatted("'plan-decisions/' || d.id || '/parts/' || g.n")));
    }

    private static List<Finding> periods(Handle handle) {
        return Verification.find(
                handle,
                "document-equals-its-last-event",
                "select 'periods/' || d.id, t.doc ->> 'state', d.state from period d "
                        + LAST_EVENT.formatted("'periods/' || d.id")
                        + " where t.doc ->> 'state' is distinct from d.state");
    }
}
