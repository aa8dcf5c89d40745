package vn.ntm.criteria.criteriaset;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.criteriaset.CriteriaSetView.Totals;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.criteria.unit.UnitKind;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Filter;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Sets and their sub-criteria: drafts are written, publishing freezes them. */
@Singleton
public class CriteriaSets {

    private static final int MAXIMUM_VERSIONS = 100;

    /** A later version of the same set that holds on the day takes the place of an earlier one. */
    private static final String SUPERSEDED = """
            not exists (select 1 from (select natural_key, body::jsonb as doc from criteria_set
                                       where state = 'APPROVED') later
                        where later.natural_key <> t.natural_key
                          and coalesce(later.doc ->> 'versionOf', later.natural_key)
                              = coalesce(t.doc ->> 'versionOf', t.natural_key)
                          and (later.doc ->> 'validFrom')::date > (t.doc ->> 'validFrom')::date
                          and (later.doc ->> 'validFrom')::date <= ?::date)
            """;

    private final Map<String, PublishedSet> published = new ConcurrentHashMap<>();
    private final Register<CriteriaSetRow> register;
    private final SubCriteria subCriteria;

    CriteriaSets(ObjectMapper json, SubCriteria subCriteria) {
        this.subCriteria = subCriteria;
        this.register = new Register<>(
                "criteria_set",
                CriteriaSetRow.class,
                json,
                CriteriaSetRow::id,
                Visibility.open(row -> null),
                State.DRAFT,
                entry -> event("criteria-set-drafted", entry, CriteriaSetView.draft(entry)));
    }

    ImportReport importSets(Tx tx, Actor maker, List<CriteriaSetRow> rows, boolean dryRun) {
        Map<String, CriteriaSetRow> known = new LinkedHashMap<>();
        rows.stream()
                .flatMap(row -> Stream.of(row.id(), row.family(), String.valueOf(row.predecessor())))
                .distinct()
                .forEach(id -> family(tx.handle(), id).map(Entry::content).forEach(set -> known.put(set.id(), set)));
        List<Fault> faults = CriteriaSetRules.faultsOf(rows, known);
        ProblemException.throwIfAny(faults);
        return register.importAll(tx, maker, rows, dryRun).report();
    }

    ImportReport importSubCriteria(Tx tx, Actor maker, List<SubCriterion> rows, boolean dryRun) {
        Map<String, Entry<CriteriaSetRow>> sets = lockSets(tx.handle(), rows);
        Map<String, SubCriterion> stored = new HashMap<>();
        sets.keySet().forEach(id -> subCriteria.of(tx.handle(), id).forEach(sub -> stored.put(key(sub), sub)));

        List<Fault> faults = new ArrayList<>();
        List<Fault> conflicts = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Map<SubCriterion, Integer> written = new LinkedHashMap<>();
        Set<String> changedSets = new HashSet<>();
        int created = 0;
        for (int i = 0; i < rows.size(); i++) {
            SubCriterion row = rows.get(i);
            String at = TableReader.pointer(i);
            SubCriterion before = stored.get(key(row));
            Entry<CriteriaSetRow> set = sets.get(row.criteriaSet());
            if (set == null) {
                faults.add(Fault.at(at + "/criteriaSet", "no-such-criteria-set", Map.of("key", row.criteriaSet())));
            } else if (!seen.add(key(row))) {
                faults.add(Fault.at(at + "/code", "repeated-row", Map.of("key", row.code())));
            } else if (!ThresholdReader.fits(row)) {
                faults.add(Fault.at(
                        at + "/threshold",
                        "threshold-does-not-fit",
                        Map.of("given", row.threshold(), "measure", row.measure())));
            } else if (!row.equals(before)) {
                if (set.state() == State.APPROVED) {
                    conflicts.add(Fault.at(at, "set-is-published", Map.of("key", row.criteriaSet())));
                }
                written.put(row, i);
                changedSets.add(row.criteriaSet());
                created += before == null ? 1 : 0;
            }
        }
        ProblemException.throwIfAny(faults);
        if (!conflicts.isEmpty()) {
            throw new ProblemException(ProblemType.CONFLICT, conflicts);
        }
        subCriteria.write(tx.handle(), written, maker.id());
        changedSets.forEach(id -> draftAgain(tx, Objects.requireNonNull(sets.get(id))));
        return new ImportReport(dryRun, rows.size(), created, written.size() - created, rows.size() - written.size());
    }

