package vn.ntm.ocop.page;

import static vn.ntm.ocop.page.Words.escaped;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.catalogue.CertificateState;
import vn.ntm.ocop.certificate.Certificate;
import vn.ntm.ocop.item.Lot;
import vn.ntm.ocop.media.Photo;
import vn.ntm.ocop.story.Story;

/** The public page in HTML, without scripts. */
final class ProductPage {

    private final PublicProduct product;
    private final Words words;

    ProductPage(PublicProduct product, Words words) {
        this.product = product;
        this.words = words;
    }

    String html() {
        StringBuilder html = new StringBuilder();
        html.append("<h1>").append(escaped(product.name())).append("</h1>");
        boolean holds = product.state() == CertificateState.VALID;
        html.append("<p class=\"standing").append(holds ? "" : " no").append("\" role=\"status\">");
        Certificate certificate = product.certificate();
        if (holds && certificate != null) {
            html.append("<span aria-hidden=\"true\">")
                    .append("★".repeat(certificate.star()))
                    .append("</span> ");
        }
        html.append(escaped(words.standing(product))).append("</p>");
        String reconstruction = words.reconstruction(product);
        if (reconstruction != null) {
            html.append("<p role=\"note\">").append(escaped(reconstruction)).append("</p>");
        }
        html.append("<dl>");
        facts(html, certificate);
        html.append("</dl>");
        story(html);
        for (Photo photo : product.photos()) {
            html.append("<img loading=\"lazy\" src=\"/v1/files/")
                    .append(photo.sha256())
                    .append("?width=640\" alt=\"")
                    .append(escaped(eitherLanguage(photo.textVi(), photo.textEn())))
                    .append("\">");
        }
        Lot lot = product.lot();
        return PageFrame.of(words, product.name(), html.toString(), lot == null ? null : lot.code());
    }

    private void facts(StringBuilder html, @Nullable Certificate certificate) {
        fact(html, words.of("Chủ thể", "Producer"), product.producerName());
        fact(html, words.of("Nơi sản xuất hiện nay", "Place today"), words.places(product.unitToday()));
        if (certificate != null) {
            fact(
                    html,
                    words.of("Nơi sản xuất khi được chứng nhận", "Place when certified"),
                    words.places(product.unitAtGrant()));
            Issuer issuer = product.issuer();
            fact(
                    html,
                    words.of("Cơ quan chứng nhận", "Certified by"),
                    issuer == null ? null : words.of(issuer.nameVi(), issuer.nameEn()));
            fact(html, words.of("Ngày cấp", "Issued on"), words.day(certificate.issuedOn()));
            fact(html, words.of("Số quyết định", "Decision"), certificate.decisionNumber());
        }
        Lot lot = product.lot();
        if (lot != null) {
            fact(html, words.of("Lô", "Lot"), lot.code());
            fact(html, words.of("Ngày sản xuất", "Produced on"), words.day(lot.producedOn()));
            LocalDate best = lot.bestBefore();
            fact(html, words.of("Hạn sử dụng", "Best before"), best == null ? null : words.day(best));
            fact(html, words.of("Nguyên liệu từ", "Raw material from"), words.places(product.rawMaterialFrom()));
            fact(html, words.of("Mã vùng trồng", "Growing area"), lot.growingArea());
        }
    }

    private void story(StringBuilder html) {
        Story story = product.story();
        if (story == null) {
            return;
        }
        html.append("<h2>")
                .append(words.of("Câu chuyện sản phẩm", "The story"))
                .append("</h2><p class=\"story\">")
                .append(escaped(eitherLanguage(story.textVi(), story.textEn())))
                .append("</p>");
        String packaging = story.packagingVi();
        if (packaging != null) {
            html.append("<h2>")
                    .append(words.of("Bao bì", "Packaging"))
                    .append("</h2><p class=\"story\">")
                    .append(escaped(eitherLanguage(packaging, story.packagingEn())))
                    .append("</p>");
        }
    }

    private String eitherLanguage(String vietnamese, @Nullable String english) {
        return words.of(vietnamese, english == null ? vietnamese : english);
    }

    private static void fact(StringBuilder html, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            html.append("<dt>")
                    .append(escaped(name))
                    .append("</dt><dd>")
                    .append(escaped(value))
                    .append("</dd>");
        }
    }
}
