package vn.ntm.criteria.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.unit.UnitPeriod;
import vn.ntm.platform.web.Fault;

/** What must hold for the periods of units: they end after they begin, do not overlap, and hang under a known unit. */
final class UnitRules {

    private UnitRules() {}

    static List<Fault> faultsOf(List<UnitRow> rows, Set<String> knownCodes) {
        List<Fault> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            UnitRow row = rows.get(i);
            String at = TableReader.pointer(i);
            LocalDate from = row.validFrom();
            LocalDate to = row.validTo();
            if (from != null && to != null && !from.isBefore(to)) {
                faults.add(Fault.at(at + "/validTo", "ends-before-it-begins", Map.of("from", from, "to", to)));
            }
            if (!seen.add(row.code() + " " + from)) {
                faults.add(Fault.at(at + "/validFrom", "repeated-row", Map.of("key", row.code() + " " + from)));
            }
            String parent = row.parentCode();
            if (parent != null && (!knownCodes.contains(parent) || parent.equals(row.code()))) {
                faults.add(Fault.at(at + "/parentCode", "unknown-parent", Map.of("parent", parent)));
            }
        }
        return faults;
    }

    /** The period that begins before the one in front of it ends, or null. */
    static @Nullable UnitPeriod overlapping(List<UnitPeriod> periods) {
        List<UnitPeriod> sorted = periods.stream().sorted(byStart()).toList();
        for (int i = 1; i < sorted.size(); i++) {
            LocalDate end = sorted.get(i - 1).validTo();
            LocalDate start = sorted.get(i).validFrom();
            if (end == null || start == null || start.isBefore(end)) {
                return sorted.get(i);
            }
        }
        return null;
    }

    static Comparator<UnitPeriod> byStart() {
        return Comparator.comparing(UnitPeriod::validFrom, Comparator.nullsFirst(Comparator.naturalOrder()));
    }
}
