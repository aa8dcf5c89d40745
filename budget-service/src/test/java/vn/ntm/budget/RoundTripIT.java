package vn.ntm.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.StackResource;

/** A list that was exported, edited and imported again. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "budget"),
        restrictToAnnotatedClass = false)
class RoundTripIT {

    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Scenario the = new Scenario(2021);

    @Test
    void appropriations_come_back_as_they_went_and_with_what_was_edited() {
        the.province.made("/v1/appropriations", the.appropriation(765_000));
        the.province.made("/v1/appropriations", the.appropriation(5_000));
        String path = "/v1/appropriations";
        imported(path, XLSX, exported(path, XLSX).asByteArray()).statusCode(200).body("unchanged", equalTo(2));

        String table = exported(path, CSV).asString();
        assertThat(table).contains("id,version,state").contains("amount.amount,amount.currency");
        imported(path, CSV, bytes(table)).statusCode(200).body("unchanged", equalTo(2));
        imported(path, CSV, bytes(table.replace("765000", "766000")))
                .statusCode(200)
                .body("unchanged", equalTo(1))
                .body("updated", equalTo(1));
        the.province
                .auditor()
                .get(path + "?unit=" + the.province.code())
                .then()
                .body("items.amount.amount", contains(766_000, 5_000));
        imported(path, CSV, bytes(table.replace(",VND", ",USD"))).statusCode(422);
        imported(
                        path,
                        CSV,
                        bytes(table.replace(
                                the.province.code() + ",", Http.province().code() + ",")))
                .statusCode(403);
    }

    @Test
    void contracts_come_back_as_they_went() {
        the.detailed("DA-01", 1_000);
        the.contract("DA-01", 500);
        for (String type : List.of(CSV, XLSX)) {
            imported("/v1/contracts", type, exported("/v1/contracts", type).asByteArray())
                    .statusCode(200)
                    .body("unchanged", equalTo(1));
        }
    }

    @Test
    void payment_requests_come_back_as_they_went_whatever_became_of_them() {
        the.detailed("DA-01", 1_000);
        String path = "/v1/payment-requests";
        the.paid("DIRECT", null, "DA-01", 100, 0, the.day(3, 2));
        Map<String, Object> reserved = new HashMap<>(the.request("DIRECT", null, "DA-01", 200, 0, the.day(3, 3)));
        reserved.put("expiresAt", OffsetDateTime.now().plusDays(1).toString());
        the.province.made(path, reserved);
        for (String type : List.of(CSV, XLSX)) {
            imported(path, type, exported(path, type).asByteArray())
                    .statusCode(200)
                    .body("unchanged", equalTo(2));
        }

        String table = exported(path, CSV).asString();
        assertThat(table).contains("bookedOn").contains("expiresAt").contains("treasuryDocument");
        imported(path, CSV, bytes(table.replace(",200,VND", ",300,VND")))
                .statusCode(409)
                .body("errors[0].code", equalTo("entered-differs"));
    }

    private Response exported(String path, String type) {
        Response table = the.province.auditor().accept(type).get(path);
        table.then().statusCode(200);
        return table;
    }

    private ValidatableResponse imported(String path, String type, byte[] body) {
        return the.province
                .maker()
                .contentType(type)
                .body(body)
                .post(path + "/import")
                .then();
    }

    private static byte[] bytes(String table) {
        return table.getBytes(StandardCharsets.UTF_8);
    }
}
