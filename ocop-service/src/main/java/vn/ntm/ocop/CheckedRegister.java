package vn.ntm.ocop;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/**
 * A register whose documents count at once: each row is checked on its own, the caller's
 * units must cover it, and a change keeps the natural key.
 */
public abstract class CheckedRegister<B> {

    private final Register<B> register;
    private final String table;
    private final Function<B, String> key;
    private final Function<B, @Nullable String> unit;

    /**
     * @param table name of the table
     * @param key the natural key
     * @param unit the unit to list by
     * @param partition constant key of an aggregate's events, so that their order holds
     * @param businessDate when the fact began to be true
     * @param fact name of the event without service and version
     * @param collection path of the collection beneath {@code /v1/}
     */
    protected CheckedRegister(
            String table,
            Class<B> type,
            ObjectMapper json,
            Function<B, String> key,
            Function<B, @Nullable String> unit,
            Function<B, String> partition,
            Function<B, LocalDate> businessDate,
            String fact,
            String collection) {
        this(table, type, json, key, Visibility.open(unit), partition, businessDate, fact, collection);
    }

    /** As above, for documents that only callers read whose units cover them. */
    protected CheckedRegister(
            String table,
            Class<B> type,
            ObjectMapper json,
            Function<B, String> key,
            Visibility<B> visibility,
            Function<B, String> partition,
            Function<B, LocalDate> businessDate,
            String fact,
            String collection) {
        this.table = table;
        this.key = key;
        this.unit = visibility.unit();
        this.register = new Register<>(
                table,
                type,
                json,
                key,
                visibility,
                State.RECORDED,
                entry -> new EventDraft(
                        "ntm.ocop",
                        "vn.ntm.ocop." + fact + ".v1",
                        collection + "/" + entry.id(),
                        entry.version(),
                        partition.apply(entry.content()),
                        businessDate.apply(entry.content()),
                        entry));
    }

    public Register<B> register() {
        return register;
    }

    /** Those of these natural keys that are taken, by one look-up. */
    public Set<String> known(Handle handle, Collection<String> keys) {
        return keys.isEmpty()
                ? Set.of()
                : register.table().taken(handle, Set.copyOf(keys)).keySet();
    }

    /** Everything that is wrong with the row's meaning. */
    protected abstract void faultsOf(Tx tx, B row, Faults faults);

    /** The same for all rows of a file; a register that looks much up for a row may do it once for all of them. */
    protected void faultsOfAll(Tx tx, List<B> rows, Faults faults) {
        for (int i = 0; i < rows.size(); i++) {
            faultsOf(tx, rows.get(i), faults.at(TableReader.pointer(i)));
        }
    }

    /** 403 where the caller's units do not cover one of the rows. */
    protected void requireScopeOfAll(Tx tx, List<B> rows) {
        rows.forEach(row -> requireScope(tx, row));
    }

    /** What is wrong with rows of one file beside each other, before any of them is stored. */
    protected void faultsAmong(List<B> rows, Faults faults) {}

    /** 403 where the caller's units do not cover the row. */
    protected abstract void requireScope(Tx tx, B row);

    public void check(Tx tx, B row) {
        Faults faults = new Faults();
        faultsOf(tx, row, faults);
        faults.throwIfAny();
        requireScope(tx, row);
    }

    public ImportReport importRows(Tx tx, Actor maker, List<B> rows, boolean dryRun) {
        Faults faults = new Faults();
        faultsOfAll(tx, rows, faults);
        faultsAmong(rows, faults);
        faults.throwIfAny();
        requireScopeOfAll(tx, rows);
        return register.importAll(tx, maker, rows, dryRun).report();
    }

    /** Puts other content in the place of a document's; its natural key stays. */
    public Entry<B> replace(Tx tx, UUID id, LongConsumer expectVersion, B content) {
        Entry<B> before = register.locked(tx, id);
        expectVersion.accept(before.version());
        String naturalKey = key.apply(before.content());
        if (!naturalKey.equals(key.apply(content))) {
            throw ProblemException.of(
                    ProblemType.INVALID_CONTENT, "", "natural-key-changed", Map.of("key", naturalKey));
        }
        requireScope(tx, before.content());
        check(tx, content);
        Entry<B> after = before.moved(before.state(), content, null);
        register.table().updateAll(tx.handle(), List.of(after));
        tx.handle()
                .createUpdate("update " + table + " set unit = :unit where id = :id")
                .bind("unit", unit.apply(content))
                .bind("id", id)
                .execute();
        tx.append(register.event(after));
        return after;
    }
}
