package vn.ntm.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.EmbeddedStack;

/** What the parts of the dashboard say: editions, lineages, charts with their tables, the map, the market. */
@QuarkusTest
@Tag("alone")
class DashboardContentsIT extends DashboardTest {

    @Test
    void an_edition_opens_with_its_tables_its_files_and_the_way_to_check_them() {
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            open(page, "/vi/editions" + ON);
            PlaywrightAssertions.assertThat(page.locator("main h1")).hasText("2 báo cáo đã phát hành");
            PlaywrightAssertions.assertThat(
                            page.locator("main tbody tr", new Page.LocatorOptions().setHasText("124/BC-UBND")))
                    .containsText("Sai số");
            page.locator("main tbody a[href*='" + edition + "']").first().click();
            PlaywrightAssertions.assertThat(page.locator("main h1")).containsText("125/BC-UBND");
            Locator results = page.locator("section[aria-labelledby=section-results]");
            PlaywrightAssertions.assertThat(results).containsText("Chưa báo cáo");
            PlaywrightAssertions.assertThat(results).containsText("17,3");
            PlaywrightAssertions.assertThat(page.locator("section[aria-labelledby=verify]"))
                    .containsText("./deploy/verify-edition " + base + "v1/editions/" + edition);
            assertThat(page.locator("section[aria-labelledby=files] tbody a").allTextContents())
                    .containsExactly(
                            "report.html",
                            "report.pdf",
                            "report.xlsx",
                            "report.json",
                            "manifest.json",
                            "manifest.sig",
                            "public-key.pem");
            assertThat(Chromium.accessibilityFaults(page)).isEmpty();
            page.locator("a[hreflang=en]").click();
            PlaywrightAssertions.assertThat(results.locator("h3").first()).containsText("Table 1");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat(widthAt(page, 390, 844)).isEqualTo(390);
            assertThat(Chromium.accessibilityFaults(page)).isEmpty();
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void every_link_of_a_lineage_opens_the_record_the_event_and_the_file_that_it_names() {
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            open(page, "/vi" + ON + "&why=ntm.criteria.average&whyOn=2020-12-31");
            Locator row = page.locator("dialog#why tbody tr", new Page.LocatorOptions().setHasText("Đơn vị 101"));
            String record = row.locator("td code").first().textContent();
            String event = row.locator("a[aria-label^='Sự kiện']")
                    .getAttribute("aria-label")
                    .replace("Sự kiện ", "");
            String file = row.locator("a[aria-label^='SHA-256']")
                    .getAttribute("aria-label")
                    .replace("SHA-256 ", "");

            row.locator("a[aria-label^='SHA-256']").click();
            PlaywrightAssertions.assertThat(page.locator("section[aria-labelledby=evidence] [aria-current=true]"))
                    .containsText(file);
            PlaywrightAssertions.assertThat(page.locator("dialog#why")).hasCount(0);
            page.goBack();
            row.locator("a[aria-label^='Sự kiện']").click();
            PlaywrightAssertions.assertThat(page.locator("section[aria-labelledby=events] [aria-current=true]"))
                    .containsText(event);
            page.goBack();
            row.locator("td a").first().click();
            PlaywrightAssertions.assertThat(page.locator("main .facts")).containsText(record);
            PlaywrightAssertions.assertThat(page.locator("main h1")).containsText("đánh giá");
            PlaywrightAssertions.assertThat(page.locator("section[aria-labelledby=facts]"))
                    .containsText("Đơn vị 101");
            assertThat(Chromium.accessibilityFaults(page)).isEmpty();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat(widthAt(page, 390, 844)).isEqualTo(390);
            assertThat(Chromium.accessibilityFaults(page)).isEmpty();
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void a_tile_names_the_set_of_criteria_that_it_rests_on_and_says_what_is_reconstructed() {
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            open(page, "/vi" + ON);
            PlaywrightAssertions.assertThat(page.locator("[data-topic=criteria] .rests"))
                    .hasText(Pattern.compile("Bộ a\\s+Số liệu tái lập"));
            PlaywrightAssertions.assertThat(page.locator("[data-topic=recognition] .rests"))
                    .containsText("Theo quyết định công nhận");
        }
    }

    @Test
    void communes_are_compared_district_by_district_the_one_with_most_to_go_first() {
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            open(page, "/vi/communes" + ON);
            Locator figure = page.locator("figure[aria-labelledby=districts-title]");
            PlaywrightAssertions.assertThat(figure.locator("h2"))
                    .hasText("Đơn vị 2 còn nhiều xã chưa đạt chuẩn nhất: 2 xã");
            figure.locator("summary").click();
            assertThat(cells(figure, 0)).containsExactly("Đơn vị 2", "2", "0", "0", "0", "2");
            assertThat(cells(figure, 1)).containsExactly("Đơn vị 1", "3", "1", "1", "1", "0");
        }
    }

