package vn.ntm.ocop.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.item.Gtin;

/** GS1 Digital Link URIs of our own domain: {@code /01/<gtin14>[/10/<lot>][?17=yymmdd]}, qualifiers in GS1's order. */
final class DigitalLink {

    private static final DateTimeFormatter YYMMDD = DateTimeFormatter.ofPattern("yyMMdd");

    private DigitalLink() {}

    /** @param bestBefore the day that AI (17) carries; only together with a lot */
    static String of(String base, String gtin, @Nullable String lot, @Nullable LocalDate bestBefore) {
        String link = base + "/01/" + Gtin.to14(gtin);
        if (lot == null) {
            return link;
        }
        link += "/10/" + encoded(lot);
        return bestBefore == null ? link : link + "?17=" + bestBefore.format(YYMMDD);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
