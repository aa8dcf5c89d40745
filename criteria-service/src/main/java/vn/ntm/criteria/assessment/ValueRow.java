package vn.ntm.criteria.assessment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Fault;

/**
 * One row of the import with one value to a row; rows of the same unit, set and date form one assessment.
 *
 * @param evidence SHA-256 of each file, separated by semicolons
 */
public record ValueRow(
        String unit,
        String criteriaSet,
        LocalDate assessedOn,
        String round,
        String subCriterion,
        @Nullable String value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        Basis basis,
        String source,
        @Nullable BigDecimal menNumerator,
        @Nullable BigDecimal menDenominator,
        @Nullable BigDecimal womenNumerator,
        @Nullable BigDecimal womenDenominator,
        @Nullable BigDecimal coverageNumerator,
        @Nullable BigDecimal coverageDenominator,
        @Nullable String evidence) {

    /** The rows as forms in the order of their first rows; rows of one form that contradict each other are faults. */
    static List<Form> forms(List<ValueRow> rows, List<Fault> faults) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            ValueRow row = rows.get(i);
            groups.computeIfAbsent(
                            Assessment.naturalKey(row.unit, row.criteriaSet, row.assessedOn), key -> new ArrayList<>())
                    .add(i);
        }
        return groups.values().stream().map(group -> form(rows, group, faults)).toList();
    }

    private static Form form(List<ValueRow> rows, List<Integer> group, List<Fault> faults) {
        ValueRow first = rows.get(group.get(0));
        List<Form.Placed> values = new ArrayList<>(group.size());
        for (int place : group) {
            ValueRow row = rows.get(place);
            String at = TableReader.pointer(place);
            if (!row.round.equals(first.round)) {
                faults.add(Fault.at(
                        at + "/round",
                        "rounds-differ",
                        Map.of(
                                "given",
                                row.round,
                                "first",
                                first.round,
                                "key",
                                Assessment.naturalKey(row.unit, row.criteriaSet, row.assessedOn))));
            }
            values.add(new Form.Placed(row.measured(), at + "/value", at + "/subCriterion"));
        }
        String at = TableReader.pointer(group.get(0));
        boolean reconstructed = group.stream().anyMatch(place -> rows.get(place).basis == Basis.RECONSTRUCTION);
        String sources =
                group.stream().map(place -> rows.get(place).source).distinct().collect(Collectors.joining("; "));
        return new Form(
                first.unit,
                first.criteriaSet,
                first.assessedOn,
                first.round,
                values,
                List.of(),
                reconstructed ? Basis.RECONSTRUCTION : Basis.SOURCED,
                sources,
                at,
                at + "/subCriterion");
    }

    private MeasuredValue measured() {
        return new MeasuredValue(
                subCriterion,
                value,
                numerator,
                denominator,
                fraction(menNumerator, menDenominator),
                fraction(womenNumerator, womenDenominator),
                fraction(coverageNumerator, coverageDenominator),
                evidence == null
                        ? null
                        : Arrays.stream(evidence.split(";")).map(String::strip).toList());
    }

    /** Half a fraction becomes one that cannot be read, and so is refused with its place. */
    private static @Nullable Fraction fraction(@Nullable BigDecimal numerator, @Nullable BigDecimal denominator) {
        if (numerator == null && denominator == null) {
            return null;
        }
        return new Fraction(
                numerator == null ? BigDecimal.ONE.negate() : numerator,
                denominator == null ? BigDecimal.ZERO : denominator);
    }
}
