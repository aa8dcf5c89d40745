package vn.ntm.criteria;

import java.util.List;
import java.util.Map;

/** Recognitions as people enter and approve them. */
public final class RecognitionExamples {

    private RecognitionExamples() {}

    /** An approved recognition of a unit of the province; its id. */
    public static String approved(String province, String unit, String level, int achievementYear, String decidedOn) {
        String id = Http.post(
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
        Http.approve("/v1/recognitions", province, List.of(id)).statusCode(200);
        return id;
    }
}
