package vn.ntm.criteria.reform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.ntm.criteria.unit.ReceivingUnit;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Fault;

/** Gathers the rows of an import into reforms, and leads the faults of a reform back to its rows. */
final class ReformRows {

    private static final Pattern TRANSFER = Pattern.compile("/transfers/([0-9]+)(/.*)?");
    private static final Pattern UNIT = Pattern.compile("/units/([0-9]+)(/.*)?");
    private static final Map<String, String> COLUMNS = Map.of(
            "/from", "/fromCode",
            "/to", "/toCode",
            "/code", "/toCode",
            "/nameVi", "/toNameVi",
            "/nameAscii", "/toNameAscii",
            "/kind", "/toKind",
            "/parentCode", "/toParentCode");

    /**
     * A reform and where its parts stand in the file.
     *
     * @param transferRows row of each transfer, from 0
     * @param unitRows row that first describes each receiving unit, from 0
     */
    record Read(Reform reform, List<Integer> transferRows, List<Integer> unitRows) {

        /** The fault with its pointer into the reform turned into one into the file. */
        Fault placed(Fault fault) {
            Matcher transfer = TRANSFER.matcher(fault.pointer());
            if (transfer.matches()) {
                return at(fault, transferRows.get(Integer.parseInt(transfer.group(1))), transfer.group(2));
            }
            Matcher unit = UNIT.matcher(fault.pointer());
            if (unit.matches()) {
                return at(fault, unitRows.get(Integer.parseInt(unit.group(1))), unit.group(2));
            }
            return at(fault, transferRows.get(0), fault.pointer());
        }

        private static Fault at(Fault fault, int row, String field) {
            String name = field == null ? "" : field;
            return Fault.at(TableReader.pointer(row) + COLUMNS.getOrDefault(name, name), fault.code(), fault.params());
        }
    }

    private ReformRows() {}

    /** The reforms in the order of their first rows; what rows of one reform say differently is added to the faults. */
    static List<Read> gather(List<ReformRow> rows, List<Fault> faults) {
        Map<String, List<Integer>> byReform = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            byReform.computeIfAbsent(rows.get(i).key(), key -> new ArrayList<>())
                    .add(i);
        }
        List<Read> reforms = new ArrayList<>();
        byReform.values().forEach(places -> reforms.add(reform(rows, places, faults)));
        return reforms;
    }

    private static Read reform(List<ReformRow> rows, List<Integer> places, List<Fault> faults) {
        ReformRow first = rows.get(places.get(0));
        Map<String, ReceivingUnit> units = new LinkedHashMap<>();
        List<Integer> unitRows = new ArrayList<>();
        for (int place : places) {
            ReformRow row = rows.get(place);
            String at = TableReader.pointer(place);
            if (!sameReform(first, row)) {
                faults.add(Fault.at(at, "reform-rows-differ", Map.of("number", row.number())));
            }
            ReceivingUnit unit = row.receiving();
            if (unit == null && row.toCode() != null) {
                faults.add(Fault.at(at + "/toNameVi", "receiving-unit-incomplete", Map.of("unit", row.toCode())));
            } else if (unit != null) {
                ReceivingUnit before = units.putIfAbsent(unit.code(), unit);
                if (before == null) {
                    unitRows.add(place);
                } else if (!before.equals(unit)) {
                    faults.add(Fault.at(at + "/toCode", "receiving-unit-differs", Map.of("unit", unit.code())));
                }
            }
        }
        Reform reform = new Reform(
                first.unit(),
                first.number(),
                first.issuer(),
                first.issuedOn(),
                first.effectiveDate(),
                first.kind(),
                first.basis(),
                first.reformConfidence(),
                List.copyOf(units.values()),
                places.stream().map(place -> rows.get(place).transfer()).toList());
        return new Read(reform, List.copyOf(places), unitRows);
    }

    private static boolean sameReform(ReformRow one, ReformRow other) {
        return one.issuer().equals(other.issuer())
                && Objects.equals(one.issuedOn(), other.issuedOn())
                && one.effectiveDate().equals(other.effectiveDate())
                && one.kind() == other.kind()
                && one.basis() == other.basis()
                && one.reformConfidence() == other.reformConfidence();
    }
}
