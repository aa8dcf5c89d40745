package vn.ntm.ocop.page;

import static vn.ntm.ocop.page.Words.escaped;

import org.jspecify.annotations.Nullable;

/** What the public pages have around them: a title, a style, and the way to the other language. No scripts. */
final class PageFrame {

    private static final String STYLE =
            "body{font-family:system-ui,sans-serif;max-width:40rem;margin:0 auto;padding:1rem;"
                    + "line-height:1.5;color:#1a1a1a;background:#fff}h1{margin:.2em 0}.standing{padding:.8rem;border-left:.4rem solid"
                    + " #1b6e3c;background:#eef7f0;font-weight:600}.no{border-color:#a11;background:#fbeeee}.story{white-space:pre-line}dt{font-weight:600;"
                    + "margin-top:.6rem}dd{margin:0}img{max-width:100%;height:auto}a{color:#0b4f9c}";

    private PageFrame() {}

    /**
     * @param content HTML
     * @param lot code of the lot that the page shows, which the other language shows too
     */
    static String of(Words words, String title, String content, @Nullable String lot) {
        String other = words.of("en", "vi");
        return "<!DOCTYPE html>\n<html lang=\"" + words.language()
                + "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                + "<title>" + escaped(title) + "</title><style>" + STYLE + "</style></head><body><main>" + content
                + "<p><a hreflang=\"" + other + "\" href=\"?lang=" + other
                + (lot == null ? "" : "&amp;lot=" + DigitalLink.encoded(lot)) + "\">"
                + words.of("English", "Tiếng Việt")
                + "</a></p></main></body></html>\n";
    }

    /** For whoever scans a code that no product has: a label with it is none of the catalogue's. */
    static String unknown(Words words, String code) {
        String title = words.of("Không có sản phẩm này", "There is no such product");
        return of(
                words,
                title,
                "<h1>" + title + "</h1><p class=\"standing no\" role=\"status\">"
                        + escaped(words.of(
                                "Mã " + code + " không có trong danh mục OCOP của tỉnh.",
                                "The code " + code + " is not in the province's OCOP catalogue."))
                        + "</p><p>"
                        + words.of(
                                "Hãy kiểm tra lại đường dẫn. Nếu mã được quét từ bao bì thì nhãn đó không do danh mục này cấp.",
                                "Check the link. If the code was scanned from a package, its label was not made from this catalogue.")
                        + "</p>",
                null);
    }

    /** For whoever scans a code of a product that is there with a lot that nobody declared. */
    static String unknownLot(Words words, String code, String lot) {
        String title = words.of("Không có lô này", "There is no such lot");
        return of(
                words,
                title,
                "<h1>" + title + "</h1><p class=\"standing no\" role=\"status\">"
                        + escaped(words.of(
                                "Lô " + lot + " của sản phẩm " + code + " chưa được khai báo.",
                                "Lot " + lot + " of product " + code + " was not declared."))
                        + "</p><p><a href=\"?lang=" + words.language() + "\">"
                        + words.of("Xem sản phẩm", "See the product") + "</a></p>",
                lot);
    }
}
