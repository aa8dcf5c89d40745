package vn.ntm.criteria;

import io.restassured.http.ContentType;
import java.util.List;
import java.util.Map;

/** Recognitions as people enter and approve them. */
public final class RecognitionExamples {

    private RecognitionExamples() {}

    /** A recognition of a unit of the province that nobody approved yet; its id. */
    public static String entered(String province, String unit, String level, int achievementYear, String decidedOn) {
        return Http.post(
                        "/v1/recognitions",
                        province,
                        Map.of(
                                "unit",
                                unit,
                                "level",
                                level,
                                "achievementYear",
                                achievementYear,
                                "decisionDate",
                                decidedOn,
                                "decisionDatePrecision",
                                "DAY",
                                "basis",
                                "SOURCED",
                                "source",
                                "T1",
                                "confidence",
                                "HIGH"))
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** An approved recognition of a unit of the province; its id. */
    public static String approved(String province, String unit, String level, int achievementYear, String decidedOn) {
        String id = entered(province, unit, level, achievementYear, decidedOn);
        Http.approve("/v1/recognitions", province, List.of(id)).statusCode(200);
        return id;
    }

    /** Takes an approved recognition back, by decision 9/QĐ of that day. */
    public static void revoked(String province, String id, String on) {
        step(
                province,
                id,
                2,
                "revocation",
                "province-officer",
                Map.of("number", "9/QĐ", "revokedOn", on, "reason", "không giữ vững"));
        step(province, id, 3, "revocation/approval", "approver", Map.of("reason", "đồng ý"));
    }

    private static void step(
            String province, String id, int version, String step, String role, Map<String, Object> body) {
        Http.as(role, province)
                .header("If-Match", "\"" + version + "\"")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/recognitions/" + id + "/" + step)
                .then()
                .statusCode(201);
    }
}
