package vn.ntm.ocop.producer;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.StackResource;
import vn.ntm.ocop.Http;
import vn.ntm.ocop.Http.Province;
import vn.ntm.ocop.Refusals;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "ocop"),
        restrictToAnnotatedClass = false)
class ProducersIT {

    private static final String PATH = "/v1/producers";

    private Province province = new Province("", "", "", "", "");
    private Map<String, Object> good = Map.of();
    private Refusals writes = new Refusals("", province, good);

    @BeforeEach
    void aProvince() {
        province = Http.province();
        good = Map.of(
                "code",
                "CT-" + province.code(),
                "name",
                "HTX Đồng Tâm",
                "kind",
                "COOPERATIVE",
                "unit",
                province.commune(),
                "basis",
                "SOURCED",
                "source",
                "T1");
        writes = new Refusals(PATH, province, good);
    }

    @Test
    void a_producer_of_a_unit_that_ended_is_still_entered() {
        Http.post(PATH, province.code(), writes.with("unit", province.endedCommune()))
                .statusCode(201)
                .body("kind", equalTo("COOPERATIVE"));
    }

    @Test
    void bad_input_is_refused_and_nothing_is_stored() {
        writes.refused("unit", "nobody", 422, "unknown-unit");
        writes.refused("kind", "STATE_FARM", 400, "not-one-of");
        writes.refused("name", " ", 400, "blank");
        writes.refused("name", 5, 400, "not-a-text");
        writes.everythingThatIsNotAboutMeaning();
        writes.outOfScope();
        Http.importCsv(PATH, province.code(), "code,name,kind,unit,basis,source\nX,Y,COOPERATIVE,nobody,SOURCED,T1\n")
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/rows/2/unit"));
        Http.as("auditor").get(PATH + "?unit=" + province.commune()).then().body("items", hasSize(0));
    }

    @Test
    void a_second_of_the_same_code_is_a_conflict() {
        Http.created(PATH, province.code(), good);
        Http.post(PATH, province.code(), good).statusCode(409);
        Http.as("auditor").get(PATH + "?unit=" + province.commune()).then().body("items", hasSize(1));
    }

    @Test
    void a_change_needs_the_version_that_its_writer_saw() {
        String id = Http.created(PATH, province.code(), good);
        Map<String, Object> renamed = new HashMap<>(writes.with("name", "HTX Đồng Tiến"));
        Http.as("province-officer", province.code())
                .contentType(ContentType.JSON)
                .body(renamed)
                .put(PATH + "/" + id)
                .then()
                .statusCode(428);
        Http.as("province-officer", province.code())
                .contentType(ContentType.JSON)
                .header("If-Match", "\"7\"")
                .body(renamed)
                .put(PATH + "/" + id)
                .then()
                .statusCode(412);
        Http.as("province-officer", province.code())
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(renamed)
                .put(PATH + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("name", equalTo("HTX Đồng Tiến"));
        renamed.put("code", "another");
        Http.as("province-officer", province.code())
                .contentType(ContentType.JSON)
                .header("If-Match", "\"2\"")
                .body(renamed)
                .put(PATH + "/" + id)
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("natural-key-changed"));
    }
}
