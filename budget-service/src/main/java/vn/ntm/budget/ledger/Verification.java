package vn.ntm.budget.ledger;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Looks for anything that does not agree: balances against entries, entries against digests, digests against the chain,
 * documents against postings and against their last events, and every đồng against the decision that made it. It must
 * never find anything; what it finds names what somebody changed in the database.
 */
@Singleton
class Verification {

    private static final int MOST = 100;

    /** One thing that does not agree, and where. */
    public record Finding(String check, String where, String expected, String found) {}

    /** What was looked at, and what was found; no more than a hundred findings of each check. */
    public record Report(
            boolean sound, long transactions, long entries, long sealed, long unsealed, List<Finding> findings) {}

    Report run(Handle handle) {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(unbalanced(handle));
        findings.addAll(balances(handle));
        findings.addAll(digests(handle));
        findings.addAll(chain(handle));
        findings.addAll(ends(handle));
        findings.addAll(days(handle));
        findings.addAll(documents(handle));
        findings.addAll(authority(handle));
        findings.addAll(payments(handle));
        findings.addAll(DocumentVerification.run(handle));
        long transactions = count(handle, "select count(*) from ledger_transaction");
        long sealed = count(handle, "select coalesce(sum(cardinality(transactions)), 0)::bigint from ledger_seal");
        return new Report(
                findings.isEmpty(),
                transactions,
                count(handle, "select count(*) from entry"),
                sealed,
                transactions - sealed,
                findings);
    }

    private static List<Finding> unbalanced(Handle handle) {
        return find(handle, "transaction-sums-to-zero", """
                select t.kind || ' ' || t.document || ' ' || t.id, '0',
                       coalesce(sum(e.credit) - sum(e.debit), -1)::text
                from ledger_transaction t left join entry e on e.transaction_id = t.id
                group by t.id having coalesce(sum(e.credit) - sum(e.debit), -1) <> 0
                """);
    }

    /** Both ends of each entry are there. */
    private static List<Finding> ends(Handle handle) {
        return find(handle, "entry-with-both-ends", """
                select 'entry ' || e.number, concat_ws(' ', e.transaction_id, e.cell_id),
                       concat_ws(' ', coalesce(t.id::text, 'no transaction'), coalesce(c.id::text, 'no cell'))
                from entry e left join ledger_transaction t on t.id = e.transaction_id left join cell c on c.id = e.cell_id
                where t.id is null or c.id is null
                """);
    }

    /** Entries repeat the day of their transaction, so that what was there on a day is found by it. */
    private static List<Finding> days(Handle handle) {
        return find(handle, "entry-on-the-day-of-its-transaction", """
                select t.kind || ' ' || t.document || ' ' || t.id, t.business_date::text, e.business_date::text
                from entry e join ledger_transaction t on t.id = e.transaction_id
                where e.business_date <> t.business_date
                """);
    }

    private static List<Finding> balances(Handle handle) {
        String buckets = Arrays.stream(Bucket.values())
                .map(bucket -> "('" + bucket + "', c." + bucket.column() + ")")
                .collect(Collectors.joining(", "));
        return find(handle, "balance-from-entries", """
                select concat_ws(' ', c.fund_source, c.capital_kind, c.budget_year, c.holder_kind, c.holder, b.bucket),
                       coalesce(s.total, 0)::text, b.balance::text
                from cell c cross join lateral (values %s) as b (bucket, balance)
                left join (select cell_id, bucket, sum(credit - debit) as total from entry group by 1, 2) s
                       on s.cell_id = c.id and s.bucket = b.bucket
                where coalesce(s.total, 0) <> b.balance
                """.formatted(buckets));
    }