    /** Publishes those that are still drafts; who wrote the set or any of its sub-criteria is refused. */
    List<CriteriaSetView> approve(Tx tx, Actor approver, List<String> ids, @Nullable String reason) {
        List<Fault> faults = new ArrayList<>();
        List<UUID> keys = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            Optional<Entry<CriteriaSetRow>> entry = register.table().findByKey(tx.handle(), id);
            if (entry.isEmpty()) {
                faults.add(Fault.at("/ids/" + i, "no-such-criteria-set", Map.of("key", id)));
            } else if (subCriteria.totals(tx.handle(), List.of(id)).isEmpty()) {
                faults.add(Fault.at("/ids/" + i, "set-is-empty", Map.of("key", id)));
            } else {
                keys.add(entry.get().id());
            }
        }
        ProblemException.throwIfAny(faults);
        List<CriteriaSetView> published = new ArrayList<>();
        register.waiting(tx, keys).forEach(draft -> published.add(publish(tx, approver, draft, reason)));
        return published;
    }

    /** Publishes one; 404 when it is not there, 409 when it is published already. */
    CriteriaSetView approveOne(Tx tx, Actor approver, String id, LongConsumer expected, @Nullable String reason) {
        Entry<CriteriaSetRow> entry = register.table()
                .findByKey(tx.handle(), id)
                .orElseThrow(() -> ProblemException.notFound("criteria-set", id));
        expected.accept(entry.version());
        return approve(tx, approver, List.of(id), reason).stream()
                .findFirst()
                .orElseThrow(
                        () -> ProblemException.of(ProblemType.CONFLICT, "", "already-approved", Map.of("key", id)));
    }

    CriteriaSetView get(Handle handle, String id) {
        return register.table()
                .findByKey(handle, id)
                .map(entry -> CriteriaSetView.whole(entry, subCriteria.of(handle, id)))
                .orElseThrow(() -> ProblemException.notFound("criteria-set", id));
    }

    /** A set and all its versions. */
    private Stream<Entry<CriteriaSetRow>> family(Handle handle, String id) {
        List<Filter> versions = List.of(Filter.same("doc ->> 'versionOf'", id));
        return Stream.concat(
                register.table().findByKey(handle, id).stream(),
                register.table().list(handle, versions, null, "", MAXIMUM_VERSIONS).stream());
    }

    /** Of a law's published versions the one that holds on that day. */
    public static Optional<PublishedSet> holding(List<PublishedSet> versions, LocalDate on) {
        return versions.stream()
                .filter(version -> holds(version.set(), on))
                .max(Comparator.comparing(
                        version -> Objects.requireNonNullElse(version.set().validFrom(), LocalDate.MIN)));
    }

    private static boolean holds(CriteriaSetRow row, LocalDate on) {
        LocalDate from = row.validFrom();
        LocalDate to = row.validTo();
        return (from == null || !on.isBefore(from)) && (to == null || on.isBefore(to));
    }

    /** Sets in the order of entry; the sort key of the page is the internal id. */
    List<Entry<CriteriaSetRow>> list(Handle handle, List<Filter> filters, String after, int limit) {
        return register.table().list(handle, filters, null, after, limit);
    }

    /** By what a law is known: its decision's number, level, kind of unit, and the day on which it holds. */
    static List<Filter> filters(
            @Nullable State state,
            @Nullable String decision,
            @Nullable Level level,
            @Nullable UnitKind unitKind,
            @Nullable LocalDate on) {
        return List.of(
                Filter.same("state", state),
                Filter.same("doc ->> 'decisionNumber'", decision),
                Filter.same("doc ->> 'level'", level),
                Filter.same("doc ->> 'unitKind'", unitKind),
                new Filter("daterange((doc ->> 'validFrom')::date, (doc ->> 'validTo')::date) @> ?::date", on),
                new Filter(SUPERSEDED, on));
    }

    List<CriteriaSetView> summaries(Handle handle, List<Entry<CriteriaSetRow>> entries) {
        Map<String, Totals> totals = subCriteria.totals(
                handle, entries.stream().map(entry -> entry.content().id()).toList());
        return entries.stream()
                .map(entry -> CriteriaSetView.summary(
                        entry, totals.getOrDefault(entry.content().id(), new Totals(0, 0))))
                .toList();
    }

    /** A published set with its sub-criteria in their order, for judging; read once, because it never changes. */
    public Optional<PublishedSet> published(Handle handle, String id) {
        PublishedSet known = published.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<PublishedSet> found = register.table()
                .findByKey(handle, id)
                .filter(entry -> entry.state() == State.APPROVED)
                .map(entry -> new PublishedSet(entry.content(), entry.version(), subCriteria.of(handle, id)));
        found.ifPresent(set -> published.put(id, set));
        return found;
    }

    /** All published sets. */
    public List<PublishedSet> allPublished(Handle handle) {
        return handle
                .createQuery("select natural_key from criteria_set where state = 'APPROVED' order by natural_key")
                .mapTo(String.class)
                .list()
                .stream()
                .flatMap(id -> published(handle, id).stream())
                .toList();
    }

    /** Locked, so that nobody publishes a set while its sub-criteria are being written. */
    private Map<String, Entry<CriteriaSetRow>> lockSets(Handle handle, List<SubCriterion> rows) {
        List<UUID> ids = rows.stream()
                .map(SubCriterion::criteriaSet)
                .distinct()
                .flatMap(id -> register.table().findByKey(handle, id).stream())
                .map(Entry::id)
                .toList();
        Map<String, Entry<CriteriaSetRow>> sets = new LinkedHashMap<>();
        register.table()
                .lock(handle, ids)
                .forEach(entry -> sets.put(entry.content().id(), entry));
        return sets;
    }

    private void draftAgain(Tx tx, Entry<CriteriaSetRow> draft) {
        Entry<CriteriaSetRow> next = draft.moved(State.DRAFT, draft.content(), null);
        register.table().updateAll(tx.handle(), List.of(next));
        tx.append(event("criteria-set-drafted", next, CriteriaSetView.draft(next)));
    }

    private CriteriaSetView publish(Tx tx, Actor approver, Entry<CriteriaSetRow> draft, @Nullable String reason) {
        String id = draft.content().id();
        if (draft.makerId().equals(approver.id()) || subCriteria.wroteAny(tx.handle(), id, approver.id())) {
            throw ProblemException.of(ProblemType.MAKER_IS_CHECKER, "", "made-by-you", Map.of("key", id));
        }
        Entry<CriteriaSetRow> published = new Entry<>(
                draft.id(),
                draft.version() + 1,
                State.APPROVED,
                draft.content(),
                draft.makerId(),
                approver.id(),
                OffsetDateTime.ofInstant(tx.recordedAt(), ZoneOffset.UTC),
                reason);
        register.table().updateAll(tx.handle(), List.of(published));
        CriteriaSetView view = summaries(tx.handle(), List.of(published)).get(0);
        // Who only sees the event needs the names of the criteria too.
        tx.append(event(
                "criteria-set-published",
                published,
                CriteriaSetView.whole(published, subCriteria.of(tx.handle(), id))));
        return view;
    }

    private static String key(SubCriterion sub) {
        return sub.criteriaSet() + " " + sub.code();
    }

    private static EventDraft event(String fact, Entry<CriteriaSetRow> entry, CriteriaSetView data) {
        CriteriaSetRow row = entry.content();
        return new EventDraft(
                "ntm.criteria",
                "vn.ntm.criteria." + fact + ".v1",
                "criteria-sets/" + row.id(),
                entry.version(),
                row.id(),
                Objects.requireNonNullElse(row.validFrom(), LocalDate.of(2000, 1, 1)),
                data);
    }

    /** A set that may be judged by. */
    public static final class PublishedSet {

        private final CriteriaSetRow set;
        private final long version;
        private final List<SubCriterion> subCriteria;
        private final Map<String, SubCriterion> byCode = new HashMap<>();
        private final boolean derived;
        private final boolean restsOnRecords;

        PublishedSet(CriteriaSetRow set, long version, List<SubCriterion> subCriteria) {
            this.set = set;
            this.version = version;
            this.subCriteria = subCriteria;
            subCriteria.forEach(sub -> byCode.put(sub.code(), sub));
            this.derived = subCriteria.stream().anyMatch(sub -> DerivedThreshold.isOne(sub.threshold()));
            this.restsOnRecords = derived || subCriteria.stream().anyMatch(sub -> sub.fact() != null);
        }

        public CriteriaSetRow set() {
            return set;
        }

        public long version() {
            return version;
        }

        /** In the order of the law. */
        public List<SubCriterion> subCriteria() {
            return subCriteria;
        }

        /** Whether a threshold rests on another set or on the unit's own past. */
        public boolean isDerived() {
            return derived;
        }

        /** Whether judging by it needs more than what the unit reports: other records, or the unit's own past. */
        public boolean restsOnRecords() {
            return restsOnRecords;
        }

        /** Whether a threshold may go by this number of the unit; of a derived one only the other set knows. */
        public boolean asksFor(String fact) {
            return derived || subCriteria.stream().anyMatch(sub -> Variants.goesBy(sub.thresholdVariants(), fact));
        }

        public @Nullable SubCriterion find(String code) {
            return byCode.get(code);
        }
    }
}
