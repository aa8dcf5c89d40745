package vn.ntm.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The dashboard as people meet it: in a browser, in both languages, on a desk and on a phone, in light and in dark. */
@QuarkusTest
@Tag("alone")
class DashboardIT extends DashboardTest {
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
}
