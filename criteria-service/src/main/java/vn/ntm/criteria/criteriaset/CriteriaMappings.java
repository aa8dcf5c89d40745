package vn.ntm.criteria.criteriaset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
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

/** The register of mappings between sets. */
@Singleton
public class CriteriaMappings {

    private final Register<CriteriaMapping> register;
    private final SubCriteria subCriteria;
    private final ObjectMapper json;

    CriteriaMappings(ObjectMapper json, SubCriteria subCriteria) {
        this.json = json;
        this.subCriteria = subCriteria;
        this.register = new Register<>(
                "criteria_mapping",
                CriteriaMapping.class,
                json,
                CriteriaMapping::naturalKey,
                Visibility.open(mapping -> null),
                State.RECORDED,
                CriteriaMappings::event);
    }

    Register<CriteriaMapping> register() {
        return register;
    }

    /** Mappings in which the set stands on either side. */
    static List<Filter> ofSet(String id, @Nullable String otherSet) {
        return List.of(
                new Filter("? in (doc ->> 'criteriaSet', doc ->> 'otherSet')", id),
                new Filter("? in (doc ->> 'criteriaSet', doc ->> 'otherSet')", otherSet));
    }

    /**
     * From code in the one set to the codes of the other that answer to it, whichever way it was written down. Where nothing
     * was written down between the two, by way of a set that has the very same sub-criteria as the first.
     */
    public Map<String, List<String>> comparable(Handle handle, String from, String to) {
        List<CriteriaMapping> known = handle.createQuery(
                        "select body from criteria_mapping where body::jsonb ->> 'criteriaSet' in (:from, :to)"
                                + " or body::jsonb ->> 'otherSet' in (:from, :to) order by natural_key")
                .bind("from", from)
                .bind("to", to)
                .map((row, c) -> read(row.getString(1)))
                .filter(CriteriaMapping::isComparable)
                .list();
        Map<String, List<String>> direct = codes(known, from, to);
        return direct.isEmpty() ? byWayOfTwins(known, from, to) : direct;
    }

    private static Map<String, List<String>> byWayOfTwins(List<CriteriaMapping> known, String from, String to) {
        List<CriteriaMapping> same = known.stream()
                .filter(mapping -> mapping.relation() == CriteriaMapping.Relation.SAME)
                .toList();
        Set<String> twins = new TreeSet<>();
        same.forEach(mapping -> twins.addAll(List.of(mapping.criteriaSet(), mapping.otherSet())));
        Map<String, List<String>> codes = new HashMap<>();
        for (String twin : twins) {
            Map<String, List<String>> onwards = codes(known, twin, to);
            codes(same, from, twin)
                    .forEach((code, others) -> others.forEach(other -> onwards.getOrDefault(other, List.of())
                            .forEach(last -> codes.computeIfAbsent(code, key -> new ArrayList<>())
                                    .add(last))));
        }
        return codes;
    }

    private static Map<String, List<String>> codes(List<CriteriaMapping> known, String from, String to) {
        Map<String, List<String>> codes = new HashMap<>();
        for (CriteriaMapping mapping : known) {
            String other = mapping.otherCode();
            boolean forward =
                    mapping.criteriaSet().equals(from) && mapping.otherSet().equals(to);
            boolean back =
                    mapping.criteriaSet().equals(to) && mapping.otherSet().equals(from);
            if (other != null && (forward || back)) {
                codes.computeIfAbsent(forward ? mapping.code() : other, key -> new ArrayList<>())
                        .add(forward ? other : mapping.code());
            }
        }
        return codes;
    }

    ImportReport importRows(Tx tx, Actor maker, List<CriteriaMapping> rows, boolean dryRun) {
        Map<String, Set<String>> codes = new HashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            CriteriaMapping row = rows.get(i);
            String at = TableReader.pointer(i);
            check(tx.handle(), row.criteriaSet(), row.code(), at + "/code", codes, faults);
            String other = row.otherCode();
            if (other != null) {
                check(tx.handle(), row.otherSet(), other, at + "/otherCode", codes, faults);
            } else if (row.isComparable()) {
                faults.add(Fault.at(at + "/otherCode", "missing"));
            }
        }
        ProblemException.throwIfAny(faults);
        return register.importAll(tx, maker, rows, dryRun).report();
    }

    private void check(
            Handle handle, String set, String code, String at, Map<String, Set<String>> codes, List<Fault> faults) {
        Set<String> known = codes.computeIfAbsent(set, id -> {
            Set<String> all = new HashSet<>();
            subCriteria.of(handle, id).forEach(sub -> {
                all.add(sub.code());
                all.add(sub.criterion());
            });
            return all;
        });
        if (!known.contains(code)) {
            faults.add(Fault.at(at, "no-such-sub-criterion", Map.of("key", code, "set", set)));
        }
    }

    private CriteriaMapping read(String body) {
        try {
            return json.readValue(body, CriteriaMapping.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored mapping cannot be read.", e);
        }
    }

    private static EventDraft event(Entry<CriteriaMapping> entry) {
        return new EventDraft(
                "ntm.criteria",
                "vn.ntm.criteria.criteria-mapping-recorded.v1",
                "criteria-mappings/" + entry.id(),
                entry.version(),
                entry.content().criteriaSet(),
                LocalDate.of(2000, 1, 1),
                entry);
    }
}
