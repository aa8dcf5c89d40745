package vn.ntm.ocop.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
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
                        "@type", "name", "certificationRating", "certificationIdentification", "validFrom", "expires");
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
        given().get("/01/00000096385074").then().statusCode(404);
        given().get("/p/nothing").then().statusCode(404);
    }
}
