package vn.ntm.criteria.criteriaset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;

/** Sets and their sub-criteria: drafts are written, publishing freezes them. */
@Singleton
public class CriteriaSets {

    private final Register<CriteriaSetRow> register;
    private final ObjectMapper json;

    CriteriaSets(ObjectMapper json) {
        this.json = json;
        this.register = new Register<>(
                "criteria_set",
                CriteriaSetRow.class,
                json,
                CriteriaSetRow::id,
                row -> null,
                State.DRAFT,
                CriteriaSets::event);
    }

    Register<CriteriaSetRow> register() {
        return register;
    }

    ImportReport importSets(Tx tx, Actor maker, List<CriteriaSetRow> rows, boolean dryRun) {
        return register.importAll(tx, maker, rows, dryRun).report();
    }

    ImportReport importSubCriteria(Tx tx, List<SubCriterion> rows, boolean dryRun) {
        Handle handle = tx.handle();
        Map<String, Boolean> published = new LinkedHashMap<>();
        rows.forEach(row -> published.computeIfAbsent(row.criteriaSet(), id -> register.table()
                .findByKey(handle, id)
                .map(entry -> entry.state() == State.APPROVED)
                .orElse(null)));
        Map<String, SubCriterion> stored = new LinkedHashMap<>();
        published.keySet().forEach(id -> subCriteria(handle, id).forEach(sub -> stored.put(key(sub), sub)));

        List<Fault> faults = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        List<SubCriterion> written = new ArrayList<>();
        int created = 0;
        for (int i = 0; i < rows.size(); i++) {
            SubCriterion row = rows.get(i);
            String at = TableReader.pointer(i);
            SubCriterion before = stored.get(key(row));
            Boolean frozen = published.get(row.criteriaSet());
            if (frozen == null) {
                faults.add(Fault.at(at + "/criteriaSet", "no-such-criteria-set", Map.of("key", row.criteriaSet())));
            } else if (!seen.add(key(row))) {
                faults.add(Fault.at(at + "/code", "repeated-row", Map.of("key", row.code())));
            } else if (!ThresholdReader.fits(row)) {
                faults.add(Fault.at(
                        at + "/threshold",
                        "threshold-does-not-fit",
                        Map.of("given", row.threshold(), "measure", row.measure())));
            } else if (!row.equals(before)) {
                if (frozen) {
                    faults.add(Fault.at(at, "set-is-published", Map.of("key", row.criteriaSet())));
                }
                written.add(row);
                created += before == null ? 1 : 0;
            }
        }
        ProblemException.throwIfAny(faults);
        write(handle, written, rows);
        return new ImportReport(dryRun, rows.size(), created, written.size() - created, rows.size() - written.size());
    }

    List<CriteriaSetView> approve(Tx tx, Actor approver, List<String> ids) {
        List<Fault> faults = new ArrayList<>();
        List<UUID> keys = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            Optional<Entry<CriteriaSetRow>> entry = register.table().findByKey(tx.handle(), id);
            if (entry.isEmpty()) {
                faults.add(Fault.at("/ids/" + i, "no-such-criteria-set", Map.of("key", id)));
            } else if (subCriteria(tx.handle(), id).isEmpty()) {
                faults.add(Fault.at("/ids/" + i, "set-is-empty", Map.of("key", id)));
            } else {
                keys.add(entry.get().id());
            }
        }
        ProblemException.throwIfAny(faults);
        return register.approveAll(tx, approver, register.waiting(tx, keys)).stream()
                .map(entry -> view(tx.handle(), entry, false))
                .toList();
    }

    CriteriaSetView get(Handle handle, String id) {
        return register.table()
                .findByKey(handle, id)
                .map(entry -> view(handle, entry, true))
                .orElseThrow(() -> ProblemException.notFound("criteria-set", id));
    }

    List<CriteriaSetView> list(Handle handle, @Nullable State state, String after, int limit) {
        return register.table().list(handle, state, null, after, limit).stream()
                .map(entry -> view(handle, entry, false))
                .toList();
    }

    /** A published set with its sub-criteria in their order, for judging. */
    public Optional<PublishedSet> published(Handle handle, String id) {
        return register.table()
                .findByKey(handle, id)
                .filter(entry -> entry.state() == State.APPROVED)
                .map(entry -> new PublishedSet(entry.content(), entry.version(), subCriteria(handle, id)));
    }

    private CriteriaSetView view(Handle handle, Entry<CriteriaSetRow> entry, boolean whole) {
        List<SubCriterion> subCriteria = subCriteria(handle, entry.content().id());
        return view(entry, subCriteria, whole);
    }

    private static CriteriaSetView view(Entry<CriteriaSetRow> entry, List<SubCriterion> subCriteria, boolean whole) {
        CriteriaSetRow row = entry.content();
        return new CriteriaSetView(
                row.id(),
                entry.version(),
                entry.state(),
                row.decisionNumber(),
                row.issuedOn(),
                row.level(),
                row.unitKind(),
                row.validFrom(),
                row.validTo(),
                row.nameVi(),
                row.nameEn(),
                row.issuer(),
                row.complete(),
                (int) subCriteria.stream()
                        .map(SubCriterion::criterion)
                        .distinct()
                        .count(),
                subCriteria.size(),
                row.basis(),
                row.source(),
                row.confidence(),
                row.note(),
                entry.makerId(),
                entry.approverId(),
                whole ? subCriteria : null);
    }

    private List<SubCriterion> subCriteria(Handle handle, String set) {
        return handle.createQuery("select body from sub_criterion where criteria_set = :set order by place")
                .bind("set", set)
                .map((row, c) -> read(row.getString(1)))
                .list();
    }

    private void write(Handle handle, List<SubCriterion> written, List<SubCriterion> order) {
        if (written.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("insert into sub_criterion values (:set, :place, :code, :body)"
                + " on conflict (criteria_set, code) do update set body = excluded.body, place = excluded.place");
        for (SubCriterion sub : written) {
            batch.bind("set", sub.criteriaSet())
                    .bind("place", order.indexOf(sub))
                    .bind("code", sub.code())
                    .bind("body", write(sub))
                    .add();
        }
        batch.execute();
    }

    private static String key(SubCriterion sub) {
        return sub.criteriaSet() + " " + sub.code();
    }

    private SubCriterion read(String body) {
        try {
            return json.readValue(body, SubCriterion.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored sub-criterion cannot be read.", e);
        }
    }

    private String write(SubCriterion sub) {
        try {
            return json.writeValueAsString(sub);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A sub-criterion cannot be written.", e);
        }
    }

    private static EventDraft event(Entry<CriteriaSetRow> entry) {
        CriteriaSetRow row = entry.content();
        String fact = entry.state() == State.APPROVED ? "criteria-set-published" : "criteria-set-drafted";
        return new EventDraft(
                "ntm.criteria",
                "vn.ntm.criteria." + fact + ".v1",
                "criteria-sets/" + row.id(),
                entry.version(),
                row.id(),
                Objects.requireNonNullElse(row.validFrom(), LocalDate.of(2000, 1, 1)),
                view(entry, List.of(), false));
    }

    /** A set that may be judged by. */
    public record PublishedSet(CriteriaSetRow set, long version, List<SubCriterion> subCriteria) {}
}
