package vn.ntm.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.BoundingBox;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ways through the dashboard that end where there is nothing, and those that lead on from there. */
@QuarkusTest
@Tag("alone")
class DashboardPathsIT extends DashboardTest {

    private static boolean published;

    /** Commune 102 goes whole into 302 on 01/03/2021; sugar apples have a supply and nobody's demand. */
    @BeforeEach
    @Override
    void province() {
        if (published) {
            return;
        }
        MadeUpProvince province = new MadeUpProvince(owner, "59");
        province.publishAll();
        province.commune("102", 2, null, "2021-03-01");
        province.commune("302", 1, "2021-03-01", null);
        owner.publish(
                "criteria",
                "reform-applied",
                "reforms/59",
                1,
                "59",
                MadeUpProvince.RECORDED,
                MadeUpProvince.map(
                        "unit",
                        "59",
                        "number",
                        "1/NQ",
                        "kind",
                        "REARRANGEMENT",
                        "effectiveDate",
                        "2021-03-01",
                        "transfers",
                        List.of(Map.of("from", "59102", "to", "59302", "extent", "WHOLE", "source", "M1")),
                        "basis",
                        "RECONSTRUCTION"));
        owner.publish(
                "ocop",
                "supply-declared",
                "supply/59na",
                1,
                "592",
                MadeUpProvince.RECORDED,
                MadeUpProvince.map(
                        "unit",
                        "592",
                        "asOf",
                        "2021-08-01",
                        "kind",
                        "STOCK",
                        "commodity",
                        "Na",
                        "quantity",
                        6500,
                        "measure",
                        "KILOGRAM",
                        "availableFrom",
                        "2021-08-01",
                        "availableTo",
                        "2021-09-30",
                        "estimated",
                        false,
                        "source",
                        "M1"));
        owner.awaitApplied();
        published = true;
    }

    @Test
    void the_first_screen_has_the_tiles_and_all_that_needs_a_decision_and_nothing_moves_on_it() {
        for (String language : List.of("vi", "en")) {
            try (Chromium.Tab tab = desk()) {
                Page page = tab.page();
                page.addInitScript("window.moved = 0; new PerformanceObserver((list) => list.getEntries()"
                        + ".forEach((one) => { if (!one.hadRecentInput) window.moved += one.value; }))"
                        + ".observe({ type: 'layout-shift', buffered: true });");
                page.navigate("/" + language + "?unit=59&on=2021-08-31");
                PlaywrightAssertions.assertThat(page.locator("ntm-chart svg[data-drawn=true]"))
                        .hasCount(2);

                assertThat(page.locator(".attention > ol > li").count()).isPositive();
                for (Locator seen : List.of(
                        page.locator(".tile").last(),
                        page.locator(".attention > ol > li").last())) {
                    BoundingBox box = seen.boundingBox();
                    assertThat(box.y + box.height).isLessThanOrEqualTo(900);
                }
                assertThat(((Number) page.evaluate("window.moved")).doubleValue())
                        .isLessThan(0.01);
            }
        }
    }

    @Test
    void a_code_tells_what_it_named_and_by_which_reform_that_became_another_unit() {
        given().get("/v1/places/59102/periods")
                .then()
                .statusCode(200)
                .body("items.nameVi", equalTo(List.of("Đơn vị 102")))
                .body("items[0].validTo", equalTo("2021-03-01"))
                .body("items[0].wentInto.code", equalTo(List.of("59302")));
        given().get("/v1/places/59302?unit=59&validOn=2021-08-31").then().statusCode(400);
        given().get("/v1/places/59302?validOn=2021-08-31")
                .then()
                .body("periods[0].madeFrom.nameVi", equalTo(List.of("Đơn vị 102")))
                .body("periods[0].wentInto", equalTo(List.of()));
    }

