package vn.ntm.criteria.criteriaset;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Imports;
import vn.ntm.criteria.criteriaset.CriteriaSetView.Totals;
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
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            LocalDate from = rows.get(i).validFrom();
            LocalDate to = rows.get(i).validTo();
            if (from != null && to != null && !from.isBefore(to)) {
                faults.add(Fault.at(
                        TableReader.pointer(i) + "/validTo", "ends-before-it-begins", Map.of("from", from, "to", to)));
            }
        }
        ProblemException.throwIfAny(faults);
        return Imports.respectingApprovals(
                () -> register.importAll(tx, maker, rows, dryRun).report());
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

    /** Sets in the order of entry; the sort key of the page is the internal id. */
    List<Entry<CriteriaSetRow>> list(Handle handle, @Nullable State state, String after, int limit) {
        return register.table().list(handle, List.of(Filter.same("state", state)), null, after, limit);
    }

    List<CriteriaSetView> summaries(Handle handle, List<Entry<CriteriaSetRow>> entries) {
        Map<String, Totals> totals = subCriteria.totals(
                handle, entries.stream().map(entry -> entry.content().id()).toList());
        return entries.stream()
                .map(entry -> CriteriaSetView.summary(
                        entry, totals.getOrDefault(entry.content().id(), new Totals(0, 0))))
                .toList();
    }

    /** A published set with its sub-criteria in their order, for judging. */
    public Optional<PublishedSet> published(Handle handle, String id) {
        return register.table()
                .findByKey(handle, id)
                .filter(entry -> entry.state() == State.APPROVED)
                .map(entry -> new PublishedSet(entry.content(), entry.version(), subCriteria.of(handle, id)));
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
                "criteria-set-published", published, CriteriaSetView.whole(published, subCriteria.of(tx.handle(), id))));
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
    public record PublishedSet(CriteriaSetRow set, long version, List<SubCriterion> subCriteria) {}
}
