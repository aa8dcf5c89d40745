package vn.ntm.budget.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.DocumentRules;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Cursors;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** The ledger, read from its entries. */
@Path("/v1/ledger")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ledger")
public class LedgerResource {

    private static final Role[] READERS = {Role.AUDITOR, Role.TREASURER, Role.PROVINCE_OFFICER, Role.INTEGRATION};

    private final Database database;
    private final Caller caller;
    private final Clock clock;
    private final Commands commands;
    private final Cursors cursors;
    private final UnitRegister units;
    private final DocumentRules rules;
    private final LedgerReads reads;
    private final Reversals reversals;
    private final Verification verification;

    LedgerResource(
            Database database,
            Caller caller,
            Clock clock,
            Commands commands,
            Cursors cursors,
            UnitRegister units,
            DocumentRules rules,
            LedgerReads reads,
            Reversals reversals,
            Verification verification) {
        this.database = database;
        this.caller = caller;
        this.clock = clock;
        this.commands = commands;
        this.cursors = cursors;
        this.units = units;
        this.rules = rules;
        this.reads = reads;
        this.reversals = reversals;
        this.verification = verification;
    }

    @GET
    @Path("/trial-balance")
    @Operation(operationId = "getTrialBalance", summary = "Debits, credits and their difference, which is always zero")
    public TrialBalance trialBalance(@QueryParam("asOf") @Nullable OffsetDateTime asOf) {
        List<BucketTotal> buckets = database.read(handle -> handle.createQuery("""
                        select bucket, sum(debit) as debits, sum(credit) as credits
                        from entry e join cell c on c.id = cell_id join ledger_transaction t on t.id = transaction_id
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
                        select coalesce(sum(case when :whole and bucket = 'AUTHORITY' and not nobodys then debit - credit
                                                 when not :whole and (bucket <> 'AUTHORITY' or nobodys)
                                                 then credit - debit end), 0) as plan,
                               coalesce(sum(credit - debit) filter (where bucket in ('ADVANCE', 'PAID', 'SETTLED')), 0) as disbursed,
                               coalesce(sum(credit - debit) filter (where bucket = 'FREE'), 0) as free
                        from entry e join cell c on c.id = cell_id join ledger_transaction t on t.id = transaction_id
                        cross join lateral (select is_nobodys_money(t.document) as nobodys) n
                        where e.business_date <= :on
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
        caller.require(READERS);
        ProblemException.requireParameter(limit >= 1, "limit", "at-least-one");
        int size = Math.min(limit, 500);
        List<EntryView> items = database.read(handle -> handle.createQuery("""
                        select e.number, t.id, t.kind, document, t.business_date, t.budget_year, recorded_at,
                               concat_ws(' ', fund_source, capital_kind, c.budget_year, holder) as cell, bucket, debit, credit
                        from entry e join cell c on c.id = cell_id join ledger_transaction t on t.id = transaction_id
                        where e.number > :after order by e.number limit :limit
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

    @GET
    @Path("/transactions")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(operationId = "listTransactions", summary = "Transactions with their postings, by document and kind")
    public Page<LedgerReads.TransactionView> transactions(
            @QueryParam("document") @Nullable String document,
            @QueryParam("kind") @Nullable TransactionKind kind,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        caller.require(READERS);
        int size = Cursors.limit(limit);
        String after = cursors.open(cursor, document, kind);
        List<LedgerReads.TransactionView> rows =
                database.read(handle -> reads.transactions(handle, document, kind, after, size + 1));
        return cursors.page(rows, size, row -> row.id().toString(), document, kind);
    }

    @GET
    @Path("/transactions/{id}")
    @Operation(operationId = "getTransaction", summary = "One transaction with its postings")
    public LedgerReads.TransactionView transaction(@PathParam("id") UUID id) {
        caller.require(READERS);
        return database.readConsistently(handle -> reads.view(handle, id));
    }

    @POST
    @Path("/transactions/{id}/reverse")
    @Operation(
            operationId = "reverseTransaction",
            summary = "Takes a transaction back, once, by somebody who had no part in it; both stay on record")
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(ref = "PageTransactionView")))
    public Response reverse(@PathParam("id") UUID id, ReversalRequest request) {
        Actor actor = caller.require(Role.APPROVER);
        return commands.run(actor, tx -> {
            List<LedgerTransaction> reversals =
                    this.reversals.reverse(tx, actor, id, request.businessDate(), request.reason());
            return new Answer(
                    201,
                    new Page<>(
                            reversals.stream()
                                    .map(transaction -> reads.view(tx.handle(), transaction.id()))
                                    .toList(),
                            null),
                    null,
                    null);
        });
    }

    @GET
    @Path("/statement")
    @Operation(
            operationId = "getAccountStatement",
            summary = "Statement of one bucket of a unit, project or contract on both clocks")
    public LedgerReads.Statement statement(
            @QueryParam("fundSource") @Nullable FundSource fundSource,
            @QueryParam("capitalKind") @Nullable CapitalKind capitalKind,
            @QueryParam("budgetYear") @Nullable Integer budgetYear,
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("project") @Nullable String project,
            @QueryParam("contract") @Nullable UUID contract,
            @QueryParam("bucket") @Nullable Bucket bucket,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("asOf") @Nullable OffsetDateTime asOf) {
        caller.requireKnown();
        LocalDate last = Objects.requireNonNullElseGet(to, () -> BusinessTime.today(clock));
        String holder = given(unit, "unit");
        int year = given(budgetYear, "budgetYear");
        FundSource source = given(fundSource, "fundSource");
        CapitalKind kind = given(capitalKind, "capitalKind");
        return database.readConsistently(handle -> {
            requireReadable(handle, holder, to);
            Cell cell = project != null
                    ? Cell.project(source, kind, year, holder, project)
                    : isCouncil(handle, holder)
                            ? Cell.council(source, kind, year, holder)
                            : Cell.unit(source, kind, year, holder);
            return reads.statement(
                    handle,
                    contract == null ? cell : cell.contract(contract),
                    Objects.requireNonNullElse(bucket, Bucket.FREE),
                    Objects.requireNonNullElse(from, LocalDate.of(year - 1, 1, 1)),
                    last,
                    asOf);
        });
    }

    @GET
    @Path("/cells")
    @Produces({MediaType.APPLICATION_JSON, TableReader.CSV, TableReader.XLSX})
    @Operation(
            operationId = "listCells",
            summary =
                    "What a unit, its projects and their contracts hold in each bucket, from the entries, on both clocks")
    public Page<LedgerReads.CellView> cells(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("project") @Nullable String project,
            @QueryParam("budgetYear") @Nullable Integer budgetYear,
            @QueryParam("on") @Nullable LocalDate on,
            @QueryParam("asOf") @Nullable OffsetDateTime asOf) {
        caller.requireKnown();
        LocalDate date = Objects.requireNonNullElseGet(on, () -> BusinessTime.today(clock));
        String holder = given(unit, "unit");
        return database.readConsistently(handle -> {
            requireReadable(handle, holder, on);
            return new Page<>(reads.cells(handle, holder, project, budgetYear, date, asOf), null);
        });
    }

    @GET
    @Path("/verify")
    @Operation(
            operationId = "verifyLedger",
            summary = "Looks for anything that does not agree, and names what somebody changed in the database")
    public Verification.Report verify() {
        caller.require(Role.AUDITOR, Role.PROVINCE_OFFICER, Role.TREASURER);
        return database.readConsistently(verification::run);
    }

    /** Money outlives its unit: who asks without a day reads what ever lay in his units, with one what lies there then. */
    private void requireReadable(Handle handle, String unit, @Nullable LocalDate on) {
        if (on != null || !rules.everWithin(handle, unit, caller.units())) {
            units.requireScope(
                    handle, caller, unit, Objects.requireNonNullElseGet(on, () -> BusinessTime.today(clock)));
        }
    }

    private static <T> T given(@Nullable T value, String parameter) {
        if (value == null) {
            throw ProblemException.of(ProblemType.INVALID_PARAMETER, parameter, "missing", Map.of());
        }
        return value;
    }

    /** Why a transaction is taken back, and on which day that counts. */
    public record ReversalRequest(LocalDate businessDate, String reason) {}

    private static boolean isCouncil(Handle handle, String unit) {
        return handle.createQuery("select exists (select 1 from cell where holder_kind = 'COUNCIL' and holder = :unit)")
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
