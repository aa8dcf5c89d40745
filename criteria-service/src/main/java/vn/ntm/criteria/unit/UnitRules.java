package vn.ntm.criteria.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.unit.UnitMap;
import vn.ntm.platform.unit.UnitPeriod;
import vn.ntm.platform.web.Fault;

/** What must hold for the periods of units: they end after they begin, do not overlap, and hang under a fitting unit. */
final class UnitRules {

    /** Digits and separators: a household is a number, so that no register tells who lives where. */
    private static final Pattern OPAQUE_NUMBER = Pattern.compile("[0-9][0-9.-]*");

    /** A code stands in addresses, file names and tables. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private UnitRules() {}

    /** Whether this may be a unit's code. */
    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** @param map the map as it would be with these rows */
    static List<Fault> faultsOf(List<UnitRow> rows, UnitMap map) {
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
            if (!isCode(row.code())) {
                faults.add(Fault.at(at + "/code", "not-a-unit-code", Map.of("given", row.code())));
            }
            if (row.kind() == UnitKind.HOUSEHOLD) {
                checkHousehold(row, at, faults);
            }
            checkParent(row, map, at, faults);
        }
        return faults;
    }

    private static void checkHousehold(UnitRow row, String at, List<Fault> faults) {
        if (!OPAQUE_NUMBER.matcher(row.code()).matches()) {
            faults.add(Fault.at(at + "/code", "household-is-a-number", Map.of("given", row.code())));
        }
        if (!row.nameVi().equals(row.code())) {
            faults.add(Fault.at(at + "/nameVi", "household-has-a-name"));
        }
        if (!row.nameAscii().equals(row.code())) {
            faults.add(Fault.at(at + "/nameAscii", "household-has-a-name"));
        }
    }

    private static void checkParent(UnitRow row, UnitMap map, String at, List<Fault> faults) {
        String parent = row.parentCode();
        if (parent == null) {
            if (row.kind().isSubjectOfRecognition()) {
                faults.add(Fault.at(at + "/parentCode", "parent-missing", Map.of("kind", row.kind())));
            }
            return;
        }
        Optional<UnitPeriod> above = onFirstDay(row.period(), parent, map);
        if (above.isEmpty() || parent.equals(row.code())) {
            faults.add(Fault.at(at + "/parentCode", "unknown-parent", Map.of("parent", parent)));
        } else if (!row.kind().mayLieBeneath(UnitKind.valueOf(above.get().kind()))) {
            faults.add(Fault.at(
                    at + "/parentCode",
                    "parent-does-not-fit",
                    Map.of(
                            "kind",
                            row.kind(),
                            "parent",
                            parent,
                            "parentKind",
                            above.get().kind())));
        }
    }

    /** The parent on the first day of the period; where that day is before our records, as it is known first. */
    private static Optional<UnitPeriod> onFirstDay(UnitPeriod period, String parent, UnitMap map) {
        LocalDate from = period.validFrom();
        return from == null ? map.periods(parent).stream().min(byStart()) : map.find(parent, from);
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

    /** A day on which the period was valid, to read its place in the tree by. */
    static LocalDate someDay(UnitPeriod period) {
        LocalDate from = period.validFrom();
        LocalDate to = period.validTo();
        if (from != null) {
            return from;
        }
        return to == null ? LocalDate.EPOCH : to.minusDays(1);
    }

    static Comparator<UnitPeriod> byStart() {
        return Comparator.comparing(UnitPeriod::validFrom, Comparator.nullsFirst(Comparator.naturalOrder()));
    }
}
