package vn.ntm.criteria.criteriaset;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Fault;

/** What must hold for a set as law: a period, a hash that can be one, a version that follows the one it amends. */
final class CriteriaSetRules {

    private CriteriaSetRules() {}

    /** @param known sets that are there already, by id */
    static List<Fault> faultsOf(List<CriteriaSetRow> rows, Map<String, CriteriaSetRow> known) {
        Map<String, CriteriaSetRow> all = new LinkedHashMap<>(known);
        rows.forEach(row -> all.put(row.id(), row));
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            check(rows.get(i), all, TableReader.pointer(i), faults);
        }
        return faults;
    }

    private static void check(CriteriaSetRow row, Map<String, CriteriaSetRow> all, String at, List<Fault> faults) {
        LocalDate from = row.validFrom();
        LocalDate to = row.validTo();
        if (from != null && to != null && !from.isBefore(to)) {
            faults.add(Fault.at(at + "/validTo", "ends-before-it-begins", Map.of("from", from, "to", to)));
        }
        String hash = row.sourceHash();
        if (hash != null && !hash.matches("[0-9a-f]{64}")) {
            faults.add(Fault.at(at + "/sourceHash", "not-a-hash", Map.of("given", hash)));
        }
        checkShares(row, at, faults);
        String predecessor = row.predecessor();
        if (predecessor != null && !all.containsKey(predecessor)) {
            faults.add(Fault.at(at + "/predecessor", "no-such-criteria-set", Map.of("key", predecessor)));
        }
        String first = row.versionOf();
        if (first != null) {
            checkVersion(row, all.get(first), all, at, faults);
        } else if (row.versionNumber() != 1) {
            faults.add(Fault.at(at + "/setVersion", "first-version-is-one", Map.of("given", row.versionNumber())));
        }
    }

    private static void checkShares(CriteriaSetRow row, String at, List<Fault> faults) {
        Integer from = row.revocationFromPercent();
        Integer all = row.revocationAllPercent();
        boolean named = row.revocationCriteria() != null;
        boolean holds = (from == null) == !named
                && (from == null || (from > 0 && from < 100))
                && (all == null || (all > 0 && all <= 100 && (from == null || from < all)));
        if (!holds) {
            faults.add(Fault.at(at + "/revocationFromPercent", "revocation-rule-incomplete"));
        }
    }

    private static void checkVersion(
            CriteriaSetRow row,
            @org.jspecify.annotations.Nullable CriteriaSetRow first,
            Map<String, CriteriaSetRow> all,
            String at,
            List<Fault> faults) {
        if (first == null || first.versionOf() != null || first.id().equals(row.id())) {
            faults.add(Fault.at(
                    at + "/versionOf", "no-such-criteria-set", Map.of("key", Objects.requireNonNull(row.versionOf()))));
            return;
        }
        if (!Objects.equals(first.decisionNumber(), row.decisionNumber())
                || first.level() != row.level()
                || first.unitKind() != row.unitKind()) {
            faults.add(Fault.at(at + "/versionOf", "version-of-another-law", Map.of("key", first.id())));
        }
        LocalDate from = row.validFrom();
        boolean follows = all.values().stream()
                .filter(other ->
                        other.family().equals(first.id()) && !other.id().equals(row.id()))
                .allMatch(other -> {
                    LocalDate otherFrom = other.validFrom();
                    return from != null
                            && otherFrom != null
                            && other.versionNumber() != row.versionNumber()
                            && (other.versionNumber() < row.versionNumber()) == otherFrom.isBefore(from);
                });
        if (row.versionNumber() < 2 || !follows) {
            faults.add(Fault.at(
                    at + "/setVersion",
                    "version-out-of-order",
                    Map.of("given", row.versionNumber(), "key", first.id())));
        }
    }
}