    /** Recomputes the digest of each transaction from its row and its entries. */
    private static List<Finding> digests(Handle handle) {
        record Head(TransactionDigest.Head says, String digest) {}
        List<Finding> findings = new ArrayList<>();
        Head[] current = {null};
        List<TransactionDigest.Line> lines = new ArrayList<>();
        Runnable check = () -> {
            Head head = current[0];
            if (head == null) {
                return;
            }
            if (!TransactionDigest.fits(head.digest(), head.says(), lines) && findings.size() < MOST) {
                findings.add(new Finding(
                        "digest-of-transaction",
                        head.says().kind() + " " + head.says().document() + " "
                                + head.says().id(),
                        head.digest(),
                        TransactionDigest.of(head.says(), lines) + " " + head.says() + " " + lines));
            }
            lines.clear();
        };
        handle.createQuery("""
                        select t.id, t.kind, t.document, t.number, t.business_date, t.budget_year, t.origin_year,
                               t.true_date, t.reverses, t.reason, t.recorded_at, t.actor_id, t.digest, e.bucket, e.debit, e.credit,
                               concat_ws(' ', c.fund_source, c.capital_kind, c.budget_year, c.holder_kind, c.holder) as cell
                        from ledger_transaction t left join entry e on e.transaction_id = t.id
                        left join cell c on c.id = e.cell_id
                        where t.digest is not null order by t.id, e.number
                        """)
                .setFetchSize(10_000)
                .map((row, c) -> {
                    UUID id = row.getObject("id", UUID.class);
                    if (current[0] == null || !current[0].says().id().equals(id)) {
                        check.run();
                        current[0] = new Head(says(row), HexFormat.of().formatHex(row.getBytes("digest")));
                    }
                    if (row.getString("cell") != null && row.getString("bucket") != null) {
                        lines.add(new TransactionDigest.Line(
                                row.getString("cell"),
                                row.getString("bucket"),
                                row.getLong("debit"),
                                row.getLong("credit")));
                    }
                    return id;
                })
                .forEach(id -> {});
        check.run();
        return findings;
    }

