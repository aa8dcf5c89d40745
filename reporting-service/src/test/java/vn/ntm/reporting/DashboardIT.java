package vn.ntm.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.ntm.embedded.EmbeddedStack;

/** The dashboard as people meet it: in a browser, in both languages, on a desk and on a phone, in light and in dark. */
@QuarkusTest
@Tag("alone")
class DashboardIT extends ReportingTest {

    private static final String ON = "?unit=71&on=2021-08-31";
    /** Compressed bytes of the first view, all files and answers together, before anything is in the browser's cache. */
    private static final long FIRST_VIEW_MOST_BYTES = 250_000;

    /** A class that only the drawing of charts writes, looked for in every script that is not the drawing's own. */
    private static final String DRAWING_IN_THE_FIRST_SCRIPTS = """
            async () => {
              const own = performance.getEntriesByType('resource').map((one) => one.name)
                  .filter((name) => name.endsWith('.js') && !name.includes('/plots'));
              const texts = await Promise.all(own.map((name) => fetch(name).then((answer) => answer.text())));
              return texts.length === 0 || texts.some((text) => text.includes('mark-note'));
            }
            """;

    private static Chromium chromium;
    private static boolean published;
    private static String edition;

    @TestHTTPResource("/")
    URL base;

    @BeforeAll
    static void start() {
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @BeforeEach
    void province() {
        if (!published) {
            new MadeUpProvince(owner, "71").publishAll();
            edition = publishedEdition("125/BC-UBND");
            String wrong = publishedEdition("124/BC-UBND");
            command(
                    "approver",
                    "/v1/editions/" + wrong + "/withdrawal",
                    Map.of("reason", "Sai số", "replacedBy", "125/BC-UBND"));
            published = true;
        }
    }

    private static String publishedEdition(String number) {
        String id = command("province-officer", "/v1/editions", Map.of("unit", "71", "year", 2021, "months", 8));
        return command(
                "approver",
                "/v1/editions/" + id + "/publication",
                Map.of(
                        "number",
                        number,
                        "issuedOn",
                        "2021-09-09",
                        "place",
                        "Quảng Ninh",
                        "office",
                        "KT. CHỦ TỊCH",
                        "signatory",
                        "Nguyễn Văn A"));
    }

    /** Sends what a person with the role decides, and returns the id of what came of it. */
    private static String command(String role, String path, Map<String, Object> body) {
        return given().header(
                        "Authorization", "Bearer " + EmbeddedStack.tokens().token(role, "71"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "*")
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300))
                .extract()
                .path("id");
    }

    private Chromium.Tab desk() {
        return chromium.tab(base.toString(), 1440, 900, ColorScheme.LIGHT);
    }

    private static void open(Page page, String path) {
        page.navigate(path);
        page.waitForSelector("main h1");
        page.waitForFunction("() => !document.querySelector('main [aria-busy=true]')");
    }

