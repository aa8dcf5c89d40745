package vn.ntm.criteria.unitclass;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
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
class UnitClassesIT {

    private static final String PATH = "/v1/unit-classes";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private Province province = new Province("", "", "", "", "");

    @BeforeEach
    void aProvince() {
        province = Http.province();
    }

    @Test
    void a_class_is_recorded_once_with_its_source_and_legal_basis_and_told_to_others() {
        String key = UUID.randomUUID().toString();
        Response first = keyed(key, good());
        first.then()
                .statusCode(201)
                .header("ETag", equalTo("\"1\""))
                .body("legalBasis", equalTo("861/QĐ-TTg"))
                .body("source", equalTo("T1"))
                .body("state", equalTo("RECORDED"));
        String id = first.path("id");
        assertThat(first.header("Location")).endsWith(PATH + "/" + id);
        assertThat(keyed(key, good()).asString()).isEqualTo(first.asString());
        keyed(key, with("communeGroup", 3)).then().statusCode(422);
        enter(good()).statusCode(409).body("errors.params.existing", contains(id));

        get("/" + id).body("communeGroup", equalTo(2)).body("speciallyDifficult", equalTo(true));
        get("?unit=" + province.commune()).body("items.id", contains(id));
        get("/" + id + "/history").body("items", hasSize(1));
        Awaitility.await().untilAsserted(() -> assertThat(Http.eventsOf("unit-classes/" + id))
                .containsExactly("vn.ntm.criteria.unit-class-recorded.v1"));
    }

    @Test
    void bad_input_is_refused_with_what_is_wrong_and_leaves_nothing() {
        refused("unit", "nobody", 422, "unknown-unit");
        refused("validTo", "2021-07-01", 422, "ends-before-it-begins");
        refused("regionColumn", "MARS", 422, "not-one-of");
        refused("communeGroup", 4, 422, "not-one-of");
        refused("communeGroup", "two", 400, "not-a-number");
        refused("speciallyDifficult", "yes", 400, "not-true-or-false");
        refused("validFrom", "2021-02-30", 400, "not-a-date");
        refused("source", null, 400, "missing");
        refused("basis", "RUMOUR", 400, "not-one-of");
        refused("legalBasis", " ", 400, "blank");
        refused("colour", "red", 400, "unknown-field");
        Map<String, Object> unknown = with("regionColumn", "MARS");
        unknown.put("communeGroup", 9);
        enter(unknown).statusCode(422).body("errors.pointer", containsInAnyOrder("/regionColumn", "/communeGroup"));

        Http.post(PATH, Http.province().code(), good()).statusCode(403);
        Http.as("commune-officer", province.code())
                .contentType(ContentType.JSON)
                .body(good())
                .post(PATH)
                .then()
                .statusCode(403);
        keyed("", good()).then().statusCode(400);
        get("?unit=" + province.commune()).body("items", hasSize(0));

        enter(good()).statusCode(201);
        enter(with("validFrom", "2022-01-01")).statusCode(422).body("errors.code", contains("periods-overlap"));
    }

    @Test
    void a_class_is_ended_or_corrected_by_whoever_has_seen_it() {
        String id = enter(good()).statusCode(201).extract().path("id");
        Map<String, Object> ended = with("validTo", "2023-01-01");
        replace(id, null, ended).statusCode(428);
        replace(id, "\"7\"", ended).statusCode(412);
        replace(id, "\"1\"", with("validFrom", "2021-07-02"))
                .statusCode(422)
                .body("errors.code", contains("natural-key-changed"));
        replace(id, "\"1\"", with("validTo", "2020-01-01")).statusCode(422);
        replace(UUID.randomUUID().toString(), "*", ended).statusCode(404);
        get("/" + id).body("version", equalTo(1));

        replace(id, "\"1\"", ended).statusCode(200).body("version", equalTo(2)).header("ETag", equalTo("\"2\""));
        get("?unit=" + province.commune() + "&on=2023-01-01").body("items", hasSize(0));
        get("/" + id + "/history").body("items", hasSize(2));
        enter(with("validFrom", "2023-01-01")).statusCode(201);
        replace(id, "\"2\"", with("validTo", "2023-01-02"))
                .statusCode(422)
                .body("errors.code", hasItem("periods-overlap"));
    }

    @Test
    void what_was_exported_can_be_edited_and_imported_again() {
        enter(good()).statusCode(201);
        enter(withUnit(province.ward())).statusCode(201);
        byte[] workbook = export(province.ward(), XLSX).asByteArray();
        imported(XLSX, workbook).statusCode(200).body("unchanged", equalTo(1)).body("rows", equalTo(1));

        String table = export(province.commune(), "text/csv").asString();
        assertThat(table).contains("id,version,state").contains("861/QĐ-TTg");
        imported("text/csv", table.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .statusCode(200)
                .body("unchanged", equalTo(1));
        imported("text/csv", table.replace("TDMNPB", "DBSH").getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .statusCode(200)
                .body("updated", equalTo(1));
        get("?unit=" + province.commune()).body("items.regionColumn", contains("DBSH"));
    }

    private Map<String, Object> good() {
        return new HashMap<>(Map.of(
                "unit", province.commune(),
                "validFrom", "2021-07-01",
                "regionColumn", "TDMNPB",
                "communeGroup", 2,
                "speciallyDifficult", true,
                "basis", "SOURCED",
                "source", "T1",
                "confidence", "HIGH",
                "legalBasis", "861/QĐ-TTg"));
    }

    private Map<String, Object> with(String field, @Nullable Object value) {
        Map<String, Object> body = good();
        if (value == null) {
            body.remove(field);
        } else {
            body.put(field, value);
        }
        return body;
    }

    private Map<String, Object> withUnit(String unit) {
        return with("unit", unit);
    }

    private void refused(String field, @Nullable Object value, int status, String code) {
        enter(with(field, value))
                .statusCode(status)
                .body("errors.pointer", contains("/" + field))
                .body("errors.code", contains(code));
    }

    private ValidatableResponse enter(Map<String, Object> body) {
        return Http.post(PATH, province.code(), body);
    }

    private Response keyed(String key, Map<String, Object> body) {
        return given().header(
                        "Authorization", "Bearer " + EmbeddedStack.tokens().token("province-officer", province.code()))
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body)
                .post(PATH);
    }

    private ValidatableResponse replace(String id, @Nullable String version, Map<String, Object> body) {
        var request = Http.as("province-officer", province.code())
                .contentType(ContentType.JSON)
                .body(body);
        return (version == null ? request : request.header("If-Match", version))
                .put(PATH + "/" + id)
                .then();
    }

    private static ValidatableResponse get(String rest) {
        return Http.as("auditor").get(PATH + rest).then().statusCode(200);
    }

    private static Response export(String unit, String type) {
        Response table = Http.as("auditor").accept(type).get(PATH + "?unit=" + unit);
        table.then().statusCode(200);
        return table;
    }

    private ValidatableResponse imported(String type, byte[] body) {
        return Http.as("province-officer", province.code())
                .contentType(type)
                .body(body)
                .post(PATH + "/import")
                .then();
    }
}
