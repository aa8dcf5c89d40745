package vn.ntm.platform.register;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jboss.resteasy.reactive.RestResponse;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventHistory;
import vn.ntm.platform.event.HistoryItem;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Cursors;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;
import vn.ntm.platform.web.Reads;

/** The HTTP side that all registers share; a resource says paths, roles and types, and hands over. */
@Dependent
public class RegisterEndpoints {

    private static final int MAXIMUM_IDS = 500;

    private final Database database;
    private final Commands commands;
    private final Caller caller;
    private final Cursors cursors;
    private final TableReader tables;
    private final EventHistory history;

    RegisterEndpoints(
            Database database,
            Commands commands,
            Caller caller,
            Cursors cursors,
            TableReader tables,
            EventHistory history) {
        this.database = database;
        this.commands = commands;
        this.caller = caller;
        this.cursors = cursors;
        this.tables = tables;
        this.history = history;
    }

    public Caller caller() {
        return caller;
    }

    public <R> Response importRows(
            byte[] body,
            String mediaType,
            boolean dryRun,
            Class<R> row,
            BiFunction<Tx, List<R>, ImportReport> work,
            Role... makers) {
        Actor maker = caller.require(makers);
        TableReader.Reading<R> reading = tables.readWhatCanBe(body, mediaType, row);
        ProblemException.throwIfAny(reading.faults());
        return imported(maker, dryRun, reading, work);
    }

    private <R> Response imported(
            Actor maker, boolean dryRun, TableReader.Reading<R> reading, BiFunction<Tx, List<R>, ImportReport> work) {
        return dryRun
                ? commands.dryRun(maker, tx -> Answer.ok(worked(tx, reading, work)))
                : commands.run(maker, tx -> Answer.ok(worked(tx, reading, work)));
    }

    /** What is over is counted with what stays as it is, and a fault names the row of the table. */
    private static <R> ImportReport worked(
            Tx tx, TableReader.Reading<R> reading, BiFunction<Tx, List<R>, ImportReport> work) {
        try {
            ImportReport report = work.apply(tx, reading.rows());
            return new ImportReport(
                    report.dryRun(),
                    report.rows() + reading.over(),
                    report.created(),
                    report.updated(),
                    report.unchanged() + reading.over());
        } catch (ProblemException refused) {
            throw new ProblemException(
                    refused.type(),
                    refused.faults().stream().map(reading::inTable).toList());
        }
    }

    /**
     * Imports rows that are understood without each other: where some cannot be read, the others are looked at all the
     * same, so that one try names everything that is wrong with the table.
     */
    public <R> Response importRowByRow(
            byte[] body,
            String mediaType,
            boolean dryRun,
            Class<R> row,
            BiFunction<Tx, List<R>, ImportReport> work,
            Role... makers) {
        Actor maker = caller.require(makers);
        TableReader.Reading<R> reading = tables.readWhatCanBe(body, mediaType, row);
        if (!reading.faults().isEmpty() && !reading.rows().isEmpty()) {
            List<Fault> faults = new ArrayList<>(reading.faults());
            try {
                imported(maker, true, reading, work);
            } catch (ProblemException refused) {
                // A conflict may only mean that a part of the table differs from the whole that is stored.
                if (refused.type() == ProblemType.INVALID_CONTENT) {
                    faults.addAll(refused.faults());
                }
            }
            throw new ProblemException(ProblemType.INVALID_CONTENT, faults);
        }
        ProblemException.throwIfAny(reading.faults());
        return imported(maker, dryRun, reading, work);
    }

    public <B> Response enter(String path, Register<B> register, B content, BiConsumer<Tx, B> rules, Role... makers) {
        Actor maker = caller.require(makers);
        return commands.run(maker, tx -> {
            rules.accept(tx, content);
            Entry<B> entry = register.enter(tx, maker, content);
            return Answer.created(path + "/" + entry.id(), entry.version(), entry);
        });
    }

    /** Approves one under If-Match: who approves must have seen what it is now. */
    public <B> Response approve(
            Register<B> register, UUID id, ApprovalRequest request, BiConsumer<Tx, List<Entry<B>>> effect) {
        Actor approver = caller.require(Role.APPROVER);
        return commands.run(approver, tx -> {
            Entry<B> entry = visible(tx.handle(), register, register.locked(tx, id));
            commands.expectVersion(entry.version());
            Entry<B> approved = register.approve(tx, approver, entry, request.reason());
            effect.accept(tx, List.of(approved));
            return Answer.created("", approved.version(), approved);
        });
    }

