package vn.ntm.deploy.local.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Sets rows in columns; numbers stand at the right. */
final class Layout {

    private static final CheckTable.Row HEAD = new CheckTable.Row(
            "chỉ số/indicator", "ngày/on", "công bố/published", "tính được/computed", true, "nguồn/source link");

    private Layout() {}

    static List<String> lines(List<CheckTable.Row> rows) {
        int indicator = width(rows, CheckTable.Row::indicator);
        int on = width(rows, CheckTable.Row::validOn);
        int published = width(rows, CheckTable.Row::published);
        int computed = width(rows, CheckTable.Row::computed);
        List<String> lines = new ArrayList<>();
        lines.add("   " + left(HEAD.indicator(), indicator) + "  " + left(HEAD.validOn(), on) + "  "
                + right(HEAD.published(), published) + " | " + right(HEAD.computed(), computed) + " | " + HEAD.link());
        for (CheckTable.Row row : rows) {
            lines.add((row.agrees() ? " ✓ " : " ✗ ") + left(row.indicator(), indicator) + "  "
                    + left(row.validOn(), on) + "  " + right(row.published(), published) + " | "
                    + right(row.computed(), computed) + " | " + row.link());
        }
        return lines;
    }

    private static int width(List<CheckTable.Row> rows, Function<CheckTable.Row, String> column) {
        int head = column.apply(HEAD).length();
        return rows.stream().mapToInt(row -> column.apply(row).length()).reduce(head, Math::max);
    }

    private static String left(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static String right(String text, int width) {
        return " ".repeat(width - text.length()) + text;
    }
}
