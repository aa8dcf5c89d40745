package vn.ntm.ocop.page;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import vn.ntm.ocop.catalogue.Catalogue;

/** The page's texts; Vietnamese first. */
final class Words {

    private static final DateTimeFormatter VIETNAMESE_DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private static final Map<String, String> KINDS = Map.of(
            "PROVINCE", "tỉnh",
            "CITY_PROVINCE", "thành phố",
            "CITY", "thành phố",
            "TOWN", "thị xã",
            "RURAL_DISTRICT", "huyện",
            "COMMUNE", "xã",
            "WARD", "phường",
            "TOWNSHIP", "thị trấn",
            "SPECIAL_ZONE", "đặc khu");
    private static final Map<String, String> KINDS_IN_ENGLISH = Map.of(
            "PROVINCE", "province",
            "CITY_PROVINCE", "city",
            "CITY", "city",
            "TOWN", "town",
            "RURAL_DISTRICT", "rural district",
            "COMMUNE", "commune",
            "WARD", "ward",
            "TOWNSHIP", "township",
            "SPECIAL_ZONE", "special zone");

    static final Words VIETNAMESE = new Words(Locale.forLanguageTag("vi"));
    static final Words ENGLISH = new Words(Locale.ENGLISH);

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

    /** A unit with its kind. */
    String named(Catalogue.Place unit) {
        String named = english
                ? unit.name() + " " + KINDS_IN_ENGLISH.getOrDefault(unit.kind(), "")
                : KINDS.getOrDefault(unit.kind(), "") + " " + unit.name();
        return named.strip();
    }

    /** A unit with its kind; one that has ended says when. */
    String place(Catalogue.Place unit) {
        LocalDate ended = unit.endedOn();
        return ended == null
                ? named(unit)
                : named(unit)
                        + of(" (đến hết " + day(ended.minusDays(1)), " (until the end of " + day(ended.minusDays(1)))
                        + ")";
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
