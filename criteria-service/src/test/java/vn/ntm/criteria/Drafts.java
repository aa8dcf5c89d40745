package vn.ntm.criteria;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import vn.ntm.criteria.Http.Province;

/** Drafts of assessments, to see what values come to. */
public final class Drafts {

    private static final String PATH = "/v1/assessments";

    private Drafts() {}

    /** An assessment of the unit on the day, in a round of its own. */
    public static Map<String, Object> form(String unit, String set, String on, List<Map<String, Object>> values) {
        return Map.of(
                "unit", unit,
                "criteriaSet", set,
                "assessedOn", on,
                "round", on,
                "basis", "SOURCED",
                "source", "T1",
                "values", values);
    }

    /** The unit's draft of that set and day with these values, made or replaced, with every verdict and its reason. */
    public static ValidatableResponse judged(Province province, Map<String, Object> form) {
        Response made = Http.as("province-officer", province.code())
                .contentType(ContentType.JSON)
                .body(form)
                .post(PATH + "?draft=true");
        String id;
        if (made.statusCode() == 409) {
            id = made.jsonPath().getString("errors[0].params.existing");
            String version =
                    Http.as("auditor", province.code()).get(PATH + "/" + id).getHeader("ETag");
            Http.as("province-officer", province.code())
                    .header("If-Match", version)
                    .contentType(ContentType.JSON)
                    .body(form)
                    .put(PATH + "/" + id)
                    .then()
                    .statusCode(200);
        } else {
            id = made.then().statusCode(201).extract().path("id");
        }
        return Http.as("auditor", province.code()).get(PATH + "/" + id).then().statusCode(200);
    }
}
