package vn.ntm.criteria.watchlist;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.Http;
import vn.ntm.criteria.Http.Province;
import vn.ntm.criteria.Mergers;
import vn.ntm.criteria.ProcedureExamples;
import vn.ntm.criteria.RecognitionExamples;
import vn.ntm.embedded.StackResource;

/** Levels rest on one another by the procedures in law: what becomes of the higher when the lower goes. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class BasesIT {

    private Province province = new Province("", "", "", "", "");

    @BeforeEach
    void aProvince() {
        ProcedureExamples.procedures();
        province = Http.province();
    }

    @Test
    void a_revoked_standard_proposes_to_revoke_what_rests_on_it_and_names_the_decision() {
        String standard = decided("STANDARD", "2019-05-01");
        String advanced = decided("ADVANCED", "2020-05-01");
        String model = decided("MODEL", "2023-05-01");
        withoutBase("2024-12-31").body("items", hasSize(0));

        revoke(standard, "2024-03-01");
        watched("OPEN")
                .body("items.recognition", contains(advanced, model))
                .body("items.cause", contains("BASE_REVOKED", "BASE_REVOKED"))
                .body("items.base", contains(standard, standard))
                .body("items.failingCodes", contains(List.of("STANDARD"), List.of("STANDARD")))
                .body("items[0].rule", equalTo("qd2540-2016-commune-advanced"))
                .body("items[0].seenOn", equalTo("2024-03-01"))
                .body("items[0].reasonVi", containsString("từ 01/03/2024 theo quyết định 9/QĐ"))
                .body("items[0].reasonEn", containsString("decision 9/QĐ"));
        withoutBase("2024-02-29").body("items", hasSize(0));
        withoutBase("2024-03-01")
                .body("items.level", contains("ADVANCED", "MODEL"))
                .body("items.missingLevel", contains("STANDARD", "STANDARD"))
                .body("items.lack", contains("REVOKED", "REVOKED"))
                .body("items[0].revocationNumber", equalTo("9/QĐ"))
                .body("items[0].since", equalTo("2024-03-01"));

        // Who decides to follow the proposal closes the entry; what rests on that one stays in question.
        revoke(advanced, "2024-06-01");
        watched("REVOKED").body("items.recognition", contains(advanced));
        watched("OPEN").body("items.recognition", contains(model));
    }

    @Test
    void a_standard_that_is_given_again_takes_the_higher_level_off_the_list() {
        String standard = decided("STANDARD", "2019-05-01");
        String advanced = decided("ADVANCED", "2020-05-01");
        revoke(standard, "2021-03-01");
        watched("OPEN").body("items.recognition", contains(advanced));
        decided("STANDARD", "2021-12-01");
        watched("OPEN").body("items", hasSize(0));
        watched("LEFT").body("items.recognition", contains(advanced));
        withoutBase("2021-11-30").body("items", hasSize(1));
        withoutBase("2021-12-01").body("items", hasSize(0));
    }

    @Test
    void a_higher_level_that_is_entered_after_the_lower_was_taken_back_is_in_question_at_once() {
        String standard = decided("STANDARD", "2019-05-01");
        revoke(standard, "2021-03-01");
        String advanced = decided("ADVANCED", "2021-05-01");
        watched("OPEN").body("items.recognition", contains(advanced)).body("items[0].seenOn", equalTo("2021-05-01"));
    }

    @Test
    void a_higher_level_without_any_decision_on_the_lower_is_listed_and_nothing_is_proposed() {
        decided("ADVANCED", "2020-05-01");
        withoutBase("2020-12-31")
                .body("items.lack", contains("NOT_DECIDED"))
                .body("items[0].base", nullValue())
                .body("items[0].reasonVi", containsString("không có quyết định"));
        watched("OPEN").body("items", hasSize(0));
        decided("STANDARD", "2019-05-01");
        withoutBase("2020-12-31").body("items", hasSize(0));
    }

    @Test
    void the_lower_level_of_a_unit_is_found_under_the_code_that_it_had_then() {
        String standard = decided("STANDARD", "2019-05-01");
        String code = province.commune() + "n";
        Mergers.reform(province, "2020-01-01", List.of(Mergers.whole(province.commune(), code)));
        String advanced = RecognitionExamples.approved(province.code(), code, "ADVANCED", 2020, "2020-12-01");
        withoutBase("2020-12-31").body("items", hasSize(0));
        revoke(standard, "2021-03-01");
        watched(code, "OPEN").body("items.recognition", contains(advanced));
        withoutBase("2021-03-01").body("items.unit", contains(code));
    }

    @Test
    void a_commune_without_its_standard_counts_as_revoked_for_its_district_whatever_stands_above() {
        RecognitionExamples.approved(province.code(), province.district(), "COMPLETED", 2019, "2020-05-01");
        String standard = decided("STANDARD", "2019-05-01");
        decided("ADVANCED", "2020-05-01");
        String code = province.commune() + "n";
        Mergers.reform(province, "2022-01-01", List.of(Mergers.whole(province.commune(), code)));
        revoke(standard, "2023-03-01");
        watched(province.district(), "OPEN")
                .body("items.cause", contains("COMMUNES_REVOKED"))
                .body("items[0].failingCodes", contains(code))
                .body("items[0].reasonEn", containsString("1 of 1 communes"));
    }

    @Test
    void a_unit_that_was_made_of_recognised_ones_has_its_base_from_them() {
        String other = province.commune() + "o";
        Http.importCsv(
                        "/v1/units",
                        province.code(),
                        Http.unitsHeader() + Http.unit(other, "COMMUNE", province.district(), "", ""))
                .statusCode(200);
        decided("STANDARD", "2019-05-01");
        RecognitionExamples.approved(province.code(), other, "STANDARD", 2018, "2019-05-01");
        String merged = province.commune() + "m";
        Mergers.reform(
                province,
                "2020-01-01",
                List.of(Mergers.whole(province.commune(), merged), Mergers.whole(other, merged)));
        RecognitionExamples.approved(province.code(), merged, "ADVANCED", 2020, "2020-12-01");
        withoutBase("2020-12-31").body("items", hasSize(0));
    }

    private String decided(String level, String on) {
        return RecognitionExamples.approved(province.code(), province.commune(), level, 2018, on);
    }

    private void revoke(String recognition, String on) {
        RecognitionExamples.revoked(province.code(), recognition, on);
    }

    private ValidatableResponse watched(String status) {
        return watched(province.commune(), status);
    }

    private ValidatableResponse watched(String unit, String status) {
        return Http.as("auditor", province.code())
                .get("/v1/watch-list?status=" + status + "&unit=" + unit)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse withoutBase(String on) {
        return Http.as("auditor", province.code())
                .get("/v1/recognitions/without-base?within=" + province.code() + "&on=" + on)
                .then()
                .statusCode(200);
    }
}