    @Test
    void a_unit_that_ended_leads_to_its_last_day_and_to_what_it_went_into() {
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            page.navigate("/vi/place/59102?on=2021-08-31");
            PlaywrightAssertions.assertThat(page.locator("main h1")).hasText("Xã Đơn vị 102");
            PlaywrightAssertions.assertThat(page.locator("main"))
                    .containsText("Vào ngày 31/08/2021 không có đơn vị nào mang mã 59102.");
            assertThat(Chromium.accessibilityFaults(page)).isEmpty();

            page.locator("main a", new Page.LocatorOptions().setHasText("xem ngày cuối 28/02/2021"))
                    .click();
            PlaywrightAssertions.assertThat(page.locator("main .facts")).isVisible();
            page.locator("section[aria-labelledby=history] a", new Page.LocatorOptions().setHasText("xã Đơn vị 302"))
                    .click();
            PlaywrightAssertions.assertThat(page.locator("main h1")).containsText("Xã Đơn vị 302");
            PlaywrightAssertions.assertThat(page.locator("section[aria-labelledby=history]"))
                    .containsText("hình thành từ xã Đơn vị 102");
            PlaywrightAssertions.assertThat(page).hasURL(java.util.regex.Pattern.compile(".*on=2021-03-01.*"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "/vi?on=2099-01-01; Ngày 01/01/2099 sau hôm nay",
                "/vi/communes?on=2009-06-30; ngày 30/06/2009 quá sớm, chọn ngày từ 01/01/2010",
                "/vi/budget?asOf=2099-01-01T00:00:00Z; sau sự kiện mới nhất đã biết",
                "/en/ocop?unit=999; No unit had the code 999"
            })
    void what_cannot_be_answered_says_why_and_leads_to_the_start(String path, String says) {
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            page.navigate(path);
            PlaywrightAssertions.assertThat(page.locator("main .problem")).containsText(says);
            page.locator("main .problem ~ p a").click();
            PlaywrightAssertions.assertThat(page.locator("main .tiles")).isVisible();
        }
    }

    @Test
    void numbers_of_an_assessment_are_written_as_the_language_writes_them() {
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            page.navigate("/vi/place/59101?on=2021-08-31");
            Locator first =
                    page.locator("section[aria-labelledby=assessment] tbody tr").first();
            PlaywrightAssertions.assertThat(first).containsText("98,5; 77");
            assertThat(page.title()).isEqualTo("Xã Đơn vị 101 – 31/08/2021 – Nông thôn mới");
            page.navigate("/en/place/59101?on=2021-08-31");
            PlaywrightAssertions.assertThat(first).containsText("98.5; 77");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void a_product_whose_certificate_ends_is_one_click_from_its_record() {
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            page.navigate("/vi?unit=59&on=2021-08-30");
            page.locator("[data-kind=EXPIRING] .worst a").first().click();
            PlaywrightAssertions.assertThat(page.locator("main h1")).containsText("giấy chứng nhận OCOP");
            PlaywrightAssertions.assertThat(page.locator("main .facts")).containsText("/v1/certificates/591a");
            assertThat(tab.complaints()).isEmpty();
        }
    }

    @Test
    void a_supply_without_a_known_demand_is_not_called_too_much() {
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            page.navigate("/vi/ocop?unit=59&on=2021-08-31");
            Locator balance = page.locator("figure[aria-labelledby=ocop-balance-title]");
            PlaywrightAssertions.assertThat(balance.locator("h2"))
                    .hasText("1/1 mặt hàng cung vượt cầu hoặc còn hàng chưa bán được");
            PlaywrightAssertions.assertThat(balance.locator("tbody tr")).hasCount(3);
        }
    }

    /** From 01/07/2025 on communes lie beneath the province itself; here only one district is looked at. */
    @Test
    void a_table_of_communes_of_one_unit_has_no_column_of_districts() {
        try (Chromium.Tab tab = desk()) {
            Page page = tab.page();
            page.navigate("/vi/communes?unit=591&on=2021-08-31");
            PlaywrightAssertions.assertThat(page.locator("main thead").first())
                    .not()
                    .containsText("Huyện");
            page.navigate("/vi/communes?unit=59&on=2021-08-31");
            PlaywrightAssertions.assertThat(page.locator("main thead").first()).containsText("Huyện");
        }
    }
}
