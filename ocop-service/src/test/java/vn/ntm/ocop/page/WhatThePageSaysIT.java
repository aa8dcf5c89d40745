package vn.ntm.ocop.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.StackResource;
import vn.ntm.ocop.Http;
import vn.ntm.ocop.Http.Province;
import vn.ntm.platform.time.BusinessTime;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "ocop"),
        restrictToAnnotatedClass = false)
class WhatThePageSaysIT {

    private static final String GTIN = "8938505974194";

    private final LocalDate today = BusinessTime.today(Clock.systemUTC());

    private Province province = new Province("", "", "", "", "");
    private String product = "";

    @BeforeEach
    void aProduct() {
        province = Http.province();
        product = Http.product(province, "Mật ong");
    }

    @Test
    void a_lot_tells_where_it_comes_from_in_both_languages_and_has_a_code_of_its_own() {
        lot("L/7", Map.of("rawMaterialUnit", province.ward(), "growingArea", "VT-01"));
        given().get("/p/" + product + "?lang=vi&lot=L/7")
                .then()
                .statusCode(200)
                .body(containsString("Nguyên liệu từ</dt><dd>phường Đơn vị " + province.ward() + ", huyện"))
                .body(containsString("Mã vùng trồng</dt><dd>VT-01</dd>"))
                .body(containsString("href=\"?lang=en&amp;lot=L%2F7\""));
        String page = "http://localhost:8082/p/" + product;
        assertThat(svg("qr?lot=L/7")).isEqualTo(QrCode.of(page + "?lot=L%2F7").svg());
        assertThat(svg("qr")).isEqualTo(QrCode.of(page).svg());
        assertThat(svg("label?lot=L/7")).contains(QrCode.of(page + "?lot=L%2F7").path());
        given().get("/v1/products/" + product + "/qr?lot=NONE").then().statusCode(404);
    }

    @Test
    void the_code_of_a_lot_of_an_item_is_its_digital_link_with_the_best_before_day() {
        Http.created(
                "/v1/items",
                province.code(),
                Map.of(
                        "product", product, "code", "G1", "gtin", GTIN, "name", "Chai", "basis", "SOURCED", "source",
                        "T1"));
        lot("L8", Map.of("bestBefore", "2028-01-05"));
        assertThat(svg("qr?lot=L8"))
                .isEqualTo(QrCode.of("http://localhost:8082/01/0" + GTIN + "/10/L8?17=280105")
                        .svg());
    }

    @Test
    void of_an_undeclared_lot_the_page_never_says_that_the_product_is_none_of_the_catalogue() {
        given().accept("text/html")
                .get("/p/" + product + "?lang=vi&lot=NONE")
                .then()
                .statusCode(404)
                .body(containsString("Lô NONE của sản phẩm " + product + " chưa được khai báo"))
                .body(not(containsString("không có trong danh mục")));
        given().accept("application/ld+json")
                .get("/p/" + product + "?lot=NONE")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
        given().accept("text/html")
                .get("/01/00000096385075")
                .then()
                .statusCode(400)
                .contentType("text/html")
                .body(containsString("00000096385075"));
    }

    @Test
    void what_is_reconstructed_says_so_on_the_page_the_label_and_in_the_data() {
        Http.certificate(province, product, 4, today.minusMonths(1).toString());
        given().get("/p/" + product).then().body(not(containsString("tái lập")));
        assertThat(svg("label?lang=vi")).contains("OCOP 4 sao").doesNotContain("tái lập");
        assertThat(linkedData(product)).doesNotContain("disambiguatingDescription");

        String dated = Http.product(province, "Sứa");
        reconstructed(dated);
        given().get("/p/" + dated + "?lang=vi")
                .then()
                .body(containsString("Ngày cấp và thời hạn của giấy chứng nhận này là tái lập"));
        assertThat(linkedData(dated)).contains("disambiguatingDescription");
        String label = given().get("/v1/products/" + dated + "/label?lang=vi").asString();
        assertThat(label).contains("OCOP 3 sao (tái lập)");

        String madeUp = Http.product(province, "Sản phẩm tái lập", Map.of("basis", "RECONSTRUCTION"));
        given().get("/p/" + madeUp + "?lang=en").then().body(containsString("this is no real product"));
    }

    @Test
    void a_place_that_is_no_more_is_called_the_ground_that_it_covered() {
        String old =
                Http.product(province, "Miến dong", Map.of("unit", province.endedCommune(), "joinedOn", "2019-05-01"));
        String name = "xã Đơn vị " + province.endedCommune();
        given().get("/p/" + old + "?lang=vi")
                .then()
                .body(containsString("hiện nay</dt><dd>địa bàn " + name + " cũ (đến hết 31/12/2019), huyện"));
    }

    @Test
    void the_story_keeps_its_lines_and_the_packaging_is_told() {
        Http.created(
                "/v1/stories",
                province.code(),
                Map.of(
                        "product",
                        product,
                        "textVi",
                        "Dòng một.\nDòng hai.",
                        "packagingVi",
                        "Hũ thủy tinh <500 g>",
                        "basis",
                        "SOURCED",
                        "source",
                        "T1"));
        given().get("/p/" + product + "?lang=vi")
                .then()
                .body(containsString("<p class=\"story\">Dòng một.\nDòng hai.</p>"))
                .body(containsString("Bao bì</h2><p class=\"story\">Hũ thủy tinh &lt;500 g&gt;</p>"));
    }

    @Test
    void long_names_are_cut_where_it_shows_and_the_producer_stands_apart() {
        assertThat(Label.wrapped("Rượu ba kích ngâm mật ong rừng đặc biệt thượng hạng của đồng bào Dao", 24))
                .isEqualTo(List.of("Rượu ba kích ngâm mật", "ong rừng đặc biệt thượng", "hạng của đồng bào Dao"));
        assertThat(Label.wrapped("Rượu ba kích ngâm mật ong rừng đặc biệt thượng hạng của đồng bào Dao Thanh Y", 24))
                .hasSize(3)
                .last()
                .isEqualTo("hạng của đồng bào Dao…");
        String longName = Http.product(province, "Rượu ba kích ngâm mật ong rừng");
        given().get("/v1/products/" + longName + "/label")
                .then()
                .body(containsString("font-weight=\"700\">Rượu ba kích ngâm</text>"))
                .body(containsString("font-weight=\"700\">mật ong rừng</text>"))
                .body(not(containsString("font-weight=\"700\">HTX")));
    }

    private void lot(String code, Map<String, Object> more) {
        Map<String, Object> lot = new HashMap<>(Map.of(
                "product", product, "code", code, "producedOn", "2026-01-05", "basis", "SOURCED", "source", "T1"));
        lot.putAll(more);
        Http.created("/v1/lots", province.code(), lot);
    }

    private void reconstructed(String of) {
        String id = Http.created(
                "/v1/certificates",
                province.code(),
                Map.of(
                        "product",
                        of,
                        "star",
                        3,
                        "issuedOn",
                        today.minusMonths(1).toString(),
                        "basis",
                        "RECONSTRUCTION",
                        "source",
                        "T1"));
        Http.approve("/v1/certificates", province.code(), List.of(id))
                .statusCode(200)
                .body("approved", equalTo(1));
    }

    private String svg(String path) {
        return given().get("/v1/products/" + product + "/" + path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String linkedData(String of) {
        return given().get("/v1/products/" + of + "/linked-data").asString();
    }
}
