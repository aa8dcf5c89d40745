package vn.ntm.reporting.edition;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.reporting.edition.EditionContent.Column;
import vn.ntm.reporting.edition.EditionContent.Kind;
import vn.ntm.reporting.edition.EditionContent.Section;
import vn.ntm.reporting.edition.EditionContent.Table;

/**
 * The report as XHTML in the layout of an administrative document (Decree 30/2020/NĐ-CP, Appendix I): the same text is the
 * page in a browser and what the PDF is set from. A machine draws no signature and no seal: their place stays empty.
 */
final class ReportHtml {

    private static final int LONGEST_IN_ONE_PIECE = 20;
    private static final List<String> ROMAN = List.of("I", "II", "III", "IV", "V", "VI");
    private static final String CSS = """
            @page { size: A4; margin: 20mm 15mm 20mm 30mm;
              @top-center { content: counter(page); font-family: 'Liberation Serif'; font-size: 13pt; }
              @bottom-center { content: "%s"; font-family: 'Liberation Serif'; font-size: 8pt; } }
            @page :first { @top-center { content: ''; } }
            * { box-sizing: border-box; }
            body { margin: 0; font-family: 'Liberation Serif', 'Times New Roman', Tinos, serif; font-size: 13pt;
              line-height: 1.3; color: #000; }
            .issuer { float: left; width: 44%%; text-align: center; font-size: 12pt; }
            .state { float: right; width: 56%%; text-align: center; font-size: 12pt; }
            .state .motto { font-size: 13pt; font-weight: bold; }
            .rule { border-top: 0.75pt solid #000; height: 0; margin: 2pt auto 4pt auto; }
            .short { width: 25mm; } .long { width: 52mm; } .place { font-style: italic; font-size: 13pt; }
            .clear { clear: both; height: 8pt; }
            h1 { text-align: center; font-size: 14pt; margin: 10pt 0 0 0; }
            .subject { text-align: center; font-weight: bold; font-size: 14pt; margin: 0; }
            .to { text-align: center; margin: 8pt 0; }
            h2 { font-size: 13pt; text-transform: uppercase; margin: 12pt 0 6pt 0; page-break-after: avoid; }
            p.text { text-align: justify; text-indent: 12.7mm; margin: 0 0 6pt 0; }
            table { border-collapse: collapse; width: 99.5%%; font-size: 10pt; margin: 0 0 10pt 0;
              -fs-table-paginate: paginate; }
            caption { text-align: left; font-weight: bold; font-size: 11pt; margin: 4pt 0; caption-side: top; }
            th, td { border: 0.5pt solid #000; padding: 2pt 3pt; vertical-align: top; }
            th { font-weight: bold; text-align: center; }
            tr { page-break-inside: avoid; }
            .whole { page-break-inside: avoid; }
            td.d { white-space: nowrap; }
            td.n { text-align: right; } td.none { text-align: center; font-style: italic; }
            .signed { page-break-inside: avoid; margin-top: 14pt; }
            .to-list { float: left; width: 50%%; font-size: 11pt; }
            .to-list b { font-size: 12pt; font-style: italic; }
            .signature { float: right; width: 50%%; text-align: center; font-weight: bold; }
            .room { height: 28mm; }
            .draft { text-align: center; font-weight: bold; border: 1pt solid #000; padding: 2pt 8pt; width: 40mm;
              margin: 6pt auto; }
            .notice { border: 1.5pt solid #000; padding: 8pt; margin: 20pt 0; }
            @media screen { body { max-width: 210mm; margin: 0 auto; padding: 16px; } }
            """;

    private final StringBuilder html = new StringBuilder(32_768);

    private ReportHtml() {}

    /** @param publication null for a draft */
    static String of(
            EditionContent content, @Nullable String recipient, EditionRequests.@Nullable Publication publication) {
        ReportHtml page = new ReportHtml();
        page.head(content, publication == null ? "Dự thảo" : "Số " + publication.number());
        page.letterhead(content, publication);
        page.html
                .append("<h1>BÁO CÁO</h1><p class=\"subject\">")
                .append(escaped(content.subject()))
                .append("</p><div class=\"rule long\"></div>");
        if (publication == null) {
            page.html.append("<p class=\"draft\">DỰ THẢO</p>");
        }
        if (recipient != null) {
            page.html
                    .append("<p class=\"to\">Kính gửi: ")
                    .append(escaped(recipient))
                    .append("</p>");
        }
        for (int i = 0; i < content.sections().size(); i++) {
            page.section(ROMAN.get(i), content.sections().get(i));
        }
        page.method(content);
        page.signature(publication);
        return page.html.append("</body></html>").toString();
    }

    /** What a reader of a withdrawn edition sees in its place. */
    static String notice(EditionContent content, String number, EditionView.NoticeView notice) {
        ReportHtml page = new ReportHtml();
        page.head(content, "Thông báo thu hồi · số " + number);
        page.html
                .append("<h1>THÔNG BÁO THU HỒI</h1><div class=\"notice\"><p class=\"text\">Báo cáo số ")
                .append(escaped(number))
                .append(" (")
                .append(escaped(content.subject()))
                .append(") đã được thu hồi ")
                .append(VietnameseText.longDate(LocalDate.ofInstant(notice.withdrawnAt(), BusinessTime.VIETNAM)))
                .append(".</p><p class=\"text\">Lý do: ")
                .append(escaped(notice.reason()))
                .append("</p>");
        if (notice.replacedBy() != null) {
            page.html
                    .append("<p class=\"text\">Được thay bằng: ")
                    .append(escaped(notice.replacedBy()))
                    .append(".</p>");
        }
        return page.html
                .append(
                        "<p class=\"text\">Các tệp đã phát hành vẫn được giữ nguyên và kiểm chứng được.</p></div></body></html>")
                .toString();
    }

