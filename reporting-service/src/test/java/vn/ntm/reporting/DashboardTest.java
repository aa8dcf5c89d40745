package vn.ntm.reporting;

import static io.restassured.RestAssured.given;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URL;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import vn.ntm.embedded.EmbeddedStack;

/** What the tests of the dashboard share: the browser, and a made-up province with two editions. */
abstract class DashboardTest extends ReportingTest {

    static final String ON = "?unit=71&on=2021-08-31";

    private static Chromium chromium;
    private static boolean published;
    static String edition;

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

    Chromium.Tab desk() {
        return chromium.tab(base.toString(), 1440, 900, ColorScheme.LIGHT);
    }

    static void open(Page page, String path) {
        page.navigate(path);
        page.waitForSelector("main h1");
        page.waitForFunction("() => !document.querySelector('main [aria-busy=true]')");
    }

    static Object widthAt(Page page, int width, int height) {
        page.setViewportSize(width, height);
        return page.evaluate("() => document.documentElement.scrollWidth");
    }

    static Object focused(Page page, String property) {
        return page.evaluate("(property) => document.activeElement[property]", property);
    }

    static void tabTo(Page page, String selector) {
        for (int presses = 0; presses < 150; presses++) {
            if (Boolean.TRUE.equals(
                    page.evaluate("(selector) => document.activeElement.matches(selector)", selector))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not reach " + selector);
    }
}
