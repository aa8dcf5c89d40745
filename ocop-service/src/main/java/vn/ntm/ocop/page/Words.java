package vn.ntm.ocop.page;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The page's texts; Vietnamese first. */
final class Words {

    private static final DateTimeFormatter VIETNAMESE_DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final boolean english;

    Words(Locale language) {
        this.english = "en".equals(language.getLanguage());
    }

    String of(String vietnamese, String inEnglish) {
        return english ? inEnglish : vietnamese;
    }

    String language() {
        return english ? "en" : "vi";
    }

    String day(LocalDate day) {
        return english ? day.toString() : day.format(VIETNAMESE_DATE);
    }

    /** One sentence on the rating; a rating that does not hold never shows as one that does. */
    String standing(PublicProduct product) {
        var certificate = product.certificate();
        LocalDate end = product.end();
        if (certificate == null || end == null) {
            return of("Sản phẩm chưa có giấy chứng nhận OCOP.", "This product has no OCOP certificate.");
        }
        return switch (product.state()) {
            case VALID ->
                of(
                        "Đạt " + certificate.star() + " sao OCOP, có hiệu lực đến hết ngày " + day(end.minusDays(1))
                                + ".",
                        "Rated " + certificate.star() + " OCOP stars, valid to the end of " + day(end.minusDays(1))
                                + ".");
            case REVOKED ->
                of(
                        "Giấy chứng nhận đã bị thu hồi từ ngày " + day(end) + ".",
                        "The certificate was revoked from " + day(end) + ".");
            case EXPIRED, NEVER ->
                of(
                        "Giấy chứng nhận đã hết hiệu lực từ ngày " + day(end) + ".",
                        "The certificate ended on " + day(end) + ".");
        };
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
