package vn.ntm.platform.register;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.BoundSql;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.Overtaken;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/**
 * What all registers do in the same way: enter once by natural key, import twice without effect, approve by somebody
 * else, and hand over the event of each change.
 */
public final class Register<B> {

    /** A row of a table was entered word for word, and then taken back or ran out. */
    public static final String ENDED = "entered-and-ended";

    private static final String APPROVED_DIFFERS = "approved-differs";
    private static final String DECIDED = "already-decided";

    private final RegisterTable<B> table;
    private final Function<B, String> key;
    private final Visibility<B> visibility;
    private final State initial;
    private final Function<Entry<B>, EventDraft> event;

    /**
     * @param key the natural key: two documents never share it, but for those that were taken back or ran out
     * @param visibility which unit it belongs to, and who may read it
     * @param initial the state in which it is entered
     * @param event what a change of it means to others
     */
    public Register(
            String table,
            Class<B> type,
            ObjectMapper json,
            Function<B, String> key,
            Visibility<B> visibility,
            State initial,
            Function<Entry<B>, EventDraft> event) {
        this(table, type, json, key, visibility, initial, event, List.of());
    }

    /** @param columns that the table has besides those of every register */
    public Register(
            String table,
            Class<B> type,
            ObjectMapper json,
            Function<B, String> key,
            Visibility<B> visibility,
            State initial,
            Function<Entry<B>, EventDraft> event,
            List<Column<B>> columns) {
        this.table = new RegisterTable<>(table, type, json, columns);
        this.key = key;
        this.visibility = visibility;
        this.initial = initial;
        this.event = event;
    }

    public RegisterTable<B> table() {
        return table;
    }

    Visibility<B> visibility() {
        return visibility;
    }

    public EventDraft event(Entry<B> entry) {
        return event.apply(entry);
    }

    /** Enters one document; 409 when its natural key is taken. */
    public Entry<B> enter(Tx tx, Actor maker, B content) {
        String naturalKey = key.apply(content);
        serialise(tx);
        table.findByKey(tx.handle(), naturalKey).ifPresent(existing -> {
            throw taken(naturalKey, existing.id());
        });
        Entry<B> entry = entered(tx, maker, content);
        table.insertAll(tx.handle(), List.of(keyed(naturalKey, content, entry)));
        tx.append(event.apply(entry));
        return entry;
    }

