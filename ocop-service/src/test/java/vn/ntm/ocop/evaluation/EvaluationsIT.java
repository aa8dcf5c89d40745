package vn.ntm.ocop.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.StackResource;
import vn.ntm.ocop.Http;
import vn.ntm.ocop.Http.Province;
import vn.ntm.ocop.Refusals;

/** From the dossier to the star, under a small rule set of one sheet that stands for the law. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "ocop"),
        restrictToAnnotatedClass = false)
class EvaluationsIT {

    private static final String PATH = "/v1/evaluations";
    private Province province = new Province("", "", "", "", "");
    private String product = "";
    private String rules = "";

    @BeforeEach
    void aCouncilAndItsRules() {
        province = Http.province();
        product = Http.product(province, "Trà hoa vàng");
        rules = "R-" + province.code();
        law().draft();
        law().publish().statusCode(200).body("approved", equalTo(1));
        Http.importCsv("/v1/star-authorities", province.code(), Http.authorities())
                .statusCode(200);
        Http.post("/v1/councils", province.code(), law().council()).statusCode(201);
    }

    @Test
    void from_a_dossier_over_the_sheets_to_a_certificate() {
        String id = file(filing(Map.of()));
        score(id, "m1", SmallLaw.ticks(4, 2, 3)).statusCode(201).body("result.star", equalTo(4));
        ValidatableResponse scored = score(id, "m2", SmallLaw.ticks(4, 2, 3));
        scored.statusCode(201)
                .body("result.sum", equalTo(150))
                .body("result.bandStar", equalTo(4))
                .body("result.quorum", equalTo(true))
                .body("deadlines.step", contains("COMMUNE_REPORT", "COUNCIL_ROUND"));

        decide(id, "m1", Map.of()).statusCode(403);
        decide(id, "approver-client", Map.of("star", 3))
                .statusCode(422)
                .body("errors.code", hasItem("say-why-it-differs"));
        decide(id, "approver-client", Map.of("star", 2))
                .statusCode(422)
                .body("errors.code", contains("star-without-certificate", "say-why-it-differs"));
        decide(id, "approver-client", Map.of("level", "DISTRICT"))
                .statusCode(422)
                .body("errors.code", hasItem("not-the-authority"));
        decide(id, "approver-client", Map.of("decidedOn", "2026-05-31"))
                .statusCode(422)
                .body("errors.code", hasItem("decided-before-filed"));
        decide(id, "approver-client", Map.of())
                .statusCode(201)
                .body("state", equalTo("APPROVED"))
                .body("decision.star", equalTo(4))
                .body("sheets", hasSize(2));
        Http.as("auditor")
                .get("/v1/certificates?product=" + product + "&validOn=2026-07-01")
                .then()
                .body("items.star", contains(4))
                .body("items.validUntil", contains("2029-07-01"))
                .body("items.decisionNumber", contains("12/QĐ"));
        decide(id, "approver-client", Map.of()).statusCode(409);
        score(id, "m1", SmallLaw.ticks(4, 2, 3)).statusCode(409);
        get(id).body("sheets.ticks.flatten().code", hasItem("C1"));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        Http.eventsOf("evaluations/" + id))
                .containsExactly(
                        "vn.ntm.ocop.evaluation-filed.v1",
                        "vn.ntm.ocop.evaluation-scored.v1",
                        "vn.ntm.ocop.evaluation-scored.v1",
                        "vn.ntm.ocop.evaluation-decided.v1"));
    }

    @Test
    void the_computed_star_falls_to_the_minimums_and_is_explained() {
        String id = file(filing(Map.of()));
        score(id, "m1", SmallLaw.ticks(4, 1, 4))
                .body("result.bandStar", equalTo(4))
                .body("result.star", equalTo(3))
                .body("result.missed.code", contains("B1"))
                .body("result.explanation.code", hasItem("minimum-missed"));
    }

    @Test
    void no_decision_without_quorum_nor_while_totals_are_far_apart_nor_after_a_knock_out() {
        String id = file(filing(Map.of()));
        score(id, "m1", SmallLaw.ticks(4, 2, 3)).statusCode(201);
        decide(id, "approver-client", Map.of()).statusCode(409).body("errors.code", contains("no-quorum"));
        score(id, "m2", SmallLaw.ticks(3, 2, 2)).statusCode(201).body("result.spread", equalTo(25));
        decide(id, "approver-client", Map.of("star", 4, "differsBecause", "x"))
                .statusCode(409)
                .body("errors.code", contains("spread-too-wide"));
        score(id, "m2", SmallLaw.ticks(4, 2, 3))
                .statusCode(201)
                .body("sheets", hasSize(2))
                .body("result.spread", equalTo(0));
        Http.importCsv(
                        "/v1/knock-outs",
                        province.code(),
                        "ruleSet,code,sets,labelVi,labelEn,confidence,source\n" + rules
                                + ",FORGED,,Hồ sơ giả,Forged,HIGH,T1\n" + rules + ",OTHER_SET,2,Khác,Other,HIGH,T1\n")
                .statusCode(200);
        post(id, "findings", "m1", "appraiser", Map.of("knockOuts", List.of("OTHER_SET")))
                .statusCode(422)
                .body("errors.code", contains("no-such-knock-out"));
        post(id, "findings", "m1", "appraiser", Map.of("knockOuts", List.of("FORGED")))
                .statusCode(201);
        decide(id, "approver-client", Map.of("differsBecause", "x"))
                .statusCode(409)
                .body("errors.code", contains("knocked-out"))
                .body("errors[0].detail", equalTo("Knocked out: Forged."));
        Map<String, Object> refusal = new HashMap<>(decision(Map.of()));
        refusal.remove("star");
        post(id, "decision", "approver-client", "approver", refusal).statusCode(201);
        Http.as("auditor").get("/v1/certificates?product=" + product).then().body("items", hasSize(0));
    }

    @Test
    void a_sheet_is_ticked_by_members_only_and_completely() {
        String id = file(filing(Map.of()));
        score(id, "stranger", SmallLaw.ticks(4, 2, 3)).statusCode(403);
        score(id, "m1", List.of(SmallLaw.tick("A1", 9), SmallLaw.tick("A1", 1), SmallLaw.tick("Z9", 1)))
                .statusCode(422)
                .body(
                        "errors.code",
                        org.hamcrest.Matchers.hasItems(
                                "no-such-option", "ticked-twice", "no-such-line", "line-not-ticked"));
        Http.asPerson("m1", "appraiser", province.code())
                .contentType(ContentType.JSON)
                .body(Map.of("ticks", SmallLaw.ticks(4, 2, 3)))
                .post(PATH + "/" + id + "/sheets")
                .then()
                .statusCode(428);
        get(id).body("sheets", hasSize(0));
    }

    @Test
    void an_upgrade_reuses_what_still_holds_and_asks_only_for_what_expired() {
        Http.importCsv(
                        "/v1/required-documents",
                        province.code(),
                        "ruleSet,kind,sets,labelVi,labelEn,confidence,source\n" + rules
                                + ",BUSINESS_REGISTRATION,,Đăng ký,Registration,HIGH,T1\n" + rules
                                + ",FOOD_SAFETY,1 2,An toàn,Safety,HIGH,T1\n" + rules
                                + ",LICENCE,15,Giấy phép,Licence,HIGH,T1\n")
                .statusCode(200);
        String registration = evidence("BUSINESS_REGISTRATION", null);
        String safety = evidence("FOOD_SAFETY", "2026-08-01");
        String first = file(filing(Map.of("documents", List.of(registration, safety))));
        get(first)
                .body("dossier.kind", contains("BUSINESS_REGISTRATION", "FOOD_SAFETY"))
                .body("dossier.status", contains("PROVIDED", "PROVIDED"));
        score(first, "m1", SmallLaw.ticks(4, 2, 3));
        score(first, "m2", SmallLaw.ticks(4, 2, 3));
        decide(first, "approver-client", Map.of()).statusCode(201);

        String upgrade = file(filing(Map.of("kind", "UPGRADE", "filedOn", "2026-08-01")));
        get(upgrade).body("dossier.status", contains("REUSED", "EXPIRED"));
        score(upgrade, "m1", SmallLaw.ticks(5, 2, 4));
        score(upgrade, "m2", SmallLaw.ticks(5, 2, 4));
        decide(upgrade, "approver-client", Map.of("star", 5, "level", "CENTRAL", "decidedOn", "2026-08-02"))
                .statusCode(409)
                .body("errors.code", contains("document-lacking"));
    }

    @Test
    void a_dossier_is_filed_in_its_time_and_for_what_its_product_is() {
        Refusals filings = new Refusals(PATH, province, filing(Map.of()));
        filings.refused("product", "none", 422, "no-such-product");
        filings.refused("ruleSet", "none", 422, "no-such-rule-set");
        filings.refused("set", 2, 422, "no-such-sheet");
        filings.refused("filedOn", "2026-05-21", 422, "rule-set-not-in-force");
        filings.refused("filedOn", "2999-01-01", 422, "in-the-future");
        filings.refused("council", "none", 422, "no-such-council");
        filings.refused("documents", List.of(UUID.randomUUID().toString()), 422, "no-such-evidence");
        filings.refused("kind", "UPGRADE", 422, "nothing-to-upgrade");
        filings.refused("kind", "REEVALUATION", 422, "nothing-to-reevaluate");
        filings.everythingThatIsNotAboutMeaning();
        filings.outOfScope();
        Http.as("auditor", province.code())
                .get(PATH + "?product=" + product)
                .then()
                .body("items", hasSize(0));
        Http.certificate(province, product, 3, "2023-12-31");
        filings.refused("filedOn", "2026-07-03", 422, "certificate-in-force");
        Refusals again = new Refusals(PATH, province, filing(Map.of("kind", "REEVALUATION")));
        again.refused("filedOn", "2026-07-03", 422, "outside-the-filing-window");
        again.refused("filedOn", "2026-09-03", 422, "outside-the-filing-window");
        Http.post(PATH, province.code(), again.with("filedOn", "2026-07-04")).statusCode(201);
        Http.post(PATH, province.code(), again.with("filedOn", "2026-09-02"))
                .statusCode(201)
                .body("deadlines.find { it.step == 'REEVALUATION_DECISION' }.lastDay", equalTo("2026-10-17"));
    }

    @Test
    void a_re_evaluation_that_gives_no_star_ends_the_extension_on_the_day_of_the_decision() {
        String id = reevaluatedUnderExtension();
        Map<String, Object> refusal = new HashMap<>(
                decision(Map.of("decidedOn", "2026-08-15", "differsBecause", "Không còn đạt mức tối thiểu")));
        refusal.remove("star");
        post(id, "decision", "approver-client", "approver", refusal).statusCode(201);

        validOn("2026-08-14").body("items.star", contains(4));
        validOn("2026-08-15").body("items", hasSize(0));
        Http.as("auditor")
                .get("/v1/certificates?product=" + product)
                .then()
                .body("items.validUntil", contains("2026-08-15"))
                .body("items.termEndsOn", contains("2026-06-20"));
    }

    @Test
    void a_refusal_within_the_term_takes_nothing_from_it() {
        Http.certificate(province, product, 4, "2023-12-31");
        String id = file(filing(Map.of("kind", "REEVALUATION", "filedOn", "2026-07-04")));
        scored(id);
        Map<String, Object> refusal =
                new HashMap<>(decision(Map.of("decidedOn", "2026-08-01", "differsBecause", "Thiếu liên kết")));
        refusal.remove("star");
        post(id, "decision", "approver-client", "approver", refusal).statusCode(201);

        validOn("2026-12-30").body("items.star", contains(4));
        validOn("2026-12-31").body("items", hasSize(0));
    }

    @Test
    void a_re_evaluation_that_gives_a_star_replaces_what_was_extended() {
        String id = reevaluatedUnderExtension();
        decide(id, "approver-client", Map.of("decidedOn", "2026-08-15", "star", 3, "differsBecause", "x"))
                .statusCode(201);

        validOn("2026-08-14").body("items.star", contains(4));
        validOn("2026-08-15")
                .body("items.star", contains(3))
                .body("items.kind", contains("DOWNGRADED"))
                .body("items.validUntil", contains("2029-08-15"));
    }

    /** Its term ended on 2026-06-20; the window of the new law had closed before the law came. */
    private String reevaluatedUnderExtension() {
        String certificate = Http.certificate(province, product, 4, "2023-06-20");
        String extension = Http.created(
                "/v1/certificate-extensions",
                province.code(),
                Map.of("certificate", certificate, "extendedUntil", "2026-12-17", "source", "T1"));
        Http.as("approver", province.code())
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of())
                .post("/v1/certificate-extensions/" + extension + "/approval")
                .then()
                .statusCode(201);
        validOn("2026-12-16").body("items", hasSize(1));
        String id = file(filing(Map.of("kind", "REEVALUATION", "filedOn", "2026-08-01")));
        scored(id);
        return id;
    }

    private void scored(String id) {
        score(id, "m1", SmallLaw.ticks(4, 2, 3)).statusCode(201);
        score(id, "m2", SmallLaw.ticks(4, 2, 3)).statusCode(201);
    }

    private ValidatableResponse validOn(String day) {
        return Http.as("auditor")
                .get("/v1/certificates?product=" + product + "&validOn=" + day)
                .then()
                .statusCode(200);
    }

    @Test
    void all_papers_that_a_dossier_lacks_are_named_at_once_and_nothing_is_decided() {
        Http.importCsv(
                        "/v1/required-documents",
                        province.code(),
                        "ruleSet,kind,sets,labelVi,labelEn,confidence,source\n" + rules
                                + ",BUSINESS_REGISTRATION,,Đăng ký,Registration,HIGH,T1\n" + rules
                                + ",FOOD_SAFETY,1 2,An toàn,Safety,HIGH,T1\n" + rules
                                + ",ENVIRONMENT,,Môi trường,Environment,HIGH,T1\n" + rules
                                + ",LICENCE,15,Giấy phép,Licence,HIGH,T1\n")
                .statusCode(200);
        // Valid until the day of filing and no longer: on that day it does not hold.
        String expired = evidence("FOOD_SAFETY", "2026-06-01");
        String id = file(filing(Map.of("documents", List.of(expired))));
        scored(id);
        get(id).body("dossier.status", contains("MISSING", "MISSING", "EXPIRED"));
        decide(id, "approver-client", Map.of())
                .statusCode(409)
                .body("errors.code", contains("document-lacking", "document-lacking", "document-lacking"))
                .body(
                        "errors.params.kind",
                        org.hamcrest.Matchers.containsInAnyOrder("BUSINESS_REGISTRATION", "FOOD_SAFETY", "ENVIRONMENT"))
                .body("errors[0].detail", containsString("The dossier lacks"));
        Http.as("auditor").get("/v1/certificates?product=" + product).then().body("items", hasSize(0));
    }

    @Test
    void on_the_day_on_which_a_certificate_ends_there_is_nothing_to_upgrade_and_a_first_dossier_is_filed() {
        Http.certificate(province, product, 3, "2023-06-01");
        Refusals first = new Refusals(PATH, province, filing(Map.of()));
        first.refused("filedOn", "2026-05-31", 422, "certificate-in-force");
        Refusals upgrade = new Refusals(PATH, province, filing(Map.of("kind", "UPGRADE")));
        upgrade.refused("filedOn", "2026-06-01", 422, "nothing-to-upgrade");
        Http.post(PATH, province.code(), upgrade.with("filedOn", "2026-05-31")).statusCode(201);
        String id = file(filing(Map.of()));
        scored(id);
        // Decided on the day of filing: the first on which it may be.
        decide(id, "approver-client", Map.of("decidedOn", "2026-06-01")).statusCode(201);
    }

    @Test
    void a_certificate_that_nobody_approved_is_neither_in_force_nor_upgraded() {
        Http.created(
                "/v1/certificates",
                province.code(),
                Map.of("product", product, "star", 3, "issuedOn", "2025-06-01", "basis", "SOURCED", "source", "T1"));
        new Refusals(PATH, province, filing(Map.of())).refused("kind", "UPGRADE", 422, "nothing-to-upgrade");
        Http.post(PATH, province.code(), filing(Map.of())).statusCode(201);
    }

    @Test
    void who_decides_is_asked_for_the_day_of_the_decision() {
        String id = file(filing(Map.of()));
        score(id, "m1", SmallLaw.ticks(5, 2, 4)).statusCode(201);
        score(id, "m2", SmallLaw.ticks(5, 2, 4)).statusCode(201).body("result.star", equalTo(5));
        decide(id, "approver-client", Map.of("star", 5))
                .statusCode(422)
                .body("errors.code", contains("not-the-authority"));
        decide(id, "approver-client", Map.of("star", 4, "level", "CENTRAL", "differsBecause", "x"))
                .statusCode(422)
                .body("errors.code", contains("not-the-authority"));
        decide(id, "approver-client", Map.of("star", 5, "level", "CENTRAL")).statusCode(201);
    }

    @Test
    void a_product_whose_commune_is_no_more_is_evaluated_in_the_unit_that_is_there() {
        String old =
                Http.product(province, "Miến dong", Map.of("unit", province.endedCommune(), "joinedOn", "2019-05-01"));
        String id = file(filing(Map.of("product", old)));
        get(id).body("unit", equalTo(province.district()));
        score(id, "m1", SmallLaw.ticks(4, 2, 3)).statusCode(201);
        score(id, "m2", SmallLaw.ticks(4, 2, 3)).statusCode(201);
        decide(id, "approver-client", Map.of()).statusCode(201).body("decision.star", equalTo(4));
        Http.as("auditor")
                .get("/v1/certificates?product=" + old)
                .then()
                .body("items.unit", contains(province.district()));
        io.restassured.RestAssured.given()
                .get("/p/" + old + "?lang=vi")
                .then()
                .body(containsString("khi được chứng nhận</dt><dd>huyện Đơn vị " + province.district()));
    }

    @Test
    void only_officers_of_the_units_see_an_evaluation() {
        String id = file(filing(Map.of()));
        io.restassured.RestAssured.given().get(PATH + "/" + id).then().statusCode(401);
        Http.as("auditor", Http.province().code()).get(PATH + "/" + id).then().statusCode(404);
        Http.as("auditor", province.commune()).get(PATH + "/" + id).then().statusCode(200);
        Http.as("auditor", province.commune())
                .accept("text/csv")
                .get(PATH + "?product=" + product)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .body(containsString(id));
    }

    @Test
    void published_rules_never_change_and_a_draft_that_does_not_add_up_is_not_published() {
        Http.importCsv("/v1/scoring-options", province.code(), SmallLaw.OPTIONS + rules + ",1,A1,1,1,,Mức,Level,T1\n")
                .statusCode(409);
        rules = "S-" + province.code();
        law().draft();
        Http.importCsv(
                        "/v1/scoring-lines",
                        province.code(),
                        SmallLaw.LINES + rules + ",1,A,A9,Mục,Line,5,true,HIGH,T1\n")
                .statusCode(200);
        law().publish().statusCode(422).body("errors.code", hasItem("part-does-not-add-up"));
        Http.importCsv("/v1/scoring-lines", province.code(), SmallLaw.LINES + "none,1,A,A9,Mục,Line,5,true,HIGH,T1\n")
                .statusCode(422);
        Http.as("auditor").get("/v1/scoring-sheets/" + rules + "/1").then().statusCode(404);
    }

    private Map<String, Object> filing(Map<String, Object> changes) {
        return law().filing(product, changes);
    }

    private SmallLaw law() {
        return new SmallLaw(province, rules);
    }

    private String file(Map<String, Object> filing) {
        return Http.created(PATH, province.code(), filing);
    }

    private ValidatableResponse get(String id) {
        return Http.as("auditor", province.code())
                .get(PATH + "/" + id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id));
    }

    private ValidatableResponse score(String id, String member, List<Map<String, Object>> ticks) {
        return post(id, "sheets", member, "appraiser", Map.of("ticks", ticks));
    }

    private ValidatableResponse decide(String id, String person, Map<String, Object> changes) {
        return post(id, "decision", person, "approver", decision(changes));
    }

    private static Map<String, Object> decision(Map<String, Object> changes) {
        Map<String, Object> body = new HashMap<>(
                Map.of("star", 4, "decisionNumber", "12/QĐ", "decidedOn", "2026-07-01", "level", "PROVINCE"));
        body.putAll(changes);
        return body;
    }

    private ValidatableResponse post(String id, String what, String person, String role, Object body) {
        return Http.asPerson(person, role, province.code())
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(body)
                .post(PATH + "/" + id + "/" + what)
                .then();
    }

    private String evidence(String kind, @org.jspecify.annotations.Nullable String validUntil) {
        String sha = Http.as("commune-officer", province.commune())
                .contentType("application/pdf")
                .body(("%PDF-1.7 " + kind + province.code()).getBytes(StandardCharsets.UTF_8))
                .post("/v1/files")
                .then()
                .statusCode(201)
                .extract()
                .path("sha256");
        Map<String, Object> body = new HashMap<>(Map.of(
                "sha256", sha, "kind", kind, "unit", province.commune(), "issuedOn", "2026-01-05", "source", "T1"));
        if (validUntil != null) {
            body.put("validUntil", validUntil);
        }
        Refusals papers = new Refusals("/v1/evidence", province, body);
        papers.refused("sha256", "0".repeat(64), 422, "no-such-file");
        papers.refused("issuedOn", "2999-01-05", 422, "in-the-future");
        String id = Http.created("/v1/evidence", province.code(), body);
        Http.post("/v1/evidence", province.code(), body).statusCode(409);
        return id;
    }
}
