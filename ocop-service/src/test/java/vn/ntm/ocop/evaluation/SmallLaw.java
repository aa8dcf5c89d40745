package vn.ntm.ocop.evaluation;

import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.ntm.embedded.Tokens;
import vn.ntm.ocop.Http;
import vn.ntm.ocop.Http.Province;

/** A small rule set of one sheet that stands for the law, and a council of three that scores by it. */
public final class SmallLaw {

    static final String LINES = "ruleSet,set,part,code,labelVi,labelEn,points,scorable,confidence,source\n";
    static final String OPTIONS = "ruleSet,set,code,number,points,minimumForStar,labelVi,labelEn,source\n";
    private static final String RULES = "code,decision,filedFrom,filedUntil,partA,partB,partC,missedMinimum,"
            + "minimumsJudged,spreadLimit,quorumNumerator,quorumDenominator,communeWorkingDays,reevaluationDays,"
            + "filingEarliestDays,filingLatestDays,confidence,basis,source\n";

    private final Province province;
    private final String rules;

    public SmallLaw(Province province, String rules) {
        this.province = province;
        this.rules = rules;
    }

    /** As a draft that somebody else must publish. */
    public void draft() {
        Http.importCsv(
                        "/v1/rule-sets",
                        province.code(),
                        RULES + rules + ",26/2026,2026-05-22,,40,25,35,LOWER_STAR,ON_THE_MEAN,10,2,3,15,45,180,120,"
                                + "HIGH,SOURCED,T1\n")
                .statusCode(200);
        Http.importCsv(
                        "/v1/scoring-lines",
                        province.code(),
                        LINES + rules + ",1,A,A1,Mục A,Line A,40,true,HIGH,T1\n" + rules
                                + ",1,B,B1,Mục B,Line B,25,true,HIGH,T1\n" + rules
                                + ",1,C,C1,Mục C,Line C,35,true,HIGH,T1\n")
                .statusCode(200);
        Http.importCsv(
                        "/v1/scoring-options",
                        province.code(),
                        OPTIONS
                                + option("A1", 1, 0, "")
                                + option("A1", 2, 10, "")
                                + option("A1", 3, 20, "3")
                                + option("A1", 4, 30, "")
                                + option("A1", 5, 40, "")
                                + option("B1", 1, 15, "")
                                + option("B1", 2, 25, "4")
                                + option("C1", 1, 0, "")
                                + option("C1", 2, 5, "")
                                + option("C1", 3, 20, "")
                                + option("C1", 4, 35, ""))
                .statusCode(200);
        Http.importCsv(
                        "/v1/star-bands",
                        province.code(),
                        "ruleSet,star,fromPoints,belowPoints,source\n" + rules + ",5,90,,T1\n" + rules
                                + ",4,70,90,T1\n" + rules + ",3,50,70,T1\n" + rules + ",2,30,50,T1\n" + rules
                                + ",1,0,30,T1\n")
                .statusCode(200);
    }

    private String option(String code, int number, int points, String star) {
        return String.join(
                        ",",
                        rules,
                        "1",
                        code,
                        Integer.toString(number),
                        Integer.toString(points),
                        star,
                        "Mức",
                        "Level",
                        "T1")
                + "\n";
    }

    public ValidatableResponse publish() {
        return Http.approve("/v1/rule-sets", province.code(), List.of(id()));
    }

    /** Of the draft. */
    public String id() {
        List<String> ids = Http.as("auditor")
                .get("/v1/rule-sets?state=DRAFT&limit=500")
                .then()
                .extract()
                .path("items.findAll { it.code == '" + rules + "' }.id");
        return ids.get(0);
    }

    public Map<String, Object> council() {
        return Map.of(
                "code",
                "H-" + province.code(),
                "level",
                "PROVINCE",
                "unit",
                province.code(),
                "establishedOn",
                "2026-05-25",
                "members",
                List.of(
                        Map.of("actor", Tokens.actor("m1"), "chair", true),
                        Map.of("actor", Tokens.actor("m2"), "chair", false),
                        Map.of("actor", Tokens.actor("m3"), "chair", false)));
    }

    public Map<String, Object> filing(String product, Map<String, Object> changes) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "product",
                product,
                "ruleSet",
                rules,
                "set",
                1,
                "kind",
                "FIRST",
                "filedOn",
                "2026-06-01",
                "council",
                "H-" + province.code(),
                "documents",
                List.of()));
        body.putAll(changes);
        return body;
    }

    public static List<Map<String, Object>> ticks(int a, int b, int c) {
        return List.of(tick("A1", a), tick("B1", b), tick("C1", c));
    }

    static Map<String, Object> tick(String code, int option) {
        return Map.of("code", code, "option", option);
    }
}
