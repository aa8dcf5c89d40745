package vn.ntm.criteria.reform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.Http;
import vn.ntm.criteria.Http.Province;
import vn.ntm.embedded.EmbeddedStack;
import vn.ntm.embedded.StackResource;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class ReformsIT {

    private static final String DAY = "2021-07-01";
    private static final String COMING = "2999-07-01";

    @Test
    void an_approved_reform_changes_the_map_from_its_effective_date_and_nothing_before() {
        Province province = Http.province();
        String before = mapOn("2021-06-30", province, null);
        String known = Http.recordedNow("units/" + province.commune());
        String id = entered(province, merger(province, DAY));

        given().get("/v1/units/" + province.commune() + "?on=" + DAY).then().statusCode(200);
        approve(province, id).statusCode(201).body("state", equalTo("APPROVED"));

        given().get("/v1/units/" + province.commune() + "?on=2021-06-30").then().body("validTo", equalTo(DAY));
        given().get("/v1/units/" + province.commune() + "?on=" + DAY).then().statusCode(404);
        given().get("/v1/units/" + province.ward() + "?on=" + DAY)
                .then()
                .body("nameVi", equalTo("Phường Mới"))
                .body("source", equalTo("1/NQ " + province.code()));
        assertThat(mapOn("2021-06-30", province, null)).isEqualTo(before);
        assertThat(mapOn("2021-06-30", province, known)).isEqualTo(before);
    }

    @Test
    void the_event_of_an_applied_reform_carries_its_transfers_and_the_units_follow() {
        Province province = Http.province();
        String id = entered(province, division(province, DAY));
        approve(province, id).statusCode(201);

        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(Http.eventsOf("reforms/" + id))
                    .containsExactly("vn.ntm.criteria.reform-entered.v1", "vn.ntm.criteria.reform-applied.v1");
            assertThat(Http.eventsOf("units/" + province.commune())).hasSize(2);
        });
        Map<?, ?> data = (Map<?, ?>) Http.events("reforms/" + id).get(1).get("data");
        assertThat(data.get("number")).isEqualTo("1/NQ " + province.code());
        assertThat(data.get("effectiveDate")).isEqualTo(DAY);
        assertThat((List<?>) data.get("transfers")).hasSize(3);
        assertThat(String.valueOf(data)).contains("shareArea=0.4").doesNotContain("sharePopulation=");
    }

    @Test
    void the_preview_says_what_ends_begins_changes_is_divided_and_stays_unknown() {
        Province province = Http.province();
        String id = entered(province, division(province, DAY));

        given().get("/v1/reforms/" + id + "/preview")
                .then()
                .statusCode(200)
                .body("before.COMMUNE", equalTo(1))
                .body("before.WARD", equalTo(1))
                .body("after.COMMUNE", equalTo(1))
                .body("after.WARD", equalTo(1))
                .body("ended.code", contains(province.commune()))
                .body("ended[0].others", containsInAnyOrder("N" + province.commune(), province.ward()))
                .body("begun.code", contains("N" + province.commune()))
                .body("changed.code", contains(province.ward()))
                .body("changed[0].receivesFrom", contains(province.commune()))
                .body("divided.code", contains(province.commune()))
                .body("divided[0].areaSum", equalTo(1.0f))
                .body("divided[0].populationSum", nullValue())
                .body("divided[0].unknown", contains("POPULATION"))
                .body("reused", equalTo(1))
                .body("renamed", empty())
                .body("faults", empty());
    }

    @Test
    void history_tells_the_reform_and_what_a_unit_came_from_and_became() {
        Province province = Http.province();
        approve(province, entered(province, division(province, DAY))).statusCode(201);

        given().get("/v1/units/" + province.commune() + "/history")
                .then()
                .body("items", hasSize(1))
                .body("items[0].endedBy.number", equalTo("1/NQ " + province.code()))
                .body("items[0].begunBy", nullValue())
                .body("items[0].successors.code", contains("N" + province.commune(), province.ward()))
                .body("items[0].successors.extent", contains("PART", "PART"))
                .body("items[0].successors.shareArea", contains(0.4f, 0.6f));
        given().get("/v1/units/" + province.ward() + "/history")
                .then()
                .body("items", hasSize(2))
                .body("items[1].predecessors.code", contains(province.commune(), province.ward()));
    }

    @Test
    void whoever_entered_a_reform_does_not_approve_it() {
        Province province = Http.province();
        String id = given().spec(as(List.of("province-officer", "approver"), province.code()))
                .body(merger(province, DAY))
                .post("/v1/reforms")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        given().spec(as(List.of("province-officer", "approver"), province.code()))
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "mine"))
                .post("/v1/reforms/" + id + "/approval")
                .then()
                .statusCode(403);
        given().get("/v1/reforms/" + id).then().body("state", equalTo("SUBMITTED"));
        given().get("/v1/units/" + province.commune() + "?on=" + DAY).then().statusCode(200);
    }

    @Test
    void an_approval_needs_the_version_that_was_seen() {
        Province province = Http.province();
        String id = entered(province, merger(province, DAY));
        RequestSpecification approver = Http.as("approver", province.code()).contentType(ContentType.JSON);

        approver.body(Map.of("reason", "checked"))
                .post("/v1/reforms/" + id + "/approval")
                .then()
                .statusCode(428);
        Http.as("approver", province.code())
                .contentType(ContentType.JSON)
                .header("If-Match", "\"7\"")
                .body(Map.of("reason", "checked"))
                .post("/v1/reforms/" + id + "/approval")
                .then()
                .statusCode(412);
        approve(province, id).statusCode(201);
        Http.as("approver", province.code())
                .contentType(ContentType.JSON)
                .header("If-Match", "\"2\"")
                .body(Map.of("reason", "again"))
                .post("/v1/reforms/" + id + "/approval")
                .then()
                .statusCode(409);
    }

    @Test
    void a_reform_called_off_before_its_day_leaves_the_map_as_it_was() {
        Province province = Http.province();
        String before = history(province.commune()) + history(province.ward());
        String id = entered(province, merger(province, COMING));
        approve(province, id).statusCode(201);
        given().get("/v1/units/" + province.commune() + "?on=" + COMING).then().statusCode(404);

        cancel(province, id, 2).statusCode(201).body("state", equalTo("CANCELLED"));

        assertThat(history(province.commune()) + history(province.ward())).isEqualTo(before);
        cancel(province, id, 3).statusCode(409).body("errors.code", contains("already-cancelled"));
        given().get("/v1/reforms/" + id + "/history")
                .then()
                .body("items.action", contains("reform-entered", "reform-applied", "reform-cancelled"))
                .body("items[2].reason", equalTo("not passed"));
        Http.as("approver", province.code())
                .contentType(ContentType.JSON)
                .header("If-Match", "\"3\"")
                .body(Map.of("reason", "back"))
                .post("/v1/reforms/" + id + "/approval")
                .then()
                .statusCode(409);
    }

    @Test
    void a_reform_in_force_cannot_be_called_off() {
        Province province = Http.province();
        String id = entered(province, merger(province, DAY));
        approve(province, id).statusCode(201);

        cancel(province, id, 2).statusCode(409).body("errors.code", contains("reform-in-force"));

        given().get("/v1/reforms/" + id).then().body("state", equalTo("APPROVED"));
        given().get("/v1/units/" + province.commune() + "?on=" + DAY).then().statusCode(404);
    }

    @Test
    void a_reform_that_another_builds_on_cannot_be_called_off() {
        Province province = Http.province();
        String first = entered(province, division(province, COMING));
        approve(province, first).statusCode(201);
        Map<String, Object> later = reform(
                province,
                "2/NQ " + province.code(),
                "3000-01-01",
                List.of(ward(province, "Phường Mới")),
                List.of(whole("N" + province.commune(), province.ward()), whole(province.ward(), province.ward())));
        approve(province, entered(province, later)).statusCode(201);

        cancel(province, first, 2).statusCode(409).body("errors.code", hasItem("unknown-unit"));

        given().get("/v1/units/N" + province.commune() + "?on=" + COMING).then().statusCode(200);
    }

    @Test
    void every_fault_of_a_reform_is_told_at_once_and_nothing_is_stored() {
        Province province = Http.province();
        Map<String, Object> wrong = reform(
                province,
                "9/NQ " + province.code(),
                DAY,
                List.of(ward(province, "Phường Mới")),
                List.of(
                        part(province.commune(), province.ward(), "1.5"),
                        whole("nobody", province.ward()),
                        whole(province.ward(), "undescribed")));
        Http.post("/v1/reforms", province.code(), wrong)
                .statusCode(422)
                .body("errors.code", hasItems("share-out-of-range", "one-part-only", "receiving-unit-incomplete"));

        Map<String, Object> unknown = reform(
                province,
                "9/NQ " + province.code(),
                DAY,
                List.of(ward(province, "Phường Mới")),
                List.of(
                        whole("nobody", province.ward()),
                        whole(province.endedCommune(), province.ward()),
                        whole(province.ward(), province.ward())));
        Http.post("/v1/reforms", province.code(), unknown)
                .statusCode(422)
                .body("errors.code", contains("unknown-unit", "unknown-unit"))
                .body("errors.pointer", contains("/transfers/0/from", "/transfers/1/from"));

        given().get("/v1/reforms?unit=" + province.code()).then().body("items", empty());
    }

    @Test
    void a_body_of_the_wrong_form_is_refused() {
        Province province = Http.province();
        Map<String, Object> wrong = new HashMap<>(merger(province, DAY));
        wrong.put("kind", "COUP");
        wrong.put("effectiveDate", "01/07/2021");
        wrong.put("colour", "red");
        Http.post("/v1/reforms", province.code(), wrong)
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/kind", "/effectiveDate", "/colour"));
    }

    @Test
    void only_an_officer_of_the_province_with_a_valid_token_and_a_key_enters_reforms() {
        Province province = Http.province();
        Province other = Http.province();
        Map<String, Object> body = merger(province, DAY);

        Http.post("/v1/reforms", other.code(), body).statusCode(403);
        for (String role : List.of("district-officer", "commune-officer", "auditor", "approver")) {
            Http.as(role, province.code())
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/v1/reforms")
                    .then()
                    .statusCode(403);
        }
        for (String token : List.of(
                EmbeddedStack.tokens().expired("province-officer", province.code()),
                EmbeddedStack.tokens().ofForeignKey("province-officer", province.code()))) {
            given().header("Authorization", "Bearer " + token)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post("/v1/reforms")
                    .then()
                    .statusCode(401);
        }
        given().header("Authorization", "Bearer " + EmbeddedStack.tokens().token("province-officer", province.code()))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/reforms")
                .then()
                .statusCode(400);
        given().get("/v1/reforms?unit=" + province.code()).then().body("items", empty());
    }

    @Test
    void one_resolution_is_one_reform() {
        Province province = Http.province();
        entered(province, merger(province, DAY));
        Http.post("/v1/reforms", province.code(), merger(province, DAY))
                .statusCode(409)
                .body("errors.code", contains("duplicate-document"));
    }

    @Test
    void a_file_of_transfers_is_entered_once_however_often_it_is_sent() {
        Province province = Http.province();
        String file = Rows.HEADER
                + Rows.row(province, province.commune(), province.ward(), "WHOLE", "")
                + Rows.row(province, province.ward(), province.ward(), "WHOLE", "1");

        Http.as("province-officer", province.code())
                .contentType("text/csv")
                .body(file.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/v1/reforms/import?dryRun=true")
                .then()
                .statusCode(200)
                .body("created", equalTo(1))
                .body("dryRun", equalTo(true));
        given().get("/v1/reforms?unit=" + province.code()).then().body("items", empty());

        Http.importCsv("/v1/reforms", province.code(), file).statusCode(200).body("created", equalTo(1));
        String id = given().get("/v1/reforms?unit=" + province.code())
                .then()
                .body("items", hasSize(1))
                .body("items[0].transfers", hasSize(2))
                .extract()
                .path("items[0].id");
        approve(province, id).statusCode(201);
        Http.importCsv("/v1/reforms", province.code(), file).statusCode(200).body("unchanged", equalTo(1));
        Http.importCsv("/v1/reforms", province.code(), file.replace("Phường Mới", "Phường Khác"))
                .statusCode(409)
                .body("errors.code", contains("approved-differs"));
    }

    @Test
    void faults_of_a_file_name_row_and_column() {
        Province province = Http.province();
        String file = Rows.HEADER
                + Rows.row(province, "nobody", province.ward(), "WHOLE", "")
                + Rows.row(province, province.commune(), province.ward(), "WHOLE", "")
                + Rows.row(province, province.ward(), province.ward(), "WHOLE", "");

        Http.importCsv("/v1/reforms", province.code(), file)
                .statusCode(422)
                .body("errors.pointer", contains("/rows/2/fromCode"))
                .body("errors.code", contains("unknown-unit"));
        Http.importCsv("/v1/reforms", province.code(), file.replace("Phường Mới,Phuong Moi,WARD,", ",,,"))
                .statusCode(422)
                .body("errors.code", hasItem("receiving-unit-incomplete"));
        given().get("/v1/reforms?unit=" + province.code()).then().body("items", empty());
    }

    @Test
    void a_template_has_the_columns_of_the_file() {
        given().get("/v1/reforms/import/template")
                .then()
                .statusCode(200)
                .body(equalTo(Rows.HEADER.stripTrailing() + "\r\n"));
    }

    private static String entered(Province province, Map<String, Object> body) {
        return Http.post("/v1/reforms", province.code(), body)
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ValidatableResponse approve(Province province, String id) {
        return Http.as("approver", province.code())
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "checked"))
                .post("/v1/reforms/" + id + "/approval")
                .then();
    }

    private static ValidatableResponse cancel(Province province, String id, int version) {
        return Http.as("approver", province.code())
                .contentType(ContentType.JSON)
                .header("If-Match", "\"" + version + "\"")
                .body(Map.of("reason", "not passed"))
                .post("/v1/reforms/" + id + "/cancellation")
                .then();
    }

    private static RequestSpecification as(List<String> roles, String unit) {
        return given().header(
                        "Authorization",
                        "Bearer "
                                + EmbeddedStack.tokens()
                                        .tokenOf("one-person", roles, List.of(unit), Duration.ofHours(1)))
                .header("Idempotency-Key", java.util.UUID.randomUUID().toString())
                .contentType(ContentType.JSON);
    }

    /** The commune goes into the ward, which takes another name. */
    private static Map<String, Object> merger(Province province, String on) {
        return reform(
                province,
                "1/NQ " + province.code(),
                on,
                List.of(ward(province, "Phường Mới")),
                List.of(whole(province.commune(), province.ward()), whole(province.ward(), province.ward())));
    }

    /** The commune is divided into a new one and the ward; nobody published where its people live. */
    private static Map<String, Object> division(Province province, String on) {
        String fresh = "N" + province.commune();
        return reform(
                province,
                "1/NQ " + province.code(),
                on,
                List.of(
                        Map.of(
                                "code",
                                fresh,
                                "nameVi",
                                "Xã Mới",
                                "nameAscii",
                                "Xa Moi",
                                "kind",
                                "COMMUNE",
                                "parentCode",
                                province.district()),
                        ward(province, "Đơn vị " + province.ward())),
                List.of(
                        part(province.commune(), fresh, "0.4"),
                        part(province.commune(), province.ward(), "0.6"),
                        whole(province.ward(), province.ward())));
    }

    private static Map<String, Object> reform(
            Province province,
            String number,
            String on,
            List<Map<String, Object>> units,
            List<Map<String, Object>> transfers) {
        Map<String, Object> body = new HashMap<>();
        body.put("unit", province.code());
        body.put("number", number);
        body.put("issuer", "Quốc hội");
        body.put("effectiveDate", on);
        body.put("kind", "REARRANGEMENT");
        body.put("basis", "SOURCED");
        body.put("confidence", "HIGH");
        body.put("units", units);
        body.put("transfers", transfers);
        return body;
    }

    private static Map<String, Object> ward(Province province, String name) {
        return Map.of(
                "code",
                province.ward(),
                "nameVi",
                name,
                "nameAscii",
                "Phuong Moi",
                "kind",
                "WARD",
                "parentCode",
                province.district());
    }

    private static Map<String, Object> whole(String from, String to) {
        return transfer(from, to, "WHOLE", null);
    }

    private static Map<String, Object> part(String from, String to, String share) {
        return transfer(from, to, "PART", share);
    }

    private static Map<String, Object> transfer(String from, String to, String extent, @Nullable String share) {
        Map<String, Object> transfer = new HashMap<>();
        transfer.put("from", from);
        transfer.put("to", to);
        transfer.put("extent", extent);
        transfer.put("source", "T1");
        transfer.put("confidence", "HIGH");
        if (share != null) {
            transfer.put("shareArea", new java.math.BigDecimal(share));
        }
        return transfer;
    }

    /** All that is said of a day; the end of a period is knowledge of a later day, so it is left out. */
    private static String mapOn(String on, Province province, @Nullable String asOf) {
        RequestSpecification request = given().queryParam("on", on).queryParam("within", province.code());
        if (asOf != null) {
            request.queryParam("asOf", asOf);
        }
        List<Map<String, Object>> items =
                request.get("/v1/units").then().statusCode(200).extract().path("items");
        List<String> seen = new ArrayList<>();
        items.forEach(item -> {
            Map<String, Object> copy = new java.util.TreeMap<>(item);
            Object end = copy.remove("validTo");
            assertThat(end == null || LocalDate.parse(String.valueOf(end)).isAfter(LocalDate.parse(on)))
                    .isTrue();
            seen.add(copy.toString());
        });
        return String.join("\n", seen);
    }

    private static String history(String code) {
        return given().get("/v1/units/" + code + "/history")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** Rows of the import file. */
    private static final class Rows {

        static final String HEADER = "unit,number,issuer,issuedOn,effectiveDate,kind,basis,reformConfidence,fromCode,"
                + "toCode,toNameVi,toNameAscii,toKind,toParentCode,extent,shareArea,sharePopulation,"
                + "estimatedShareArea,source,confidence,note\n";

        static String row(Province province, String from, String to, String extent, String share) {
            return String.join(
                            ",",
                            province.code(),
                            "1/NQ " + province.code(),
                            "Quốc hội",
                            "",
                            DAY,
                            "REARRANGEMENT",
                            "SOURCED",
                            "HIGH",
                            from,
                            to,
                            "Phường Mới",
                            "Phuong Moi",
                            "WARD",
                            province.district(),
                            extent,
                            share,
                            share,
                            "",
                            "T1",
                            "HIGH",
                            "")
                    + "\n";
        }
    }
}
