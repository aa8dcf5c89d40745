package vn.ntm.budget.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;

/** The ledger, read from its entries. */
@Path("/v1/ledger")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ledger")
public class LedgerResource {

    private final Database database;
    private final Caller caller;
    private final Clock clock;

    LedgerResource(Database database, Caller caller, Clock clock) {
        this.database = database;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/trial-balance")
    @Operation(operationId = "getTrialBalance", summary = "Debits, credits and their difference, which is always zero")
    public TrialBalance trialBalance(@QueryParam("asOf") @Nullable OffsetDateTime asOf) {
        List<BucketTotal> buckets = database.read(handle -> handle.createQuery("""
                        select bucket, sum(debit) as debits, sum(credit) as credits
                        from entry join account a on a.id = account_id join ledger_transaction t on t.id = transaction_id
                        where :asOf::timestamptz is null or recorded_at <= :asOf
                        group by bucket order by bucket
                        """)
                .bind("asOf", asOf)
                .map((row, c) -> new BucketTotal(
                        Bucket.valueOf(row.getString(1)),
                        Money.vnd(row.getLong(2)),
                        Money.vnd(row.getLong(3)),
                        row.getLong(3) - row.getLong(2)))
                .list());
        long debits =
                buckets.stream().mapToLong(bucket -> bucket.debits().amount()).sum();
        long credits =
                buckets.stream().mapToLong(bucket -> bucket.credits().amount()).sum();
        return new TrialBalance(asOf, Money.vnd(debits), Money.vnd(credits), Money.vnd(debits - credits), buckets);
    }

    @GET
    @Path("/balances")
    @Operation(
            operationId = "getBalances",
            summary = "Plan, disbursed and free money of a unit on a business date, from the entries")
    public Balances balances(@QueryParam("unit") @Nullable String unit, @QueryParam("on") @Nullable LocalDate on) {
        LocalDate date = Objects.requireNonNullElseGet(on, () -> BusinessTime.today(clock));
        return database.read(handle -> handle.createQuery("""
                        select coalesce(sum(case when :whole and bucket = 'AUTHORITY' then debit - credit
                                                 when not :whole and bucket <> 'AUTHORITY' then credit - debit end), 0) as plan,
                               coalesce(sum(credit - debit) filter (where bucket in ('ADVANCE', 'PAID', 'SETTLED')), 0) as disbursed,
                               coalesce(sum(credit - debit) filter (where bucket = 'FREE'), 0) as free
                        from entry join account a on a.id = account_id join ledger_transaction t on t.id = transaction_id
                        where business_date <= :on
                          and (:whole or holder = :unit or holder like :unit || '/%')
                        """)
                .bind("on", date)
                .bind("unit", unit == null ? "" : unit)
                .bind("whole", unit == null || isCouncil(handle, unit))
                .map((row, c) -> new Balances(
                        date,
                        unit,
                        Money.vnd(row.getLong("plan")),
                        Money.vnd(row.getLong("disbursed")),
                        Money.vnd(row.getLong("free"))))
                .one());
    }

    @GET
    @Path("/entries")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listEntries", summary = "Entries in the order of their numbers")
    public Page<EntryView> entries(
            @QueryParam("after") @DefaultValue("0") long after, @QueryParam("limit") @DefaultValue("100") int limit) {
        caller.require(Role.AUDITOR, Role.TREASURER, Role.PROVINCE_OFFICER, Role.INTEGRATION);
        ProblemException.requireParameter(limit >= 1, "limit", "at-least-one");
        int size = Math.min(limit, 500);
        List<EntryView> items = database.read(handle -> handle.createQuery("""
                        select number, t.id, t.kind, document, business_date, t.budget_year, recorded_at,
                               concat_ws(' ', fund_source, capital_kind, a.budget_year, holder) as cell, bucket, debit, credit
                        from entry join account a on a.id = account_id join ledger_transaction t on t.id = transaction_id
                        where number > :after order by number limit :limit
                        """)
                .bind("after", after)
                .bind("limit", size)
                .map((row, c) -> new EntryView(
                        row.getLong("number"),
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("document"),
                        row.getObject("business_date", LocalDate.class),
                        row.getInt("budget_year"),
                        row.getObject("recorded_at", OffsetDateTime.class),
                        row.getString("cell"),
                        Bucket.valueOf(row.getString("bucket")),
                        row.getLong("debit"),
                        row.getLong("credit")))
                .list());
        return new Page<>(
                items,
                items.size() < size ? null : Long.toString(items.get(size - 1).number()));
    }

    private static boolean isCouncil(org.jdbi.v3.core.Handle handle, String unit) {
        return handle.createQuery(
                        "select exists (select 1 from account where holder_kind = 'COUNCIL' and holder = :unit)")
                .bind("unit", unit)
                .mapTo(Boolean.class)
                .one();
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record TrialBalance(
            @Nullable OffsetDateTime asOf, Money debits, Money credits, Money difference, List<BucketTotal> buckets) {}

    /** @param balance credits minus debits in đồng; negative only for AUTHORITY */
    public record BucketTotal(Bucket bucket, Money debits, Money credits, long balance) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Balances(LocalDate on, @Nullable String unit, Money plan, Money disbursed, Money free) {}

    public record EntryView(
            long number,
            UUID transaction,
            String kind,
            String document,
            LocalDate businessDate,
            int budgetYear,
            OffsetDateTime recordedAt,
            String cell,
            Bucket bucket,
            long debit,
            long credit) {}
}
