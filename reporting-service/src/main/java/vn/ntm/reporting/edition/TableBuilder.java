package vn.ntm.reporting.edition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ntm.reporting.edition.EditionContent.Column;
import vn.ntm.reporting.edition.EditionContent.Kind;

/** Puts a table of a report together, row by row. */
final class TableBuilder {

    private final String key;
    private final String vi;
    private final String en;
    private final List<Column> columns = new ArrayList<>();
    private final List<List<JsonNode>> rows = new ArrayList<>();

    TableBuilder(String key, String vi, String en) {
        this.key = key;
        this.vi = vi;
        this.en = en;
    }

    TableBuilder column(String name, Kind kind, String columnVi, String columnEn) {
        columns.add(new Column(name, columnVi, columnEn, kind));
        return this;
    }

    TableBuilder row(@Nullable Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(key + " has " + columns.size() + " columns, not " + cells.length);
        }
        List<JsonNode> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(node(cell));
        }
        rows.add(row);
        return this;
    }

    EditionContent.Table build(int number) {
        return new EditionContent.Table(number, key, vi, en, List.copyOf(columns), List.copyOf(rows));
    }

    /** As printed: to so many decimals, half up, without trailing zeros. */
    static @Nullable BigDecimal rounded(@Nullable BigDecimal value, int decimals) {
        if (value == null) {
            return null;
        }
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    private static JsonNode node(@Nullable Object cell) {
        if (cell == null) {
            return NullNode.getInstance();
        }
        if (cell instanceof BigDecimal number) {
            return DecimalNode.valueOf(number);
        }
        if (cell instanceof Number number) {
            return DecimalNode.valueOf(BigDecimal.valueOf(number.longValue()));
        }
        if (cell instanceof LocalDate date) {
            return TextNode.valueOf(date.toString());
        }
        return TextNode.valueOf(cell.toString());
    }
}