    /**
     * Enters many at once without waiting for other writers of the register: the unique natural key decides, and 409
     * names the first that is taken. For documents of which many are entered at the same time.
     *
     * @param ids of the documents, in the order of {@code contents}
     */
    public List<Entry<B>> enterAll(Tx tx, Actor maker, List<UUID> ids, List<B> contents) {
        List<Entry<B>> entries = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            entries.add(draft(ids.get(i), maker, contents.get(i)));
        }
        insert(tx, entries);
        entries.forEach(entry -> tx.append(event.apply(entry)));
        return entries;
    }

    /** A document as it will be when it is inserted. */
    public Entry<B> draft(UUID id, Actor maker, B content) {
        return new Entry<>(id, 1, initial, content, maker.id(), null, null, null);
    }

    /** Inserts drafts; 409 names the first whose key is taken. Their events are the caller's. */
    private void insert(Tx tx, List<Entry<B>> drafts) {
        BoundSql.send(tx.handle(), List.of(inserting(tx, drafts)));
    }

    /** What inserts drafts whose keys were free when this transaction looked, and fails when somebody was faster. */
    public BoundSql insertingFree(List<Entry<B>> drafts) {
        return table.inserting(inOrder(drafts)).whole(drafts.size(), Overtaken::new);
    }

    /** In the order of their keys: two who insert the same never wait for each other in a circle. */
    private List<RegisterTable.Keyed<B>> inOrder(List<Entry<B>> drafts) {
        return drafts.stream()
                .map(entry -> keyed(key.apply(entry.content()), entry.content(), entry))
                .sorted(Comparator.comparing(RegisterTable.Keyed::key))
                .toList();
    }

    /** What inserts drafts; sent, it throws 409 for the first whose key is taken. */
    private BoundSql inserting(Tx tx, List<Entry<B>> drafts) {
        List<RegisterTable.Keyed<B>> rows = inOrder(drafts);
        return table.inserting(rows).then(written -> {
            if (written < rows.size()) {
                throw firstTaken(tx, rows);
            }
        });
    }

    private ProblemException firstTaken(Tx tx, List<RegisterTable.Keyed<B>> rows) {
        Map<String, UUID> owners = table.taken(
                tx.handle(), rows.stream().map(RegisterTable.Keyed::key).toList());
        return rows.stream()
                .filter(row -> !row.entry().id().equals(owners.get(row.key())))
                .findFirst()
                .map(row -> taken(row.key(), Objects.requireNonNullElse(owners.get(row.key()), "?")))
                .orElseThrow();
    }

    /** The refusal of a document whose natural key another has. */
    public static ProblemException taken(String key, Object existing) {
        return ProblemException.of(
                ProblemType.CONFLICT, "", "duplicate-document", Map.of("key", key, "existing", existing));
    }

    /** The documents that an import made or changed, and what it did in numbers. */
    public record Imported<B>(List<Entry<B>> entered, ImportReport report) {}

    /**
     * Enters many: what is there already and equal stays as it is; what nobody approved yet is changed; a change of an
     * approved document is a fault, because an approval covers what was approved. So is what was entered word for word and
     * taken back: nobody knows whether an old table comes again, or the document is meant once more.
     *
     * @throws ProblemException 422 when the rows are wrong in themselves, 409 when they only contradict what was approved
     */
    public Imported<B> importAll(Tx tx, Actor maker, List<B> contents, boolean dryRun) {
        serialise(tx);
        Map<String, B> byKey = new LinkedHashMap<>();
        Map<String, String> pointers = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < contents.size(); i++) {
            String naturalKey = key.apply(contents.get(i));
            pointers.putIfAbsent(naturalKey, TableReader.pointer(i));
            if (byKey.put(naturalKey, contents.get(i)) != null) {
                faults.add(Fault.at(TableReader.pointer(i), "repeated-row", Map.of("key", naturalKey)));
            }
        }
        Map<String, Entry<B>> existing = table.lockByKeys(tx.handle(), byKey.keySet());
        Map<String, List<Entry<B>>> former = table.formerByKeys(tx.handle(), byKey.keySet());
        List<RegisterTable.Keyed<B>> created = new ArrayList<>();
        List<Entry<B>> changed = new ArrayList<>();
        byKey.forEach((naturalKey, content) -> {
            Entry<B> known = existing.get(naturalKey);
            Entry<B> ended = former.getOrDefault(naturalKey, List.of()).stream()
                    .filter(entry -> table.sameContent(entry.content(), content))
                    .findFirst()
                    .orElse(null);
            if (known == null && ended != null) {
                faults.add(enteredAndEnded(pointers.getOrDefault(naturalKey, ""), naturalKey, ended));
            } else if (known == null) {
                created.add(keyed(naturalKey, content, entered(tx, maker, content)));
            } else if (!table.sameContent(known.content(), content)) {
                String row = pointers.getOrDefault(naturalKey, "");
                if (isApproved(known)) {
                    faults.add(Fault.at(row, APPROVED_DIFFERS, Map.of("key", naturalKey, "existing", known.id())));
                } else if (known.state() == State.CANCELLED) {
                    faults.add(Fault.at(row, "already-cancelled", Map.of("key", naturalKey)));
                } else if (known.state().isFinal()) {
                    // What was refused or taken back stays as it is on record.
                    faults.add(Fault.at(row, DECIDED, Map.of("key", naturalKey, "state", known.state())));
                } else {
                    changed.add(known.changed(content, maker.id()));
                }
            }
        });
        ProblemException.throwIfAny(faults, APPROVED_DIFFERS, DECIDED, ENDED);
        table.insertAll(tx.handle(), created);
        table.updateAll(tx.handle(), changed);
        List<Entry<B>> entered =
                new ArrayList<>(created.stream().map(RegisterTable.Keyed::entry).toList());
        entered.addAll(changed);
        entered.forEach(entry -> tx.append(event.apply(entry)));
        return new Imported<>(
                entered,
                new ImportReport(
                        dryRun,
                        contents.size(),
                        created.size(),
                        changed.size(),
                        byKey.size() - created.size() - changed.size()));
    }

    /** The refusal of a row of a table whose document of the same words is over. */
    public static Fault enteredAndEnded(String pointer, String key, Entry<?> ended) {
        return Fault.at(pointer, ENDED, Map.of("key", key, "existing", ended.id(), "state", ended.state()));
    }

    /** Approves one; 409 when it is approved already, or cancelled. */
    public Entry<B> approve(Tx tx, Actor approver, Entry<B> entry, @Nullable String reason) {
        UUID id = entry.id();
        if (isApproved(entry)) {
            throw ProblemException.of(ProblemType.CONFLICT, "", "already-approved", Map.of("key", id));
        }
        if (entry.state() == State.CANCELLED) {
            throw ProblemException.of(ProblemType.CONFLICT, "", "already-cancelled", Map.of("key", id));
        }
        return approveAll(tx, approver, List.of(entry), reason).get(0);
    }

    /** The document, locked until the transaction ends; 404 when there is none. */
    public Entry<B> locked(Tx tx, UUID id) {
        return table.lock(tx.handle(), List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("document", id.toString()));
    }

    /** Those of the ids that somebody must still decide on; 422 names each id that does not exist. */
    public List<Entry<B>> waiting(Tx tx, List<UUID> ids) {
        List<Entry<B>> entries = table.lock(tx.handle(), ids);
        Set<UUID> known = new HashSet<>(entries.stream().map(Entry::id).toList());
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!known.contains(ids.get(i))) {
                faults.add(Fault.at("/ids/" + i, "no-such-document", Map.of("key", ids.get(i))));
            }
        }
        ProblemException.throwIfAny(faults);
        return entries.stream()
                .filter(entry -> !isApproved(entry) && entry.state() != State.CANCELLED)
                .toList();
    }

    /** Approves all of these; the maker of any of them is refused. */
    public List<Entry<B>> approveAll(Tx tx, Actor approver, List<Entry<B>> waiting, @Nullable String reason) {
        waiting.forEach(entry -> {
            if (entry.state().isFinal()) {
                throw ProblemException.of(
                        ProblemType.CONFLICT, "", DECIDED, Map.of("key", entry.id(), "state", entry.state()));
            }
            if (entry.makerId().equals(approver.id())) {
                throw ProblemException.of(ProblemType.MAKER_IS_CHECKER, "", "made-by-you", Map.of("key", entry.id()));
            }
        });
        OffsetDateTime at = OffsetDateTime.ofInstant(tx.recordedAt(), ZoneOffset.UTC);
        List<Entry<B>> approved = waiting.stream()
                .map(entry -> entry.approved(approver.id(), at, reason))
                .toList();
        table.updateAll(tx.handle(), approved);
        approved.forEach(entry -> tx.append(event.apply(entry)));
        return approved;
    }

    /**
     * The maker takes back what nobody decided yet. It stays on record, and its natural key is free for what is entered in
     * its stead; 409 when somebody decided it, 403 for anybody but its maker.
     */
    public Entry<B> withdraw(Tx tx, Actor maker, Entry<B> entry, String reason) {
        requireUndecided(entry);
        requireMaker(entry, maker);
        Entry<B> withdrawn = entry.moved(State.WITHDRAWN, entry.content(), reason);
        table.updateAll(tx.handle(), List.of(withdrawn));
        tx.append(event.apply(withdrawn));
        return withdrawn;
    }

    /** 409 when somebody decided it, or it ended without a decision. */
    public static void requireUndecided(Entry<?> entry) {
        if (entry.state() != State.SUBMITTED) {
            throw ProblemException.of(
                    ProblemType.CONFLICT, "", DECIDED, Map.of("key", entry.id(), "state", entry.state()));
        }
    }

    /** 403 for anybody but the maker, who alone takes a document back. */
    public static void requireMaker(Entry<?> entry, Actor actor) {
        if (!actor.id().equals(entry.makerId())) {
            throw ProblemException.of(ProblemType.FORBIDDEN, "", "only-the-maker-withdraws", Map.of("key", entry.id()));
        }
    }

    private static boolean isApproved(Entry<?> entry) {
        return entry.state() == State.APPROVED || entry.state() == State.BOOKED;
    }

    /** Two writers of one register wait for each other, so that a natural key is looked for and taken in one step. */
    private void serialise(Tx tx) {
        tx.handle()
                .createQuery("select pg_advisory_xact_lock(hashtextextended(:name, 1)) is null")
                .bind("name", table.name())
                .mapTo(Boolean.class)
                .one();
    }

    private Entry<B> entered(Tx tx, Actor maker, B content) {
        return new Entry<>(tx.newId(), 1, initial, content, maker.id(), null, null, null);
    }

    private RegisterTable.Keyed<B> keyed(String naturalKey, B content, Entry<B> entry) {
        return new RegisterTable.Keyed<>(naturalKey, visibility.unitOf(content), visibility.dateOf(content), entry);
    }
}