    private static TransactionDigest.Head says(ResultSet row) throws SQLException {
        return new TransactionDigest.Head(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("document"),
                row.getString("number"),
                row.getObject("business_date", LocalDate.class),
                row.getInt("budget_year"),
                row.getObject("origin_year", Integer.class),
                row.getObject("true_date", LocalDate.class),
                row.getObject("reverses", UUID.class),
                row.getString("reason"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("actor_id"));
    }

    /** Links the digests of what each seal holds, in its order. */
    private static List<Finding> chain(Handle handle) {
        record Seal(long number, byte[] hash) {}
        List<Finding> findings = new ArrayList<>();
        Seal[] open = {new Seal(0, Seals.START)};
        byte[][] link = {Seals.START};
        Consumer<Seal> close = next -> {
            Seal sealed = open[0];
            boolean follows = next.number() == sealed.number() + 1;
            if ((!follows || !Arrays.equals(link[0], sealed.hash())) && findings.isEmpty()) {
                findings.add(new Finding(
                        "chain-of-digests",
                        "seal " + (follows ? sealed.number() : sealed.number() + 1),
                        HexFormat.of().formatHex(sealed.hash()),
                        HexFormat.of().formatHex(link[0])));
            }
            open[0] = next;
            link[0] = sealed.hash();
        };
        handle.createQuery("select s.number, s.hash, t.digest from ledger_seal s"
                        + " cross join lateral unnest(s.transactions) with ordinality as u (id, n)"
                        + " left join ledger_transaction t on t.id = u.id order by s.number, u.n")
                .setFetchSize(10_000)
                .map((row, c) -> {
                    if (row.getLong("number") != open[0].number()) {
                        close.accept(new Seal(row.getLong("number"), row.getBytes("hash")));
                    }
                    byte[] digest = row.getBytes("digest");
                    link[0] = TransactionDigest.link(link[0], digest == null ? new byte[0] : digest);
                    return 0;
                })
                .forEach(seen -> {});
        close.accept(new Seal(open[0].number() + 1, Seals.START));
        return findings;
    }

    /** Each transaction belongs to a document that told others about itself. */
    private static List<Finding> documents(Handle handle) {
        return find(handle, "document-with-events", """
                select t.kind || ' ' || t.id, t.document, 'no event'
                from ledger_transaction t
                where t.digest is not null
                  and not exists (select 1 from event e where subject_key(e.subject) = subject_key(t.document))
                """);
    }

    /** Money is made by the Council's decision, carried over, or stands in suspense; nothing else touches AUTHORITY. */
    private static List<Finding> authority(Handle handle) {
        List<Finding> findings = new ArrayList<>(find(handle, "money-comes-from-a-decision", """
                select t.kind || ' ' || t.document || ' ' || t.id, 'no AUTHORITY', (e.debit + e.credit)::text
                from entry e join ledger_transaction t on t.id = e.transaction_id
                where e.bucket = 'AUTHORITY'
                  and t.kind not in ('APPROPRIATION', 'PLAN_CARRY_OVER', 'SUSPENSE', 'REVERSAL')
                """));
        findings.addAll(find(handle, "authority-equals-decisions", """
                select a.natural_key, (a.body::jsonb #>> '{amount,amount}'), coalesce(sum(e.credit), 0)::text
                from appropriation a
                left join ledger_transaction t on t.document = 'appropriations/' || a.id and t.kind = 'APPROPRIATION'
                left join entry e on e.transaction_id = t.id
                where a.state in ('APPROVED', 'REVERSED')
                group by a.id having coalesce(sum(e.credit), 0) <> (a.body::jsonb #>> '{amount,amount}')::bigint
                """));
        findings.addAll(find(handle, "plan-equals-authority", """
                select concat_ws(' ', fund_source, capital_kind, budget_year), (-sum(authority))::text,
                       sum(free + committed + in_payment + advance + paid + settled + returned + carried_out + cancelled
                           + suspense)::text
                from cell group by fund_source, capital_kind, budget_year
                having -sum(authority) <> sum(free + committed + in_payment + advance + paid + settled + returned
                                              + carried_out + cancelled + suspense)
                """));
        findings.addAll(find(handle, "decision-is-posted-in-full", """
                with decisions as materialized (
                    select id, natural_key, (body::jsonb #>> '{total,amount}')::bigint as total,
                           (body::jsonb ->> 'budgetYear')::integer as year
                    from plan_decision where state in ('APPROVED', 'REVERSED')
                ), posted as materialized (
                    select t.document, t.budget_year, sum(e.credit) as total
                    from ledger_transaction t join entry e on e.transaction_id = t.id
                    where t.kind like 'PLAN_%' group by 1, 2
                )
                select d.natural_key, d.total::text, coalesce(p.total, 0)::text
                from decisions d left join posted p on p.document = 'plan-decisions/' || d.id and p.budget_year = d.year
                where coalesce(p.total, 0) <> d.total
                """));
        return findings;
    }

    /** What a request says it disbursed is what its postings disbursed. */
    private static List<Finding> payments(Handle handle) {
        return find(handle, "request-equals-its-postings", """
                with requests as materialized (
                    select id, natural_key, coalesce((body::jsonb #>> '{disbursed,amount}')::bigint, gross) as disbursed
                    from payment_request where state = 'BOOKED'
                ), posted as materialized (
                    select t.document, sum(e.credit - e.debit) as total
                    from ledger_transaction t join entry e on e.transaction_id = t.id
                    where e.bucket in ('ADVANCE', 'PAID', 'SETTLED') and t.document like 'payment-requests/%' group by 1
                )
                select r.natural_key, r.disbursed::text, coalesce(p.total, 0)::text
                from requests r left join posted p on p.document = 'payment-requests/' || r.id
                where coalesce(p.total, 0) <> r.disbursed
                """);
    }

    static List<Finding> find(Handle handle, String check, String sql) {
        return handle.createQuery(sql + " limit " + MOST)
                .map((row, c) ->
                        new Finding(check, text(row.getString(1)), text(row.getString(2)), text(row.getString(3))))
                .list();
    }

    private static String text(@Nullable String value) {
        return value == null ? "–" : value;
    }

    private static long count(Handle handle, String sql) {
        return handle.createQuery(sql).mapTo(Long.class).one();
    }
}
