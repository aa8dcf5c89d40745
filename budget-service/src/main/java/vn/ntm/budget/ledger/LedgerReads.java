package vn.ntm.budget.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.money.Money;

/** Reads of the ledger on both clocks: what was true on a date, as we knew it at an instant. Always from the entries. */
@Singleton
class LedgerReads {

    /** One line of an account's statement with the balance after it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StatementLine(
            long entry,
            UUID transaction,
            TransactionKind kind,
            String document,
            String number,
            LocalDate businessDate,
            OffsetDateTime recordedAt,
            long debit,
            long credit,
            long balance) {}

    /** The statement of one bucket of one cell. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Statement(
            String cell,
            Bucket bucket,
            LocalDate from,
            LocalDate to,
            @Nullable OffsetDateTime asOf,
            Money opening,
            List<StatementLine> lines,
            Money closing) {}

    /** A transaction with its postings. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TransactionView(
            UUID id,
            TransactionKind kind,
            String document,
            String number,
            LocalDate businessDate,
            int budgetYear,
            @Nullable Integer originYear,
            @Nullable LocalDate trueDate,
            @Nullable UUID reverses,
            @Nullable UUID reversedBy,
            @Nullable String reason,
            OffsetDateTime recordedAt,
            String actorId,
            List<PostingView> postings) {}

    /** One posting in words. */
    public record PostingView(String fromCell, Bucket from, String toCell, Bucket to, Money amount) {}

    Statement statement(
            Handle handle, Cell cell, Bucket bucket, LocalDate from, LocalDate to, @Nullable OffsetDateTime asOf) {
        List<StatementLine> lines = new ArrayList<>();
        long[] running = {0};
        long[] opening = {0};
        handle.createQuery("""
                        select e.number as entry, t.*, e.debit, e.credit
                        from entry e join cell c on c.id = e.cell_id join ledger_transaction t on t.id = e.transaction_id
                        where c.fund_source = :source and c.capital_kind = :kind and c.budget_year = :year
                          and c.holder_kind = :holderKind and c.holder = :holder and e.bucket = :bucket
                          and e.business_date <= :to and (:asOf::timestamptz is null or t.recorded_at <= :asOf)
                        order by e.business_date, e.number
                        """)
                .bind("source", cell.fundSource().name())
                .bind("kind", cell.capitalKind().name())
                .bind("year", cell.budgetYear())
                .bind("holderKind", cell.holderKind().name())
                .bind("holder", cell.holder())
                .bind("bucket", bucket.name())
                .bind("to", to)
                .bind("asOf", asOf)
                .map((row, c) -> new StatementLine(
                        row.getLong("entry"),
                        row.getObject("id", UUID.class),
                        TransactionKind.valueOf(row.getString("kind")),
                        row.getString("document"),
                        row.getString("number"),
                        row.getObject("business_date", LocalDate.class),
                        row.getObject("recorded_at", OffsetDateTime.class),
                        row.getLong("debit"),
                        row.getLong("credit"),
                        0))
                .forEach(line -> {
                    running[0] += line.credit() - line.debit();
                    if (line.businessDate().isBefore(from)) {
                        opening[0] = running[0];
                    } else {
                        lines.add(new StatementLine(
                                line.entry(),
                                line.transaction(),
                                line.kind(),
                                line.document(),
                                line.number(),
                                line.businessDate(),
                                line.recordedAt(),
                                line.debit(),
                                line.credit(),
                                running[0]));
                    }
                });
        return new Statement(
                cell.toString(), bucket, from, to, asOf, Money.vnd(opening[0]), lines, Money.vnd(running[0]));
    }

    /** A cell with what its buckets held; a bucket that held nothing is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CellView(
            String fundSource,
            String capitalKind,
            int budgetYear,
            String holderKind,
            String unit,
            @Nullable String project,
            @Nullable UUID contract,
            Map<Bucket, Long> balances) {}

    List<CellView> cells(
            Handle handle,
            String unit,
            @Nullable String project,
            @Nullable Integer budgetYear,
            LocalDate on,
            @Nullable OffsetDateTime asOf) {
        Map<Cell, Map<Bucket, Long>> found = new LinkedHashMap<>();
        handle.createQuery("""
                        select c.fund_source, c.capital_kind, c.budget_year, c.holder_kind, c.holder, e.bucket,
                               sum(e.credit - e.debit) as balance
                        from cell c join entry e on e.cell_id = c.id join ledger_transaction t on t.id = e.transaction_id
                        where c.unit = :unit and (:project::text is null or c.project = :project)
                          and (:year::integer is null or c.budget_year = :year)
                          and e.business_date <= :on and (:asOf::timestamptz is null or t.recorded_at <= :asOf)
                        group by c.id, e.bucket
                        order by c.budget_year, c.fund_source, c.capital_kind, c.holder_kind, c.holder, e.bucket
                        """)
                .bind("unit", unit)
                .bind("project", project)
                .bind("year", budgetYear)
                .bind("on", on)
                .bind("asOf", asOf)
                .map((row, c) -> {
                    long balance = row.getLong("balance");
                    Map<Bucket, Long> balances =
                            found.computeIfAbsent(Ledger.cell(row), cell -> new EnumMap<>(Bucket.class));
                    if (balance != 0) {
                        balances.put(Bucket.valueOf(row.getString("bucket")), balance);
                    }
                    return balance;
                })
                .list();
        return found.entrySet().stream()
                .map(entry -> new CellView(
                        entry.getKey().fundSource().name(),
                        entry.getKey().capitalKind().name(),
                        entry.getKey().budgetYear(),
                        entry.getKey().holderKind().name(),
                        entry.getKey().unit(),
                        entry.getKey().projectCode(),
                        entry.getKey().contractId(),
                        entry.getValue()))
                .toList();
    }

    /** Transactions by recorded order; {@code after} is the id of the last one seen. */
    List<TransactionView> transactions(
            Handle handle, @Nullable String document, @Nullable TransactionKind kind, String after, int limit) {
        return handle
                .createQuery(
                        "select t.id from ledger_transaction t where (:after = '' or t.id > nullif(:after, '')::uuid)"
                                + " and (:document::text is null or document = :document)"
                                + " and (:kind::text is null or kind = :kind) order by t.id limit :limit")
                .bind("after", after)
                .bind("document", document)
                .bind("kind", kind == null ? null : kind.name())
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list()
                .stream()
                .map(id -> view(handle, id))
                .toList();
    }

    TransactionView view(Handle handle, UUID id) {
        LedgerTransaction transaction = Reversals.find(handle, id)
                .orElseThrow(() -> vn.ntm.platform.web.ProblemException.notFound("document", id.toString()));
        return handle.createQuery("select recorded_at, actor_id,"
                        + " (select r.id from ledger_transaction r where r.reverses = t.id) as reversed_by"
                        + " from ledger_transaction t where t.id = :id")
                .bind("id", id)
                .map((row, c) -> new TransactionView(
                        id,
                        transaction.kind(),
                        transaction.document(),
                        transaction.number(),
                        transaction.businessDate(),
                        transaction.budgetYear(),
                        transaction.originYear(),
                        transaction.trueDate(),
                        transaction.reverses(),
                        row.getObject("reversed_by", UUID.class),
                        transaction.reason(),
                        row.getObject("recorded_at", OffsetDateTime.class),
                        row.getString("actor_id"),
                        transaction.postings().stream()
                                .map(posting -> new PostingView(
                                        posting.fromCell().toString(),
                                        posting.from(),
                                        posting.toCell().toString(),
                                        posting.to(),
                                        Money.vnd(posting.amount())))
                                .toList()))
                .one();
    }
}
