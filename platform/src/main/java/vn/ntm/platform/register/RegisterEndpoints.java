package vn.ntm.platform.register;

import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.security.Role;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Commands;
import vn.ntm.platform.web.Cursors;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.ProblemException;
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

    RegisterEndpoints(Database database, Commands commands, Caller caller, Cursors cursors, TableReader tables) {
        this.database = database;
        this.commands = commands;
        this.caller = caller;
        this.cursors = cursors;
        this.tables = tables;
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
        List<R> rows = tables.read(body, mediaType, row);
        return dryRun
                ? commands.dryRun(maker, tx -> Answer.ok(work.apply(tx, rows)))
                : commands.run(maker, tx -> Answer.ok(work.apply(tx, rows)));
    }

    public <B> Response enter(String path, Register<B> register, B content, BiConsumer<Tx, B> rules, Role... makers) {
        Actor maker = caller.require(makers);
        return commands.run(maker, tx -> {
            rules.accept(tx, content);
            Entry<B> entry = register.enter(tx, maker, content);
            return Answer.created(path + "/" + entry.id(), entry.version(), entry);
        });
    }

    public <B> Response approve(Register<B> register, UUID id, BiConsumer<Tx, List<Entry<B>>> effect) {
        Actor approver = caller.require(Role.APPROVER);
        return commands.run(approver, tx -> {
            Entry<B> entry = register.approve(tx, approver, id);
            effect.accept(tx, List.of(entry));
            return Answer.created("", entry.version(), entry);
        });
    }

    public <B> Response approveMany(Register<B> register, List<UUID> ids, BiConsumer<Tx, List<Entry<B>>> effect) {
        Actor approver = caller.require(Role.APPROVER);
        ProblemException.requireParameter(ids.size() <= MAXIMUM_IDS, "/ids", "too-many-ids");
        return commands.run(approver, tx -> {
            List<Entry<B>> approved = register.approveAll(tx, approver, register.waiting(tx, ids));
            effect.accept(tx, approved);
            return Answer.ok(new ApprovalReport(approved.size(), ids.size() - approved.size()));
        });
    }

    public <B> Page<Entry<B>> list(
            Register<B> register,
            @Nullable State state,
            @Nullable String unit,
            @Nullable Integer limit,
            @Nullable String cursor) {
        int size = Cursors.limit(limit);
        String after = cursors.open(cursor, state, unit);
        List<Entry<B>> rows = database.read(handle -> register.table().list(handle, state, unit, after, size + 1));
        return cursors.page(rows, size, entry -> entry.id().toString(), state, unit);
    }

    public <B> Response get(Request request, Register<B> register, UUID id) {
        Entry<B> entry = database.read(handle -> register.table().find(handle, id))
                .orElseThrow(() -> ProblemException.notFound("document", id.toString()));
        return Reads.versioned(request, entry.version(), entry);
    }
}