    /** @param state what each page says at its foot */
    private void head(EditionContent content, String state) {
        String footer = state + " · số liệu đến ngày " + VietnameseText.date(content.validOn()) + " · biết đến "
                + content.asOf();
        html.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"vi\"><head>")
                .append("<meta charset=\"UTF-8\"/><title>")
                .append(escaped("Báo cáo " + content.period() + " – " + content.unitName()))
                .append("</title><meta name=\"subject\" content=\"")
                .append(escaped(content.subject()))
                .append("\"/><meta name=\"description\" content=\"")
                .append(escaped(content.subject()))
                .append("\"/><meta name=\"author\" content=\"")
                .append(escaped("Ủy ban nhân dân " + content.unitName()))
                .append("\"/><style>")
                .append(CSS.formatted(escaped(footer)))
                .append("</style><bookmarks>");
        for (Section section : content.sections()) {
            html.append("<bookmark name=\"")
                    .append(escaped(section.vi()))
                    .append("\" href=\"#")
                    .append(section.key())
                    .append("\"/>");
        }
        html.append("</bookmarks></head><body>");
    }

    private void letterhead(EditionContent content, EditionRequests.@Nullable Publication publication) {
        html.append("<div class=\"issuer\"><b>ỦY BAN NHÂN DÂN<br/>")
                .append(escaped(content.unitName().toUpperCase(Locale.forLanguageTag("vi"))))
                .append("</b><div class=\"rule short\"></div>Số: ")
                .append(publication == null ? "……/BC-UBND" : escaped(publication.number()))
                .append("</div><div class=\"state\"><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br/>")
                .append("<span class=\"motto\">Độc lập - Tự do - Hạnh phúc</span><div class=\"rule long\"></div>")
                .append("<span class=\"place\">")
                .append(
                        publication == null
                                ? "……, ngày … tháng … năm " + content.year()
                                : escaped(publication.place() + ", " + VietnameseText.longDate(publication.issuedOn())))
                .append("</span></div><div class=\"clear\"></div>");
    }

    private void section(String numeral, Section section) {
        html.append("<h2 id=\"")
                .append(section.key())
                .append("\">")
                .append(numeral)
                .append(". ")
                .append(escaped(section.vi()))
                .append("</h2>");
        for (String paragraph : section.paragraphs()) {
            html.append("<p class=\"text\">").append(escaped(paragraph)).append("</p>");
        }
        section.tables().forEach(this::table);
    }

    private void table(Table table) {
        // A short table stays in one piece, so that its title is never alone at the foot of a page.
        html.append(table.rows().size() <= LONGEST_IN_ONE_PIECE ? "<div class=\"whole\">" : "<div>")
                .append("<table id=\"t")
                .append(table.number())
                .append("\"><caption>Biểu ")
                .append(table.number())
                .append(". ")
                .append(escaped(table.vi()))
                .append("</caption><thead><tr>");
        for (Column column : table.columns()) {
            html.append("<th scope=\"col\">").append(escaped(column.vi())).append("</th>");
        }
        html.append("</tr></thead><tbody>");
        if (table.rows().isEmpty()) {
            html.append("<tr><td class=\"none\" colspan=\"")
                    .append(table.columns().size())
                    .append("\">Không có dòng nào được ghi nhận đến ngày báo cáo</td></tr>");
        }
        for (var row : table.rows()) {
            html.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                Kind kind = table.columns().get(i).kind();
                boolean number = kind == Kind.NUMBER || kind == Kind.VND;
                html.append(
                                row.get(i).isNull()
                                        ? "<td class=\"none\">"
                                        : number ? "<td class=\"n\">" : kind == Kind.DATE ? "<td class=\"d\">" : "<td>")
                        .append(escaped(VietnameseText.cell(row.get(i), kind)))
                        .append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</tbody></table></div>");
    }

    /** How the figures came about, so that anybody can ask for them again. */
    private void method(EditionContent content) {
        html.append("<p class=\"text\">Số liệu tính từ hồ sơ đã duyệt của các hệ thống chủ quản, đến vị trí sự kiện ");
        StringBuilder positions = new StringBuilder();
        content.positions().forEach((owner, position) -> positions
                .append(positions.length() == 0 ? "" : "; ")
                .append(owner)
                .append(": ")
                .append(position));
        html.append(escaped(positions.toString()))
                .append(
                        "; xã có nhiều cấp công nhận được tính ở mọi cấp đã đạt. “Chưa báo cáo” không phải là số không./.</p>");
    }

    private void signature(EditionRequests.@Nullable Publication publication) {
        html.append(
                        "<div class=\"signed\"><div class=\"to-list\"><b>Nơi nhận:</b><br/>- Như trên;<br/>- Lưu: VT.</div>")
                .append("<div class=\"signature\">");
        if (publication != null) {
            for (String line : publication.office().split(" / ", -1)) {
                html.append(escaped(line)).append("<br/>");
            }
            html.append("<div class=\"room\"></div>").append(escaped(publication.signatory()));
        }
        html.append("</div><div class=\"clear\"></div></div>");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
