package vn.ntm.criteria.assessment;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.platform.web.Fault;

/**
 * The import with one form to a row and one column to a sub-criterion, as people keep it in a spreadsheet. A cell is a
 * value, a fraction {@code 12/48}, or both sexes {@code m:10/20 w:9/18}, with {@code c:70/100} for a survey's coverage; an
 * empty cell is not reported. Columns {@code fact:schools} hold numbers of the unit.
 */
final class WideTable {

    static final List<String> HEAD = List.of("unit", "criteriaSet", "assessedOn", "round", "basis", "source");
    static final String FACT = "fact:";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,9})?");
    private static final Pattern SPACES = Pattern.compile(" +");

    private final String[] columns;
    private final int[] head = new int[HEAD.size()];

    private WideTable(String[] columns) {
        this.columns = columns;
    }

    /** The columns of a file, or null with the faults of its header added. */
    static @Nullable WideTable of(List<String> header, List<Fault> faults) {
        WideTable table = new WideTable(header.toArray(String[]::new));
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!seen.add(column)) {
                faults.add(Fault.at("/rows/1", "repeated-column", Map.of("column", column)));
            }
        }
        for (int i = 0; i < table.head.length; i++) {
            table.head[i] = header.indexOf(HEAD.get(i));
            if (table.head[i] < 0) {
                faults.add(Fault.at("/rows/1", "column-missing", Map.of("column", HEAD.get(i))));
            }
        }
        return faults.isEmpty() ? table : null;
    }

    /** One row as a form, or null with its faults added. */
    @Nullable
    Form form(String[] cells, int row, List<Fault> faults) {
        String at = "/rows/" + row;
        int before = faults.size();
        String[] texts = new String[HEAD.size()];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = cell(cells, head[i]);
            if (texts[i].isEmpty()) {
                faults.add(Fault.at(at + "/" + HEAD.get(i), "missing"));
            }
        }
        LocalDate on = date(texts[2], at, faults);
        Basis basis = basis(texts[4], at, faults);
        List<Form.Placed> values = new ArrayList<>(columns.length);
        List<Assessment.UnitFact> facts = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            String text = cell(cells, i);
            if (text.isEmpty() || isHead(i)) {
                continue;
            }
            String pointer = at + "/" + columns[i];
            if (columns[i].startsWith(FACT)) {
                if (isNumber(text)) {
                    facts.add(new Assessment.UnitFact(columns[i].substring(FACT.length()), new BigDecimal(text)));
                } else {
                    faults.add(Fault.at(pointer, "not-a-number"));
                }
            } else {
                MeasuredValue value = value(columns[i], text, pointer, faults);
                if (value != null) {
                    values.add(new Form.Placed(value, pointer, pointer));
                }
            }
        }
        return faults.size() > before || on == null || basis == null
                ? null
                : new Form(texts[0], texts[1], on, texts[3], values, facts, basis, texts[5], at, at + "/");
    }

    private static @Nullable MeasuredValue value(String code, String text, String pointer, List<Fault> faults) {
        if (text.indexOf('/') < 0 || text.equals(MeasuredValue.NOT_APPLICABLE)) {
            String plain = text.equals("TRUE") || text.equals("FALSE") ? text.toLowerCase(Locale.ROOT) : text;
            return new MeasuredValue(code, plain, null, null);
        }
        Fraction whole = null;
        Fraction men = null;
        Fraction women = null;
        Fraction coverage = null;
        String plain = null;
        for (String part : SPACES.split(text, -1)) {
            int slash = part.indexOf('/');
            int begin = part.startsWith("m:") || part.startsWith("w:") || part.startsWith("c:") ? 2 : 0;
            Fraction fraction = slash < 0 ? null : fraction(part, begin, slash);
            if (slash >= 0 && fraction == null) {
                faults.add(Fault.at(pointer, "not-a-fraction", Map.of("given", part)));
                return null;
            }
            if (fraction == null) {
                plain = part;
            } else if (begin == 0) {
                whole = fraction;
            } else if (part.charAt(0) == 'm') {
                men = fraction;
            } else if (part.charAt(0) == 'w') {
                women = fraction;
            } else {
                coverage = fraction;
            }
        }
        return new MeasuredValue(
                code,
                plain,
                whole == null ? null : whole.numerator(),
                whole == null ? null : whole.denominator(),
                men,
                women,
                coverage,
                null);
    }

    private static @Nullable Fraction fraction(String part, int begin, int slash) {
        String numerator = part.substring(begin, slash);
        String denominator = part.substring(slash + 1);
        return isNumber(numerator) && isNumber(denominator)
                ? new Fraction(new BigDecimal(numerator), new BigDecimal(denominator))
                : null;
    }

    private static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    private boolean isHead(int column) {
        for (int at : head) {
            if (at == column) {
                return true;
            }
        }
        return false;
    }

    private static String cell(String[] cells, int column) {
        return column < cells.length && cells[column] != null ? cells[column].strip() : "";
    }

    private static @Nullable LocalDate date(String text, String at, List<Fault> faults) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            faults.add(Fault.at(at + "/assessedOn", "not-a-date", Map.of("given", text)));
            return null;
        }
    }

    private static @Nullable Basis basis(String text, String at, List<Fault> faults) {
        for (Basis basis : Basis.values()) {
            if (basis.name().equals(text)) {
                return basis;
            }
        }
        if (!text.isEmpty()) {
            faults.add(
                    Fault.at(at + "/basis", "not-one-of", Map.of("given", text, "allowed", "SOURCED, RECONSTRUCTION")));
        }
        return null;
    }
}
