package vn.ntm.reporting.edition;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers and dates as a Vietnamese report prints them: 1.234.567,5 and 31/8/2021. */
final class VietnameseText {

    static final String NOT_REPORTED = "Chưa báo cáo";
    private static final DateTimeFormatter IN_TABLES = DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT);

    private VietnameseText() {}

    static String number(BigDecimal value) {
        String plain = value.abs().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        StringBuilder text = new StringBuilder(value.signum() < 0 ? "-" : "");
        for (int i = 0; i < whole.length(); i++) {
            if (i > 0 && (whole.length() - i) % 3 == 0) {
                text.append('.');
            }
            text.append(whole.charAt(i));
        }
        return point < 0
                ? text.toString()
                : text.append(',').append(plain, point + 1, plain.length()).toString();
    }

    static String orUnknown(@Nullable BigDecimal value) {
        return value == null ? "chưa có báo cáo" : number(value);
    }

    static String date(LocalDate date) {
        return date.format(IN_TABLES);
    }

    /** "ngày 09 tháng 9 năm 2021": a 0 before days 1–9 and months 1 and 2. */
    static String longDate(LocalDate date) {
        return "ngày " + (date.getDayOfMonth() < 10 ? "0" : "") + date.getDayOfMonth() + " tháng "
                + (date.getMonthValue() < 3 ? "0" : "") + date.getMonthValue() + " năm " + date.getYear();
    }

    static String cell(JsonNode cell, EditionContent.Kind kind) {
        if (cell.isNull()) {
            return NOT_REPORTED;
        }
        return switch (kind) {
            case TEXT -> cell.asText();
            case DATE -> date(LocalDate.parse(cell.asText()));
            case NUMBER, VND -> number(cell.decimalValue());
        };
    }
}
