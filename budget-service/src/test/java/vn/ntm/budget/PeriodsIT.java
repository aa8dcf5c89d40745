package vn.ntm.budget;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.StackResource;

/** Whose a period is, and what may become of the wish to reopen it. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "budget"),
        restrictToAnnotatedClass = false)
class PeriodsIT {

    private static final Map<String, Object> WHY = Map.of("reason", "a payment was forgotten");

    private final Http.Province province = Http.province();

    @Test
    void who_asked_to_reopen_takes_it_back_while_nobody_decided_and_the_period_stays_closed() {
        String period = "/v1/periods/1997-04";
        province.treasurer().body(Map.of()).post(period + "/closure").then().statusCode(201);
        withdraw(period, province.auditor())
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("reopening-not-asked"));
        ask(period, province.auditor()).then().statusCode(201);

        withdraw(period, province.treasurer())
                .then()
                .statusCode(403)
                .body("errors[0].code", equalTo("only-the-maker-withdraws"));
        withdraw(period, province.approver()).then().statusCode(403);
        province.auditor()
                .body(Map.of("reason", " "))
                .post(period + "/reopening/withdrawal")
                .then()
                .statusCode(400);
        withdraw(period, province.auditor())
                .then()
                .statusCode(201)
                .body("state", equalTo("CLOSED"))
                .body("reason", equalTo("asked by mistake"));

        reopen(period, province.approver())
                .then()
                .statusCode(409)
                .body("errors[0].code", equalTo("reopening-not-asked"));
        ask(period, province.treasurer()).then().statusCode(201);
        reopen(period, province.approver()).then().statusCode(201).body("state", equalTo("OPEN"));
        withdraw(period, province.treasurer()).then().statusCode(409);
        province.auditor()
                .get(period)
                .then()
                .statusCode(200)
                .body("state", equalTo("OPEN"))
                .body("version", equalTo(5));
        province.auditor()
                .get(period + "/history")
                .then()
                .statusCode(200)
                .body(
                        "items.action",
                        contains(
                                "period-closed",
                                "period-reopening-asked",
                                "period-reopening-withdrawn",
                                "period-reopening-asked",
                                "period-reopened"))
                .body("items[2].reason", equalTo("asked by mistake"));
        province.auditor().get("/v1/periods/1997-05").then().statusCode(404);
    }

    /** A closed month takes entries of nobody in the province: a district's own treasurer does not close it for all. */
    @Test
    void only_people_of_the_whole_province_close_and_reopen_its_periods() {
        String period = "/v1/periods/1997-06";
        String district = province.district(1);
        RequestSpecification treasurer = Http.as(province.code() + "-district", "treasurer", district);
        refused(treasurer.body(Map.of()).post(period + "/closure"));
        province.auditor().get(period).then().statusCode(404);
        province.treasurer().body(Map.of()).post(period + "/closure").then().statusCode(201);
        refused(ask(period, Http.as(province.code() + "-district", "treasurer", district)));
        ask(period, province.auditor()).then().statusCode(201);
        refused(reopen(period, Http.as(province.code() + "-chair", "approver", district)));
        reopen(period, province.approver()).then().statusCode(201);
    }

    private static void refused(Response response) {
        response.then()
                .statusCode(403)
                .body("errors[0].code", equalTo("periods-are-the-provinces"))
                .body("errors[0].detail", containsString("province"));
    }

    private static Response ask(String period, RequestSpecification person) {
        return person.body(WHY).post(period + "/reopening");
    }

    private static Response reopen(String period, RequestSpecification person) {
        return person.post(period + "/reopening/approval");
    }

    private static Response withdraw(String period, RequestSpecification person) {
        return person.body(Map.of("reason", "asked by mistake")).post(period + "/reopening/withdrawal");
    }
}
