package vn.ntm.ocop.page;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;
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

    /** A unit with its kind; of one that has ended the ground that it covered is meant, and it says when. */
    String place(Catalogue.Place unit) {
        LocalDate ended = unit.endedOn();
        if (ended == null) {
            return named(unit);
        }
        String last = day(ended.minusDays(1));
        return of(
                "địa bàn " + named(unit) + " cũ (đến hết " + last + ")",
                "the former " + named(unit) + " (until the end of " + last + ")");
    }

    /** A unit and those above it. */
    String places(List<Catalogue.Place> units) {
        return units.stream().map(this::place).collect(Collectors.joining(", "));
    }

    /** What of a product is made up so that sums match published figures; null where all is real. */
    @Nullable
    String reconstruction(PublicProduct product) {
        if (product.basis() == Basis.RECONSTRUCTION) {
            return of("Dữ liệu tái lập, không phải sản phẩm có thật.", "Reconstructed data: this is no real product.");
        }
        var certificate = product.certificate();
        return certificate == null || certificate.basis() != Basis.RECONSTRUCTION
                ? null
                : of(
                        "Ngày cấp và thời hạn của giấy chứng nhận này là tái lập, không phải số liệu thật.",
                        "The day of issue and the term of this certificate are reconstructed, not real.");
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
