package vn.ntm.ocop.product;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
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
class ProductsIT {

    private static final String PATH = "/v1/products";
    private static final String HEADER = "code,name,producer,unit,joinedOn,basis,source\n";

    private Province province = new Province("", "", "", "", "");
    private Refusals writes = new Refusals("", province, Map.of());
    private String producer = "";

    @BeforeEach
    void aProducer() {
        province = Http.province();
        producer = Http.producer(province, "ENTERPRISE");
        writes = new Refusals(
                PATH,
                province,
                Map.of(
                        "code",
                        "SP-" + province.code(),
                        "name",
                        "Miến dong",
                        "producer",
                        producer,
                        "unit",
                        province.commune(),
                        "joinedOn",
                        "2020-02-01",
                        "basis",
                        "SOURCED",
                        "source",
                        "T1"));
    }

    @Test
    void bad_input_is_refused_and_nothing_is_stored() {
        writes.refused("unit", "nobody", 422, "unknown-unit");
        writes.refused("unit", province.endedCommune(), 422, "unknown-unit");
        writes.refused("producer", "nobody", 422, "no-such-producer");
        writes.refused("joinedOn", "2999-01-01", 422, "in-the-future");
        writes.refused("leftOn", "2020-02-01", 422, "ends-before-it-begins");
        writes.refused("productGroup", "27", 422, "no-such-set");
        writes.refused("joinedOn", "01/02/2020", 400, "not-a-date");
        writes.everythingThatIsNotAboutMeaning();
        writes.outOfScope();
        found().body("items", hasSize(0));
    }

    @Test
    void an_import_reports_every_fault_of_every_row_and_stores_none() {
        Http.importCsv(
                        PATH,
                        province.code(),
                        HEADER
                                + row("A1", producer, province.commune())
                                + row("A2", "nobody", "nowhere")
                                + row("A3", producer, province.endedCommune()))
                .statusCode(422)
                .body("errors", hasSize(3));
        Http.importCsv(PATH, Http.province().code(), HEADER + row("A1", producer, province.commune()))
                .statusCode(403);
        found().body("items", hasSize(0));
    }

    @Test
    void the_same_file_again_changes_nothing() {
        String file = HEADER + row("A1-" + province.code(), producer, province.commune());
        Http.importCsv(PATH, province.code(), file).statusCode(200).body("created", equalTo(1));
        Http.importCsv(PATH, province.code(), file).statusCode(200).body("unchanged", equalTo(1));
    }

    private io.restassured.response.ValidatableResponse found() {
        return Http.as("auditor").get(PATH + "?unit=" + province.code()).then().statusCode(200);
    }

    private static String row(String code, String producer, String unit) {
        return String.join(",", code, "Chả mực", producer, unit, "2020-02-01", "SOURCED", "T1") + "\n";
    }
}
