package vn.ntm.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import vn.ntm.embedded.EmbeddedStack;

@QuarkusTest
class EditionIT extends ReportingTest {

    private static final Map<String, Object> DRAFT = Map.of(
            "unit",
            "90",
            "year",
            2021,
            "months",
            8,
            "recipient",
            "Văn phòng Điều phối Trung ương",
            "proposals",
            java.util.List.of("Đề nghị bổ sung vốn."));

    private static boolean published;
    private static int number = 100;

    @BeforeEach
    void province() {
        if (!published) {
            new MadeUpProvince(owner, "90").publishAll();
            published = true;
        }
    }

    @Test
    void a_draft_says_what_the_province_reviewed_and_bears_no_number() {
        String id = draft().extract().path("id");

        given().get("/v1/editions/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("DRAFT"))
                .body("period", equalTo("8T-2021"))
                .body("positions.size()", equalTo(3));
        JsonNode report = json(words(id, "report.json"));
        assertThat(report.at("/sections").findValuesAsText("key"))
                .contains(
                        "results",
                        "money",
                        "obstacles",
                        "ocop",
                        "stars",
                        "sales",
                        "supply",
                        "left",
                        "due",
                        "proposals");
        assertThat(cell(report, "results", 1, 3)).isEqualTo("3");
        assertThat(cell(report, "money", 3, 1)).isEqualTo("1000000000");
        assertThat(cell(report, "money", 3, 7)).isEqualTo("100000000");
        assertThat(cell(report, "obstacles", 0, 6)).isEqualTo("70000000");
        assertThat(cell(report, "sales", 2, 1)).isEqualTo("100000000");
        assertThat(cell(report, "left", 0, 4)).isEqualTo("2");
        // One commune was never recognised, one must be a model commune this year, one other has no level yet.
        assertThat(report.findParents("rows").stream()
                        .filter(table -> table.path("key").asText().equals("due"))
                        .findFirst()
                        .orElseThrow()
                        .path("rows"))
                .hasSize(3);
        assertThat(words(id, "report.html")).contains("DỰ THẢO", "Chưa báo cáo", "1.000.000.000");
        given().get("/v1/editions/" + id + "/files/manifest.json").then().statusCode(404);
    }

    @Test
    void what_is_published_has_the_same_numbers_in_four_forms_with_digests_and_a_signature() throws Exception {
        String id = draft().extract().path("id");
        String reportNumber = publish(id);

        given().get("/v1/editions/" + id)
                .then()
                .body("state", equalTo("PUBLISHED"))
                .body("number", equalTo(reportNumber))
                .body("files", hasSize(7));
        byte[] manifest = bytes(id, "manifest.json");
        for (JsonNode file : json(new String(manifest, StandardCharsets.UTF_8)).path("files")) {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(bytes(id, file.path("name").asText()));
            assertThat(HexFormat.of().formatHex(digest))
                    .isEqualTo(file.path("sha256").asText());
        }
        assertThat(verified(manifest, bytes(id, "manifest.sig"), words(id, "public-key.pem")))
                .isTrue();
        manifest[10] ^= 1;
        assertThat(verified(manifest, bytes(id, "manifest.sig"), words(id, "public-key.pem")))
                .isFalse();
        String html = words(id, "report.html");
        assertThat(PdfConformity.faults(bytes(id, "report.pdf"), PDFAFlavour.PDFA_3_A))
                .isEmpty();
        assertThat(PdfConformity.faults(bytes(id, "report.pdf"), PDFAFlavour.PDFUA_1))
                .isEmpty();
        try (PDDocument pdf = Loader.loadPDF(bytes(id, "report.pdf"))) {
            String words = new PDFTextStripper().getText(pdf);
            assertThat(words)
                    .contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", reportNumber, "1.000.000.000", "450.000.000");
            assertThat(html).contains("1.000.000.000", "450.000.000");
            for (var font : pdf.getPage(0).getResources().getFontNames()) {
                PDFont used = pdf.getPage(0).getResources().getFont(font);
                assertThat(used.isEmbedded()).isTrue();
                assertThat(used.getName()).contains("LiberationSerif");
            }
        }
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(bytes(id, "report.xlsx")))) {
            assertThat(book.findSheet("Biểu 2")
                            .orElseThrow()
                            .openStream()
                            .toList()
                            .get(5)
                            .getCellAsNumber(1)
                            .orElseThrow())
                    .isEqualByComparingTo("1000000000");
        }
    }

    @Test
    void the_same_edition_can_be_made_again_byte_by_byte_after_later_corrections() {
        String id = draft().extract().path("id");
        publish(id);

        new MadeUpProvince(owner, "90")
                .recognition(
                        "205", "STANDARD", 2020, "2021-02-10", 2, "recognition-decided", "2031-12-02T00:00:00Z", null);
        owner.awaitApplied();

        assertThat(value("ntm.communes.standard", "unit=90&validOn=2021-08-31")
                        .path("value")
                        .asInt())
                .isEqualTo(4);
        given().get("/v1/editions/" + id + "/check")
                .then()
                .statusCode(200)
                .body("numbersAgree", equalTo(true))
                .body("bytesAgree", equalTo(true))
                .body("differing", hasSize(0));
        new MadeUpProvince(owner, "90")
                .recognition(
                        "205",
                        "STANDARD",
                        2020,
                        "2021-02-10",
                        3,
                        "recognition-revoked",
                        "2031-12-03T00:00:00Z",
                        "2021-02-11");
        owner.awaitApplied();
    }

    @Test
    void a_withdrawn_edition_leaves_a_notice_and_its_files_can_still_be_checked() {
        String id = draft().extract().path("id");
        String reportNumber = publish(id);
        String digest = given().get("/v1/editions/" + id).then().extract().path("files[1].sha256");

        as("approver")
                .header("If-Match", "\"2\"")
                .body(Map.of("reason", "Sai số liệu giải ngân"))
                .post("/v1/editions/" + id + "/withdrawal")
                .then()
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"))
                .body("notice.reason", equalTo("Sai số liệu giải ngân"));

        assertThat(words(id, "report.html"))
                .contains("THÔNG BÁO THU HỒI", reportNumber, "Sai số liệu giải ngân")
                .doesNotContain("Dự thảo");
        given().get("/v1/editions/" + id + "/files/report.pdf?original=true")
                .then()
                .statusCode(200)
                .header("ETag", containsString(digest));
        given().get("/v1/editions?unit=90&state=WITHDRAWN").then().body("items.id", hasItem(id));
    }

    @Test
    void the_maker_cannot_publish_and_nobody_publishes_twice_or_without_having_seen_the_draft() {
        String id = draft().extract().path("id");
        Map<String, Object> publication = publication("99/BC-UBND");

        asPerson("one-person", "province-officer", "approver")
                .body(DRAFT)
                .post("/v1/editions")
                .then()
                .statusCode(201);
        String own = asPerson("one-person", "province-officer", "approver")
                .body(DRAFT)
                .post("/v1/editions")
                .then()
                .extract()
                .path("id");
        asPerson("one-person", "province-officer", "approver")
                .header("If-Match", "\"1\"")
                .body(publication)
                .post("/v1/editions/" + own + "/publication")
                .then()
                .statusCode(403);
        as("approver")
                .body(publication)
                .post("/v1/editions/" + id + "/publication")
                .then()
                .statusCode(428);
        as("approver")
                .header("If-Match", "\"7\"")
                .body(publication)
                .post("/v1/editions/" + id + "/publication")
                .then()
                .statusCode(412);
        publish(id);
        as("approver")
                .header("If-Match", "\"2\"")
                .body(publication)
                .post("/v1/editions/" + id + "/publication")
                .then()
                .statusCode(409);
        given().get("/v1/editions/" + own).then().body("state", equalTo("DRAFT"));
    }

    @ParameterizedTest(name = "{0} = {1} answers {2}")
    @CsvSource({
        "months, 13, 422",
        "months, 0, 422",
        "year, 1999, 422",
        "unit, none, 403",
        "unit, 65, 403",
        "months, eight, 400",
        "asOf, 2999-01-01T00:00:00Z, 422",
        "colour, red, 400"
    })
    void refuses_a_draft_that_cannot_be_written(String field, String value, int status) {
        Map<String, Object> body = new LinkedHashMap<>(DRAFT);
        body.put(field, value.matches("[0-9]+") && !field.equals("unit") ? (Object) Integer.valueOf(value) : value);

        as("province-officer").body(body).post("/v1/editions").then().statusCode(status);
    }

    @ParameterizedTest(name = "{0} = {1} answers {2}")
    @CsvSource({
        "number, 125, 422",
        "number, BC-UBND/125, 422",
        "issuedOn, 2021-08-30, 422",
        "issuedOn, 2999-01-01, 422",
        "issuedOn, 09/09/2021, 400",
        "signatory, '', 400"
    })
    void refuses_a_publication_with_a_fault_and_stores_nothing(String field, String value, int status) {
        String id = draft().extract().path("id");
        Map<String, Object> body = publication("55/BC-UBND");
        body.put(field, value);

        as("approver")
                .header("If-Match", "\"1\"")
                .body(body)
                .post("/v1/editions/" + id + "/publication")
                .then()
                .statusCode(status);
        given().get("/v1/editions/" + id).then().body("state", equalTo("DRAFT"));
    }

    @Test
    void refuses_callers_without_token_role_key_or_scope() {
        given().contentType(ContentType.JSON)
                .body(DRAFT)
                .post("/v1/editions")
                .then()
                .statusCode(401);
        as("auditor").body(DRAFT).post("/v1/editions").then().statusCode(403);
        given().header("Authorization", "Bearer " + EmbeddedStack.tokens().token("province-officer", "90"))
                .contentType(ContentType.JSON)
                .body(DRAFT)
                .post("/v1/editions")
                .then()
                .statusCode(400);
        given().header("Authorization", "Bearer " + EmbeddedStack.tokens().token("district-officer", "901"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(DRAFT)
                .post("/v1/editions")
                .then()
                .statusCode(403);
    }

    @Test
    void groups_of_products_have_their_names_beside_the_number() {
        new MadeUpProvince(owner, "61").publishAll();
        new MadeUpProducts(owner, "61").productOf("7", "11");
        owner.awaitApplied();

        JsonNode report = reportOf("61");

        assertThat(row(report, "stars", 0)).containsExactly("Chưa ghi nhóm", "No group recorded", "0", "1", "0", "3");
        assertThat(row(report, "stars", 1))
                .containsExactly("11. Chè tươi, chè chế biến", "Tea, fresh and processed", "0", "0", "0", "1");
        assertThat(row(report, "stars", 2)).containsExactly("Cộng", "Total", "0", "1", "0", "4");
    }

    /** The made-up roadmap wants commune 102 to be a model commune in 2021; on 01/03/2021 it goes whole into 302. */
    @Test
    void a_roadmap_line_goes_on_under_the_name_it_was_entered_for_until_there_is_one_of_its_own() {
        MadeUpProvince province = new MadeUpProvince(owner, "60");
        province.publishAll();
        moved(province, "102", 2, null, "2021-03-01");
        moved(province, "302", 1, "2021-03-01", null);
        reform("60", "2021-03-01", MadeUpProvince.RECORDED);
        owner.awaitApplied();

        assertThat(due(reportOf("60"), "Đơn vị 302"))
                .startsWith("Đơn vị 302", "Đơn vị 1", "Kiểu mẫu", "2021, theo lộ trình của Đơn vị 102 (mã 60102)");

        owner.publish(
                "criteria",
                "roadmap-line-set",
                "roadmaps/60-own",
                1,
                "60302",
                MadeUpProvince.RECORDED,
                MadeUpProvince.map("unit", "60302", "level", "MODEL", "dueYear", 2022, "basis", "RECONSTRUCTION"));
        owner.awaitApplied();

        // Its own line makes it a model commune a year later: this year it is due at no level above the lowest.
        assertThat(due(reportOf("60"), "Đơn vị 302"))
                .startsWith("Đơn vị 302", "Đơn vị 1", "Đạt chuẩn", "Chưa có lộ trình");
    }

    /** When the line was entered commune 102 was to go on; then it goes whole into 302 the year before it is due. */
    @Test
    void a_roadmap_line_whose_year_begins_after_its_unit_ended_is_not_lost_nor_told_of_another_unit() {
        String later = "2022-01-02T00:00:00Z";
        MadeUpProvince province = new MadeUpProvince(owner, "58");
        province.publishAll();
        owner.awaitApplied();
        moved(province, "302", 1, "2020-06-01", null, later);
        owner.publish(
                "criteria",
                "unit-changed",
                "units/58102",
                2,
                "58102",
                later,
                Map.of(
                        "code",
                        "58102",
                        "periods",
                        java.util.List.of(
                                province.period("102", "COMMUNE", "1", null, "2020-06-01"),
                                province.period("102", "COMMUNE", "2", "2020-12-01", null))));
        reform("58", "2020-06-01", later);
        owner.awaitApplied();

        JsonNode report = reportOf("58");
        assertThat(due(report, "Đơn vị 302"))
                .startsWith("Đơn vị 302", "Đơn vị 1", "Kiểu mẫu", "2021, theo lộ trình của Đơn vị 102 (mã 58102)");
        assertThat(due(report, "Đơn vị 102")).isEmpty();
    }

    /** Commune 102 goes whole into 302. */
    private void reform(String code, String on, String recordedAt) {
        owner.publish(
                "criteria",
                "reform-applied",
                "reforms/" + code,
                1,
                code,
                recordedAt,
                MadeUpProvince.map(
                        "unit",
                        code,
                        "number",
                        "1/NQ",
                        "kind",
                        "REARRANGEMENT",
                        "effectiveDate",
                        on,
                        "transfers",
                        java.util.List.of(
                                Map.of("from", code + "102", "to", code + "302", "extent", "WHOLE", "source", "M1")),
                        "basis",
                        "RECONSTRUCTION"));
    }

    private void moved(MadeUpProvince province, String suffix, long version, String from, String to) {
        moved(province, suffix, version, from, to, MadeUpProvince.RECORDED);
    }

    private void moved(
            MadeUpProvince province, String suffix, long version, String from, String to, String recordedAt) {
        owner.publish(
                "criteria",
                "unit-changed",
                "units/" + province.code() + suffix,
                version,
                province.code() + suffix,
                recordedAt,
                Map.of(
                        "code",
                        province.code() + suffix,
                        "periods",
                        java.util.List.of(province.period(suffix, "COMMUNE", "1", from, to))));
    }

    private static JsonNode reportOf(String unit) {
        Map<String, Object> draft = new LinkedHashMap<>(DRAFT);
        draft.put("unit", unit);
        String id = given().header(
                        "Authorization", "Bearer " + EmbeddedStack.tokens().token("province-officer", unit))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(draft)
                .post("/v1/editions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return json(words(id, "report.json"));
    }

    /** The line of the table of communes due that is about this one; empty where there is none. */
    private static java.util.List<String> due(JsonNode report, String commune) {
        for (int i = 0; !row(report, "due", i).isEmpty(); i++) {
            if (row(report, "due", i).get(0).equals(commune)) {
                return row(report, "due", i);
            }
        }
        return java.util.List.of();
    }

    private static java.util.List<String> row(JsonNode report, String table, int row) {
        java.util.List<String> cells = new java.util.ArrayList<>();
        report.findParents("rows").stream()
                .filter(one -> one.path("key").asText().equals(table))
                .findFirst()
                .orElseThrow()
                .path("rows")
                .path(row)
                .forEach(cell -> cells.add(cell.asText()));
        return cells;
    }

    private static io.restassured.response.ValidatableResponse draft() {
        return as("province-officer").body(DRAFT).post("/v1/editions").then().statusCode(201);
    }

    private static String publish(String id) {
        String reportNumber = number++ + "/BC-UBND";
        as("approver")
                .header("If-Match", "\"1\"")
                .body(publication(reportNumber))
                .post("/v1/editions/" + id + "/publication")
                .then()
                .statusCode(200);
        return reportNumber;
    }

    private static Map<String, Object> publication(String reportNumber) {
        return new LinkedHashMap<>(Map.of(
                "number",
                reportNumber,
                "issuedOn",
                "2021-09-09",
                "place",
                "Quảng Ninh",
                "office",
                "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
                "signatory",
                "Nguyễn Văn A"));
    }

    private static RequestSpecification as(String role) {
        return asPerson(role + "-client", role);
    }

    private static RequestSpecification asPerson(String person, String... roles) {
        return given().filter(DOCUMENTED)
                .header(
                        "Authorization",
                        "Bearer "
                                + EmbeddedStack.tokens()
                                        .tokenOf(
                                                person,
                                                java.util.List.of(roles),
                                                java.util.List.of("90"),
                                                java.time.Duration.ofMinutes(10)))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON);
    }

    private static byte[] bytes(String id, String name) {
        return given().get("/v1/editions/" + id + "/files/" + name)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static String words(String id, String name) {
        return new String(bytes(id, name), StandardCharsets.UTF_8);
    }

    private static String cell(JsonNode report, String table, int row, int column) {
        return report.findParents("rows").stream()
                .filter(one -> one.path("key").asText().equals(table))
                .findFirst()
                .orElseThrow()
                .path("rows")
                .path(row)
                .path(column)
                .asText();
    }

    private static boolean verified(byte[] signed, byte[] signature, String pem) throws Exception {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        Signature check = Signature.getInstance("SHA256withECDSA");
        check.initVerify(KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64))));
        check.update(signed);
        return check.verify(signature);
    }
}