    /** Each view with a figure that was counted by hand from the made-up province's events. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "vi; /vi; [data-topic=recognition] .value; 3/5 xã",
                "en; /en; [data-topic=recognition] .value; 3/5 communes",
                "vi; /vi/communes; main h1; 3/5 xã đã được công nhận",
                "en; /en/communes; main h1; 3 of 5 communes are recognised",
                "vi; /vi/criteria; main h1; Tiêu chí 19 (Quốc phòng và An ninh) còn nhiều xã chưa đạt nhất: 2 xã",
                "en; /en/criteria; main h1; is missed most: by 2 communes",
                "vi; /vi/budget; .facts; 1 tỷ đồng",
                "en; /en/budget; .facts; VND 1 billion",
                "vi; /vi/ocop; main h1; 1/4 sản phẩm có hạng từ 3 sao còn hiệu lực",
                "en; /en/ocop; main h1; 1 of 4 products hold 3 stars or more",
                "vi; /vi/indicators; main h1; chỉ số của ngày 31/08/2021",
                "en; /en/indicators; main h1; indicators on 31 Aug 2021",
                "en; /en/editions; main tbody; Withdrawn",
                "vi; /vi/place/71101; main h1; Xã Đơn vị 101 Kiểu mẫu",
                "en; /en/place/71101; main h1; Commune Đơn vị 101 Model",
                "vi; /vi/place/711; main h1; Huyện Đơn vị 1",
                "en; /en/place/711; main h1; Rural district Đơn vị 1"
            })
    void each_view_shows_the_figures_and_keeps_the_rules_of_access(
            String language, String path, String place, String says) {
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            open(page, path + ON);
            PlaywrightAssertions.assertThat(page.locator(place)).containsText(says);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            assertThat(Chromium.accessibilityFaults(page))
                    .as("on a desk, light")
                    .isEmpty();

            assertThat(widthAt(page, 1920, 1080)).as("on a wall").isEqualTo(1920);

            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat(widthAt(page, 390, 844))
                    .as("nothing to scroll sideways on a phone")
                    .isEqualTo(390);
            assertThat(Chromium.accessibilityFaults(page))
                    .as("on a phone, dark")
                    .isEmpty();
            assertThat(tab.complaints()).as("console").isEmpty();
        }
    }

    private static Object widthAt(Page page, int width, int height) {
        page.setViewportSize(width, height);
        return page.evaluate("() => document.documentElement.scrollWidth");
    }

    @Test
    void a_decision_is_seen_within_a_second() {
        MadeUpProvince province = new MadeUpProvince(owner, "72");
        province.publishAll();
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            open(page, "/vi?unit=72&on=2021-08-31");
            Locator value = page.locator("[data-topic=recognition] .value");
            PlaywrightAssertions.assertThat(value).containsText("3/5");
            PlaywrightAssertions.assertThat(page.locator("[data-live=live]")).isVisible();

            decide(province, "205");
            PlaywrightAssertions.assertThat(value).containsText("4/5");

            decide(province, "204");
            PlaywrightAssertions.assertThat(value)
                    .containsText("5/5", new LocatorAssertions.ContainsTextOptions().setTimeout(1000));
            assertThat(tab.complaints()).isEmpty();
        }
    }

    private void decide(MadeUpProvince province, String commune) {
        province.recognition(
                commune, "STANDARD", 2020, "2021-06-01", 3, "recognition-decided", "2022-03-01T00:00:00Z", null);
        owner.awaitApplied();
    }

    @Test
    void everything_can_be_done_with_the_keyboard() {
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            open(page, "/vi" + ON);
            page.keyboard().press("Tab");
            assertThat(focused(page, "className")).isEqualTo("skip");
            page.keyboard().press("Enter");
            assertThat(focused(page, "id")).isEqualTo("main");

            tabTo(page, "[data-why='ntm.communes.standard']");
            assertThat(page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle"))
                    .isEqualTo("solid");
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator("dialog#why [data-agrees=true]"))
                    .isVisible();
            assertThat(Chromium.accessibilityFaults(page)).isEmpty();
            page.keyboard().press("Escape");
            PlaywrightAssertions.assertThat(page.locator("dialog#why")).hasCount(0);
            page.waitForFunction("() => document.activeElement.dataset.why === 'ntm.communes.standard'");

            open(page, "/vi/communes" + ON);
            page.locator("main").focus();
            tabTo(page, "button.sort[aria-label*='Xã']");
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator("th[aria-sort=descending] button"))
                    .hasAttribute("aria-label", "Sắp xếp theo Xã");
            tabTo(page, "tbody a[href^='/vi/place/71205']");
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator("main h1")).containsText("Đơn vị 205");
            assertThat(focused(page, "id"))
                    .as("a new page is read from its start")
                    .isEqualTo("main");
        }
    }

    private static Object focused(Page page, String property) {
        return page.evaluate("(property) => document.activeElement[property]", property);
    }

    private static void tabTo(Page page, String selector) {
        for (int presses = 0; presses < 150; presses++) {
            if (Boolean.TRUE.equals(
                    page.evaluate("(selector) => document.activeElement.matches(selector)", selector))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not reach " + selector);
    }

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
    void the_date_turns_the_whole_page_back_and_says_so() {
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            open(page, "/vi" + ON);
            page.locator("#day").fill("31/03/2021");
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator("[data-topic=recognition] .value"))
                    .containsText("2/5");
            PlaywrightAssertions.assertThat(page.locator("[data-topic=money] .value"))
                    .containsText("0,2/1");
            PlaywrightAssertions.assertThat(page.locator(".banner")).containsText("31/03/2021");
            PlaywrightAssertions.assertThat(page).hasTitle(Pattern.compile(".*31/03/2021.*"));

            page.locator("#day").fill("31/02/2021");
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator("#day-problem")).containsText("Ngày chưa đúng");
            page.locator("#day").fill("01/01/2100");
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator("#day-problem")).containsText("chưa có số liệu");

            page.goBack();
            PlaywrightAssertions.assertThat(page.locator("[data-topic=recognition] .value"))
                    .containsText("3/5");
            page.locator("a[hreflang=en]").click();
            PlaywrightAssertions.assertThat(page.locator("[data-topic=recognition] h2"))
                    .containsText("ommune");
            assertThat(page.url()).as("the day and unit stay").endsWith("/en" + ON);
        }
    }

    @Test
    void the_calendar_is_walked_with_the_keyboard_and_ends_today() {
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            open(page, "/vi" + ON);
            page.locator("#calendar-open").focus();
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator("[data-day='2021-08-31']"))
                    .isFocused();
            assertThat(Chromium.accessibilityFaults(page)).isEmpty();
            for (String key : List.of("PageDown", "ArrowUp", "Home", "ArrowRight", "Shift+PageUp", "Shift+PageDown")) {
                page.keyboard().press(key);
            }
            PlaywrightAssertions.assertThat(page.locator("[data-day='2021-09-21']"))
                    .isFocused();
            page.keyboard().press("Escape");
            PlaywrightAssertions.assertThat(page.locator("#calendar-open")).isFocused();

            page.keyboard().press("Enter");
            for (String key : List.of("PageUp", "PageUp", "PageUp", "PageUp", "PageUp", "ArrowRight", "Enter")) {
                page.keyboard().press(key);
            }
            PlaywrightAssertions.assertThat(page.locator("[data-topic=recognition] .value"))
                    .containsText("2/5");
            assertThat(page.locator("#day").inputValue()).isEqualTo("31/03/2021");
            page.locator("#day").fill("31/12/2009");
            page.keyboard().press("Enter");
            PlaywrightAssertions.assertThat(page.locator("#day-problem")).containsText("từ 01/01/2010");
            assertThat(tab.complaints()).isEmpty();
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
    void what_is_loading_and_what_fails_is_said_and_can_be_tried_again() {
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            List<Route> held = new ArrayList<>();
            page.route("**/v1/money*", held::add);
            page.navigate("/vi/budget" + ON);
            PlaywrightAssertions.assertThat(page.locator("main .skeleton[aria-busy=true]"))
                    .isVisible();
            page.waitForCondition(() -> !held.isEmpty());
            held.forEach(route -> route.fulfill(new Route.FulfillOptions()
                    .setStatus(503)
                    .setContentType("application/problem+json")
                    .setBody("{\"title\":\"Dịch vụ đang bận\",\"traceId\":\"4f1c\"}")));
            PlaywrightAssertions.assertThat(page.locator("main [role=alert]"))
                    .containsText("Không tải được số liệu này.");
            PlaywrightAssertions.assertThat(page.locator("main [role=alert]")).containsText("4f1c");

