package vn.ntm.ocop.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
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
class PublicPageIT {

    private final LocalDate today = BusinessTime.today(Clock.systemUTC());

    private Province province = new Province("", "", "", "", "");
    private String product = "";

    @BeforeEach
    void aProduct() {
        province = Http.province();
        product = Http.product(province, "Chả mực <b>Hạ Long</b>");
    }

    @Test
    void whoever_scans_an_unknown_code_reads_so_and_programs_get_the_problem() {
        given().accept("text/html,application/xhtml+xml,*/*;q=0.8")
                .get("/p/NO-SUCH")
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("Mã NO-SUCH không có trong danh mục OCOP"));
        given().accept("text/html")
                .get("/p/<b>?lang=en")
                .then()
                .statusCode(404)
                .body(containsString("The code &lt;b&gt; is not in"));
        given().accept("text/html")
                .get("/01/08938505974194")
                .then()
                .statusCode(404)
                .body(containsString("08938505974194"));
        given().accept("application/ld+json")
                .get("/p/NO-SUCH")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void a_rating_that_holds_is_shown_with_its_last_day_in_both_languages() {
        Http.certificate(province, product, 4, today.minusMonths(1).toString());
        LocalDate last = today.minusMonths(1).plusMonths(36).minusDays(1);
        given().get("/p/" + product)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("Đạt 4 sao OCOP"))
                .body(containsString(last.format(java.time.format.DateTimeFormatter.ofPattern("dd/MM/yyyy"))))
                .body(containsString("Chả mực &lt;b&gt;Hạ Long&lt;/b&gt;"))
                .body(not(containsString("<b>")));
        given().get("/p/" + product + "?lang=en")
                .then()
                .body(containsString("Rated 4 OCOP stars"))
                .body(containsString("lang=\"en\""))
                .body(containsString("Đơn vị " + province.commune()));
    }

    @Test
    void an_ended_or_revoked_certificate_says_so_and_shows_no_star() {
        given().get("/p/" + product).then().body(containsString("chưa có giấy chứng nhận"));
        String ended = Http.product(province, "Sứa");
        Http.certificate(province, ended, 5, "2021-01-05");
        given().get("/p/" + ended)
                .then()
                .body(containsString("đã hết hiệu lực từ ngày 05/01/2024"))
                .body(not(containsString("★")));
        String certificate =
                Http.certificate(province, product, 4, today.minusMonths(2).toString());
        String revocation = Http.created(
                "/v1/certificate-revocations",
                province.code(),
                Map.of(
                        "certificate",
                        certificate,
                        "ground",
                        "LAW_BROKEN",
                        "foundOn",
                        today.minusDays(3).toString(),
                        "revokedOn",
                        today.minusDays(1).toString(),
                        "source",
                        "T1"));
        Http.as("approver", province.code())
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of())
                .post("/v1/certificate-revocations/" + revocation + "/approval")
                .then()
                .statusCode(201);
        given().get("/p/" + product)
                .then()
                .body(containsString("đã bị thu hồi"))
                .body(not(containsString("★")));
        given().accept("application/ld+json")
                .get("/v1/products/" + product + "/linked-data")
                .then()
                .statusCode(200)
                .body(not(containsString("hasCertification")));
    }

    @Test
    void linked_data_speaks_schema_org() {
        Http.certificate(province, product, 3, today.minusMonths(1).toString());
        String text = given().accept("application/ld+json")
                .get("/p/" + product)
                .then()
                .statusCode(200)
                .contentType("application/ld+json")
                .extract()
                .asString();
        io.restassured.path.json.JsonPath data = new io.restassured.path.json.JsonPath(text);
        assertThat(data.getString("'@type'")).isEqualTo("Product");
        assertThat(data.getInt("hasCertification.certificationRating.ratingValue"))
                .isEqualTo(3);
        assertThat(data.getString("manufacturer.name")).startsWith("HTX");
        assertThat(data.getString("'@context'")).isEqualTo("https://schema.org");
        assertThat(data.<String, Object>getMap("$").keySet())
                .as("properties of schema.org/Product and none that tells of a person")
                .isSubsetOf(
                        "@context",
                        "@type",
                        "@id",
                        "name",
                        "productID",
                        "countryOfOrigin",
                        "manufacturer",
                        "description",
                        "image",
                        "hasCertification",
                        "model");
        assertThat(data.<String, Object>getMap("hasCertification").keySet())
                .as("properties of schema.org/Certification")
                .isSubsetOf(
                        "@type",
                        "name",
                        "certificationRating",
                        "certificationIdentification",
                        "issuedBy",
                        "validFrom",
                        "expires");
        assertThat(data.getString("hasCertification.expires"))
                .isEqualTo(today.minusMonths(1).plusMonths(36).minusDays(1).toString());
    }

    @Test
    void a_label_is_drawn_as_svg_and_pdf_and_its_link_resolves() {
        String gtin = "8934563138165";
        Http.created(
                "/v1/items",
                province.code(),
                Map.of(
                        "product",
                        product,
                        "code",
                        "G1",
                        "gtin",
                        gtin,
                        "name",
                        "Gói 500 g",
                        "basis",
                        "SOURCED",
                        "source",
                        "T1"));
        Http.created(
                "/v1/lots",
                province.code(),
                Map.of(
                        "product",
                        product,
                        "code",
                        "L1",
                        "gtin",
                        gtin,
                        "producedOn",
                        "2026-01-05",
                        "basis",
                        "SOURCED",
                        "source",
                        "T1"));
        String svg = given().accept("image/svg+xml")
                .get("/v1/products/" + product + "/label")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(svg).contains("Chả mực", "<path d=").doesNotContain("<b>");
        byte[] pdf = given().accept("application/pdf")
                .get("/v1/products/" + product + "/label")
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
        assertThat(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
        given().get("/v1/products/" + product + "/qr").then().statusCode(200).body(containsString("<path d="));
        given().redirects()
                .follow(false)
                .get("/01/0" + gtin + "/10/L1?17=270105")
                .then()
                .statusCode(307)
                .header("Location", equalTo("http://localhost:8082/p/" + product + "?lot=L1"));
        given().redirects().follow(false).get("/01/" + gtin).then().statusCode(307);
        given().get("/p/" + product + "?lot=L1").then().body(containsString("05/01/2026"));
        given().get("/01/00000096385074")
                .then()
                .statusCode(404)
                .body("errors[0].detail", containsString("00000096385074"));
        given().get("/01/00000096385075").then().statusCode(400).body("errors.code", contains("bad-gtin"));
        given().get("/p/nothing").then().statusCode(404);
    }

    @Test
    void the_page_and_the_data_name_who_decided_on_that_day() {
        Http.importCsv("/v1/star-authorities", province.code(), Http.authorities())
                .statusCode(200);
        String byDistrict = Http.product(province, "Mật ong");
        Http.certificate(province, byDistrict, 3, "2025-06-30");
        String byProvince = Http.product(province, "Gà đồi");
        Http.certificate(province, byProvince, 3, "2025-07-01");
        String byTheCentre = Http.product(province, "Ngọc trai");
        Http.certificate(province, byTheCentre, 5, "2025-01-17");
        String before = Http.product(province, "Sá sùng", Map.of("joinedOn", "2017-01-01"));
        Http.certificate(province, before, 5, "2018-01-17");

        assertThat(issuedBy(byDistrict)).isEqualTo("Ủy ban nhân dân huyện Đơn vị " + province.district());
        assertThat(issuedBy(byProvince)).isEqualTo("Ủy ban nhân dân tỉnh Đơn vị " + province.code());
        assertThat(issuedBy(byTheCentre)).isEqualTo("Bộ Nông nghiệp và Phát triển nông thôn");
        given().get("/p/" + byProvince + "?lang=vi")
                .then()
                .header("Content-Language", equalTo("vi"))
                .body(containsString("Ủy ban nhân dân tỉnh Đơn vị " + province.code()));
        given().get("/p/" + byProvince + "?lang=en")
                .then()
                .header("Content-Language", equalTo("en"))
                .body(containsString("People&#39;s Committee of Đơn vị " + province.code() + " province"));
        given().get("/p/" + before + "?lang=en").then().body(not(containsString("Certified by")));
    }

    private String issuedBy(String code) {
        io.restassured.path.json.JsonPath data =
                new io.restassured.path.json.JsonPath(given().get("/v1/products/" + code + "/linked-data")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        String name = data.getString("hasCertification.issuedBy.name");
        assertThat(data.getString("hasCertification.certificationRating.author.name"))
                .isEqualTo(name);
        return name;
    }

    @Test
    void the_place_at_grant_stays_what_it_was_when_the_product_moves() {
        Http.certificate(province, product, 4, today.minusMonths(1).toString());
        Map<String, Object> body = new java.util.HashMap<>(Http.as("auditor")
                .get("/v1/products?q=" + product)
                .then()
                .extract()
                .<Map<String, Object>>path("items[0]"));
        String id = (String) body.get("id");
        body.keySet().retainAll(java.util.Set.of("code", "name", "producer", "joinedOn", "basis", "source"));
        body.put("unit", province.ward());
        Http.as("province-officer", province.code())
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(body)
                .put("/v1/products/" + id)
                .then()
                .statusCode(200);

        String page = given().get("/p/" + product + "?lang=vi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(page)
                .contains("Nơi sản xuất hiện nay</dt><dd>phường Đơn vị " + province.ward())
                .contains("Nơi sản xuất khi được chứng nhận</dt><dd>xã Đơn vị " + province.commune() + ", huyện Đơn vị "
                        + province.district() + ", tỉnh Đơn vị " + province.code() + "</dd>");
    }

    @Test
    void a_label_shows_the_star_of_the_day_and_none_that_was_taken_back() throws java.io.IOException {
        Http.certificate(province, product, 3, today.minusMonths(14).toString());
        assertThat(label("vi")).contains("OCOP 3 sao");
        String better =
                Http.certificate(province, product, 4, today.minusMonths(1).toString());
        assertThat(label("vi")).contains("OCOP 4 sao").doesNotContain("3 sao");
        assertThat(label("en")).contains("OCOP 4 stars", "to the end of");
        String revocation = Http.created(
                "/v1/certificate-revocations",
                province.code(),
                Map.of(
                        "certificate",
                        better,
                        "ground",
                        "PRODUCTION_STOPPED",
                        "foundOn",
                        today.toString(),
                        "revokedOn",
                        today.toString(),
                        "source",
                        "T1"));
        Http.as("approver", province.code())
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of())
                .post("/v1/certificate-revocations/" + revocation + "/approval")
                .then()
                .statusCode(201);
        assertThat(label("vi")).contains("Chả mực").doesNotContain("sao");
    }

    private String label(String language) {
        return given().accept("image/svg+xml")
                .get("/v1/products/" + product + "/label?lang=" + language)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
