package vn.ntm.criteria.procedure;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.Http;
import vn.ntm.criteria.LawExamples;
import vn.ntm.embedded.StackResource;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class ProceduresIT {

    private static final String PATH = "/v1/recognition-procedures";
    private static final String HEADER =
            "code,unitKind,level,legalSource,validFrom,validTo,votePassPercent,untilRevoked,validityMonths,requiredSteps,"
                    + "basis,source,confidence\n";

    @Test
    void the_law_answers_for_a_day_and_shows_what_is_not_known() {
        LawExamples.procedures();
        inForce("COMMUNE", "STANDARD", "2016-12-29")
                .body("items.validityMonths", contains(60))
                .body("items.registrationWorkingDays", contains(5))
                .body("items[0].votePassPercent", nullValue());
        inForce("COMMUNE", "STANDARD", "2016-12-30")
                .body("items.votePassPercent", contains(90))
                .body("items.voteQuorumPercent", contains(70))
                .body("items[0].validityMonths", nullValue());
        inForce("COMMUNE", "STANDARD", "2022-08-02")
                .body("items.untilRevoked", contains(true))
                .body("items.debtBars", contains(true))
                .body("items[0].surveyCoveragePercent", nullValue());
    }

    @Test
    void district_steps_end_on_the_first_of_july_2025() {
        LawExamples.procedures();
        inForce("COMMUNE", "STANDARD", "2025-06-30").body("items.verificationBody", contains("DISTRICT_COMMITTEE"));
        inForce("COMMUNE", "STANDARD", "2025-07-01").body("items.verificationBody", contains("PROVINCE_COMMITTEE"));
        inForce("RURAL_DISTRICT", "COMPLETED", "2025-06-30").body("items", hasSize(1));
        inForce("RURAL_DISTRICT", "COMPLETED", "2025-07-01").body("items", hasSize(0));
    }

    @Test
    void every_row_says_how_sure_it_is() {
        LawExamples.procedures();
        Http.as("auditor", "22")
                .get(PATH + "?state=APPROVED&limit=500")
                .then()
                .body("items.confidence", everyItem(org.hamcrest.Matchers.in(List.of("HIGH", "MEDIUM", "LOW"))))
                .body("items.code", hasItem(org.hamcrest.Matchers.any(String.class)))
                .body("items.source", everyItem(org.hamcrest.Matchers.not(org.hamcrest.Matchers.blankOrNullString())));
    }

    @Test
    void two_procedures_never_hold_on_one_day() {
        String id = "p-" + UUID.randomUUID();
        importRows(row(id, "2050-01-01", "2051-01-01", "90", "true", "", "VOTE"))
                .statusCode(200);
        importRows(row(id + "b", "2050-12-31", "", "90", "true", "", "VOTE"))
                .statusCode(422)
                .body("errors.code", contains("procedures-overlap"));
        importRows(row(id + "b", "2051-01-01", "2051-01-02", "90", "true", "", "VOTE"))
                .statusCode(200);
    }

    @Test
    void impossible_shares_steps_and_periods_are_refused_all_at_once() {
        importRows(row("bad", "2060-01-01", "2060-01-01", "101", "true", "12", "VOTE;DANCE"))
                .statusCode(422)
                .body(
                        "errors.code",
                        hasItems("ends-before-it-begins", "not-a-share", "valid-in-two-ways", "not-one-of"));
        importRows(row("bad", "2060-01-01", "", "90", "true", "", "VOTE").replace("COMPLETED", "STANDARD"))
                .statusCode(422)
                .body("errors.code", contains("level-does-not-fit"));
    }

    @Test
    void the_maker_does_not_approve_and_only_the_approved_is_in_force() {
        String id = "p-" + UUID.randomUUID();
        importRows(row(id, "2070-01-01", "2070-01-02", "90", "true", "", "")).statusCode(200);
        Http.as("auditor", "22")
                .get(PATH + "?state=SUBMITTED&unitKind=CITY_PROVINCE&on=2070-01-01")
                .then()
                .body("items", hasSize(1))
                .body("items[0].state", equalTo("SUBMITTED"));
        inForce("CITY_PROVINCE", "COMPLETED", "2070-01-01").body("items", hasSize(0));
    }

    private static ValidatableResponse inForce(String kind, String level, String on) {
        return Http.as("auditor", "22")
                .get(PATH + "?state=APPROVED&unitKind=" + kind + "&level=" + level + "&on=" + on)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse importRows(String rows) {
        return Http.importCsv(PATH, "22", HEADER + rows);
    }

    private static String row(
            String id, String from, String to, String pass, String untilRevoked, String months, String steps) {
        return String.join(
                        ",",
                        id,
                        "CITY_PROVINCE",
                        "COMPLETED",
                        "1/QĐ",
                        from,
                        to,
                        pass,
                        untilRevoked,
                        months,
                        steps,
                        "SOURCED",
                        "T1",
                        "LOW")
                + "\n";
    }
}