    public <B> Response approveMany(
            Register<B> register, ApprovalsRequest request, BiConsumer<Tx, List<Entry<B>>> effect) {
        Actor approver = caller.require(Role.APPROVER);
        List<UUID> ids = request.ids();
        ProblemException.requireParameter(ids.size() <= MAXIMUM_IDS, "/ids", "too-many-ids");
        return commands.run(approver, tx -> {
            List<Entry<B>> waiting = register.waiting(tx, ids);
            requireVisible(tx.handle(), register, waiting);
            List<Entry<B>> approved = register.approveAll(tx, approver, waiting, request.reason());
            effect.accept(tx, approved);
            return Answer.ok(new ApprovalReport(approved.size(), ids.size() - approved.size()));
        });
    }

    /** Takes one back under If-Match: who submitted it must have seen that nobody decided it. */
    public <B> Response withdraw(Register<B> register, UUID id, WithdrawalRequest request, Role... makers) {
        Actor maker = caller.require(makers);
        return commands.run(maker, tx -> {
            Entry<B> entry = visible(tx.handle(), register, register.locked(tx, id));
            commands.expectVersion(entry.version());
            Entry<B> withdrawn = register.withdraw(tx, maker, entry, request.reason());
            return Answer.created("", withdrawn.version(), withdrawn);
        });
    }

    public <B> Page<Entry<B>> list(
            Register<B> register,
            @Nullable State state,
            @Nullable String unit,
            @Nullable Integer limit,
            @Nullable String cursor) {
        return list(register, List.of(Filter.same("state", state), Filter.same("unit", unit)), limit, cursor);
    }

    /** One page of what the caller may see, in the order of entry. */
    public <B> Page<Entry<B>> list(
            Register<B> register, List<Filter> filters, @Nullable Integer limit, @Nullable String cursor) {
        List<String> units = readableUnits(register);
        Object[] seal = {filters, String.valueOf(units)};
        int size = Cursors.limit(limit);
        String after = cursors.open(cursor, seal);
        List<Entry<B>> rows = database.read(handle -> register.table().list(handle, filters, units, after, size + 1));
        return cursors.page(rows, size, entry -> entry.id().toString(), seal);
    }

    /** One document, or 404 also where the caller may not see it. */
    public <B> Entry<B> find(Handle handle, Register<B> register, UUID id) {
        return register.table()
                .find(handle, id)
                .map(entry -> visible(handle, register, entry))
                .orElseThrow(() -> ProblemException.notFound("document", id.toString()));
    }

    public <B> Response get(Request request, Register<B> register, UUID id) {
        return document(request, register, id).toResponse();
    }

    /** The same, where the API document cannot tell from the list what one document has. */
    public <B> RestResponse<Entry<B>> document(Request request, Register<B> register, UUID id) {
        Entry<B> entry = database.read(handle -> find(handle, register, id));
        return Reads.document(request, entry.version(), entry);
    }

    /**
     * Who did what with a document, when and why, the latest last.
     *
     * @param collection path of the collection beneath {@code /v1/}, which is also how its events name it
     */
    public <B> Page<HistoryItem> history(Register<B> register, String collection, UUID id) {
        return database.readConsistently(handle -> {
            find(handle, register, id);
            return new Page<>(history.of(handle, collection + "/" + id), null);
        });
    }

    private @Nullable List<String> readableUnits(Register<?> register) {
        if (register.visibility().isOpen()) {
            return null;
        }
        caller.requireKnown();
        return caller.units();
    }

    private <B> Entry<B> visible(Handle handle, Register<B> register, Entry<B> entry) {
        requireVisible(handle, register, List.of(entry));
        return entry;
    }

    /** Out of the caller's scope is as if it were not there. */
    private <B> void requireVisible(Handle handle, Register<B> register, List<Entry<B>> entries) {
        List<String> units = readableUnits(register);
        if (units == null) {
            return;
        }
        Set<UUID> covered = register.table()
                .covered(handle, units, entries.stream().map(Entry::id).toList());
        entries.stream()
                .filter(entry -> !covered.contains(entry.id()))
                .findFirst()
                .ifPresent(entry -> {
                    throw ProblemException.notFound("document", entry.id().toString());
                });
    }
}