            page.unroute("**/v1/money*");
            page.locator("main [role=alert] button").click();
            PlaywrightAssertions.assertThat(page.locator(".facts")).containsText("1 tỷ đồng");
        }
    }

    @Test
    void the_first_view_is_small_and_charts_come_after_the_figures() throws IOException {
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            AtomicLong bytes = new AtomicLong();
            CDPSession network = tab.context().newCDPSession(page);
            network.on(
                    "Network.loadingFinished",
                    (JsonObject event) ->
                            bytes.addAndGet(event.get("encodedDataLength").getAsLong()));
            network.send("Network.enable");
            open(page, "/vi" + ON);
            page.waitForSelector("main svg[data-drawn=true]");
            page.evaluate("() => document.fonts.ready");
            Object figures = page.evaluate("() => performance.getEntriesByName('figures')[0].startTime");
            Object charts = startOf(page, "/plots");
            Files.writeString(
                    java.nio.file.Path.of("target", "dashboard-first-view.json"),
                    "{\"bytes\":" + bytes.get() + ",\"figuresAtMillis\":" + figures + ",\"chartsAskedForAtMillis\":"
                            + charts + "}\n");
            assertThat(page.evaluate(DRAWING_IN_THE_FIRST_SCRIPTS))
                    .as("what draws charts comes after the page's own script")
                    .isEqualTo(false);
            assertThat(startOf(page, "/xlsx"))
                    .as("what writes workbooks comes with the first download")
                    .isNull();
            assertThat(bytes.get()).isPositive().isLessThan(FIRST_VIEW_MOST_BYTES);
        }
    }

    private static Object startOf(Page page, String name) {
        return page.evaluate(
                "(name) => performance.getEntriesByType('resource').find((one) => one.name.includes(name))?.startTime ?? null",
                name);
    }

    @Test
    void a_printed_page_has_the_figures_and_the_tables_without_the_controls() {
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            open(page, "/vi/budget" + ON);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            PlaywrightAssertions.assertThat(page.locator(".facts")).isVisible();
            PlaywrightAssertions.assertThat(page.locator(".banner")).containsText("31/08/2021");
            assertThat(page.locator("button:visible, input:visible, nav:visible")
                            .count())
                    .isZero();
            assertThat(page.pdf()).hasSizeGreaterThan(10_000);
        }
    }

    @Test
    void events_that_wait_are_said_until_they_are_in_the_figures() {
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            page.route(
                    "**/v1/freshness",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody("{\"newest\":\"2021-08-31T03:05:00Z\",\"behind\":128}")));
            open(page, "/vi" + ON);
            PlaywrightAssertions.assertThat(page.locator(".stale"))
                    .containsText("Số liệu đến 10:05 31/08/2021, còn 128 sự kiện chưa xử lý.");

            page.unroute("**/v1/freshness");
            PlaywrightAssertions.assertThat(page.locator(".stale")).hasCount(0);
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
