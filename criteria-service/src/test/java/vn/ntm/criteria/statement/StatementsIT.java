package vn.ntm.criteria.statement;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.Http;
import vn.ntm.embedded.StackResource;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class StatementsIT {

    private static final String STATEMENTS = "indicator,unit,validOn,mode,value,denominator,rival,source,note\n";
    private static final String TARGETS = "unit,year,level,unitKind,measure,value,basis,source,note\n";

    @Test
    void rivals_stand_beside_what_the_province_published_with_the_decimals_that_were_printed() {
        String unit = Http.province().code();
        String file = STATEMENTS + "ntm.communes.standard," + unit + ",2021-08-31,at-least,91,98,false,Q1,\n"
                + "ntm.criteria.average," + unit + ",2020-12-31,,18.70,,true,S44,\n";
        Http.importCsv("/v1/statements", unit, file).statusCode(200).body("created", equalTo(2));
        Http.importCsv("/v1/statements", unit, file).statusCode(200).body("unchanged", equalTo(2));

        Http.as("auditor", unit)
                .get("/v1/statements?rival=true&unit=" + unit)
                .then()
                .statusCode(200)
                .body("items.value", contains("18.70"));
        Http.as("auditor", unit)
                .get("/v1/statements?indicator=ntm.communes.standard&unit=" + unit)
                .then()
                .body("items.rival", contains(false));
        Http.as("auditor", unit).get("/v1/statements?rival=perhaps").then().statusCode(400);
    }

    @Test
    void a_statement_is_a_number_about_a_unit_that_existed() {
        String unit = Http.province().code();
        Http.importCsv("/v1/statements", unit, STATEMENTS + "x.y,nobody,2021-08-31,,many,,false,Q1,\n")
                .statusCode(422)
                .body("errors.code", contains("unknown-unit", "not-a-decimal"));
        Http.importCsv(
                        "/v1/statements",
                        Http.province().code(),
                        STATEMENTS + "x.y," + unit + ",2021-08-31,,1,,false,Q1,\n")
                .statusCode(403);
        Http.as("auditor", unit).get("/v1/statements?unit=" + unit).then().body("items", hasSize(0));
    }

    @Test
    void a_target_says_what_to_add_in_a_year() {
        String unit = Http.province().code();
        String file = TARGETS + unit + ",2021,STANDARD,COMMUNE,ADD,6,SOURCED,Q1,\n";
        Http.importCsv("/v1/targets", unit, file).statusCode(200).body("created", equalTo(1));
        Http.importCsv("/v1/targets", unit, file).statusCode(200).body("unchanged", equalTo(1));

        Http.as("auditor", unit).get("/v1/targets?unit=" + unit).then().body("items.value", contains(6));
        Http.importCsv("/v1/targets", unit, TARGETS + unit + ",2022,STANDARD,COMMUNE,ADD,-6,SOURCED,Q1,\n")
                .statusCode(422)
                .body("errors.code", hasItem("negative-value"));
        Http.importCsv("/v1/targets", unit, TARGETS + unit + ",20221,STANDARD,COMMUNE,ADD,6,SOURCED,Q1,\n")
                .statusCode(422)
                .body("errors.code", hasItem("not-a-year"));
        Http.as("auditor", unit).get("/v1/targets?unit=" + unit).then().body("items", hasSize(1));
    }
}