    @Test
    void a_chart_its_table_and_its_downloads_say_the_same() throws IOException {
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            open(page, "/vi" + ON);
            Locator figure = page.locator("figure[aria-labelledby=burn-up-title]");
            PlaywrightAssertions.assertThat(figure.locator("svg[data-drawn=true]"))
                    .isVisible();
            assertThat(figure.locator(".touch title").last().textContent())
                    .contains("08/2021", "Kế hoạch: 1", "Đã giải ngân: 0,5");
            figure.locator("summary").click();
            List<String> row =
                    figure.locator("tbody tr").last().locator("th, td").allTextContents();
            assertThat(row).containsSubsequence("31/08/2021", "1.000.000.000", "665.753.425", "450.000.000");

            Download csv =
                    page.waitForDownload(() -> figure.locator("[data-csv]").click());
            String text = Files.readString(csv.path(), StandardCharsets.UTF_8);
            assertThat(text)
                    .startsWith("\ufeffNgày,")
                    .contains("2021-08-31,1000000000,665753425,")
                    .endsWith(",450000000\r\n");
            Download xlsx =
                    page.waitForDownload(() -> figure.locator("[data-xlsx]").click());
            try (InputStream in = Files.newInputStream(xlsx.path());
                    ReadableWorkbook book = new ReadableWorkbook(in)) {
                List<List<String>> sheet = new ArrayList<>();
                book.getFirstSheet()
                        .openStream()
                        .forEach(line -> sheet.add(line.stream()
                                .map(cell -> cell == null ? "" : cell.getRawValue())
                                .toList()));
                List<List<String>> comma = text.substring(1)
                        .lines()
                        .map(line -> List.of(line.split(",", -1)))
                        .toList();
                assertThat(sheet).isEqualTo(comma);
            }
        }
    }

    @Test
    void the_map_draws_a_commune_as_its_outline_where_the_province_brought_one_along() {
        given().header("Authorization", "Bearer " + EmbeddedStack.tokens().token("province-officer", "71"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body("""
                        {"type":"FeatureCollection","features":[
                          {"type":"Feature","properties":{"code":"71102","validFrom":"2015-01-01","validTo":"2021-07-01"},
                           "geometry":{"type":"Polygon","coordinates":[[[107.0,21.0],[107.1,21.0],[107.1,21.1],[107.0,21.0]]]}},
                          {"type":"Feature","properties":{"code":"71101","validFrom":"2015-01-01"},
                           "geometry":{"type":"Polygon","coordinates":[[[107.1,21.0],[107.2,21.0],[107.2,21.1],[107.1,21.0]]]}}]}
                        """)
                .post("/v1/boundaries/import")
                .then()
                .statusCode(200);
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            open(page, "/vi/communes" + ON);
            PlaywrightAssertions.assertThat(page.locator(".outline")).hasCount(1);
            assertThat(page.locator(".outline title").textContent()).isEqualTo("Đơn vị 101 · Kiểu mẫu · 20/20");
            open(page, "/vi/communes?unit=71&on=2021-06-30");
            PlaywrightAssertions.assertThat(page.locator(".outline")).hasCount(2);
            assertThat(Chromium.accessibilityFaults(page)).isEmpty();
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void what_holds_money_up_and_what_the_market_takes_is_shown_with_its_table() {
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            open(page, "/vi/budget" + ON);
            Locator obstacles = page.locator("figure[aria-labelledby=obstacles-title]");
            PlaywrightAssertions.assertThat(obstacles.locator("h2")).hasText("2 vướng mắc đang giữ 100 triệu đồng");
            assertThat(cells(obstacles, 0))
                    .containsExactly(
                            "Đơn vị 101",
                            "Chưa bàn giao mặt bằng",
                            "70.000.000",
                            "UBND huyện",
                            "10/05/2021",
                            "31/10/2021");
            Locator burnUp = page.locator("figure[aria-labelledby=burn-up-title]");
            PlaywrightAssertions.assertThat(burnUp.locator(".mark-note")).hasCount(2);
            burnUp.locator("summary").click();
            assertThat(cells(burnUp, 7))
                    .containsExactly("31/08/2021", "1.000.000.000", "665.753.425", "100.000.000", "450.000.000");
            assertThat(page.locator("figure[aria-labelledby=money-flow-title] g:has(> .node) > title")
                            .allTextContents())
                    .containsExactly(
                            "Ngân sách tỉnh: 1",
                            "Đơn vị 1: 0,6",
                            "Đơn vị 2: 0,4",
                            "DA: 0,4",
                            "Chưa giao đến công trình: 0,7");

            open(page, "/vi/ocop" + ON);
            Locator channels = page.locator("figure[aria-labelledby=ocop-channels-title]");
            PlaywrightAssertions.assertThat(channels.locator("h2")).hasText("Bán được 100 triệu đồng, qua mạng 25%");
            channels.locator("summary").click();
            assertThat(cells(channels, 0)).containsExactly("Hội chợ", "Hội chợ", "75.000.000");
            Locator balance = page.locator("figure[aria-labelledby=ocop-balance-title]");
            PlaywrightAssertions.assertThat(balance.locator("h2"))
                    .hasText("1/1 mặt hàng cung vượt cầu hoặc còn hàng chưa bán được");
            balance.locator("summary").click();
            assertThat(cells(balance, 0)).containsExactly("Hàu", "tấn", "1", "0,7", "0,3");
            // A measure of its own has bars of its own, and a row that is never added to kilograms.
            assertThat(cells(balance, 1)).containsExactly("Nước mắm", "lít", "1.200", "–", "–");
            PlaywrightAssertions.assertThat(balance.locator("ol.part-bars")).hasCount(2);
            PlaywrightAssertions.assertThat(balance.locator("> .note")).containsText("1 tấn = 1.000 kg");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    private static List<String> cells(Locator figure, int row) {
        return figure.locator("tbody tr").nth(row).locator("th, td").allInnerTexts().stream()
                .map(String::strip)
                .toList();
    }

    @Test
    void the_forecast_of_recognition_stands_in_the_chart_and_in_its_table_with_its_method() {
        JsonPath forecast = given().get("/v1/indicators/ntm.communes.standard/trajectory?unit=71&validOn=2021-08-31")
                .then()
                .statusCode(200)
                .body("forecast.state", equalTo("FORECAST"))
                .extract()
                .jsonPath();
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            open(page, "/vi" + ON);
            Locator figure = page.locator("figure[aria-labelledby=recognition-title]");
            PlaywrightAssertions.assertThat(figure.locator(".note")).hasText(forecast.getString("forecast.vi"));
            PlaywrightAssertions.assertThat(figure.locator("path.band")).hasCount(1);
            figure.locator("summary").click();
            List<String> last =
                    figure.locator("tbody tr").last().locator("th, td").allInnerTexts();
            assertThat(last.get(0)).isEqualTo("31/12/2021");
            assertThat(last.subList(4, 8))
                    .containsExactly(
                            forecast.getString("forecast.value"),
                            forecast.getString("forecast.lower").replace('.', ','),
                            forecast.getString("forecast.upper").replace('.', ','),
                            "5");
            assertThat(tab.complaints()).isEmpty();
        }
    }
}
