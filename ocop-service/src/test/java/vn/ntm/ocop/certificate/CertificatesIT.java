package vn.ntm.ocop.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.StackResource;
import vn.ntm.ocop.Http;
import vn.ntm.ocop.Http.Province;
import vn.ntm.ocop.Refusals;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "ocop"),
        restrictToAnnotatedClass = false)
class CertificatesIT {

    private static final String PATH = "/v1/certificates";

    private Province province = new Province("", "", "", "", "");
    private String product = "";
    private Refusals writes = new Refusals("", province, Map.of());

    @BeforeEach
    void aProduct() {
        province = Http.province();
        product = Http.product(province, "Trà hoa vàng");
        writes = new Refusals(
                PATH,
                province,
                Map.of("product", product, "star", 4, "issuedOn", "2020-06-01", "basis", "SOURCED", "source", "T1"));
    }

    @Test
    void a_certificate_runs_for_36_months_and_its_last_day_is_not_in_it() {
        Http.certificate(province, product, 4, "2020-06-01");
        validOn("2020-05-31").body("items", hasSize(0));
        validOn("2020-06-01").body("items.validUntil", contains("2023-06-01"));
        validOn("2023-05-31").body("items", hasSize(1));
        validOn("2023-06-01").body("items", hasSize(0));
    }

    @Test
    void one_issued_on_29_February_ends_on_28_February() {
        Http.certificate(province, product, 3, "2024-02-29");
        validOn("2027-02-27").body("items", hasSize(1));
        validOn("2027-02-28").body("items", hasSize(0));
    }

    @Test
    void an_approver_of_another_province_puts_nothing_in_force() {
        String id = Http.created(PATH, province.code(), writes.with("star", 4));

        Http.asPerson("stranger", "approver", Http.province().code())
                .contentType(ContentType.JSON)
                .body(Map.of("ids", List.of(id)))
                .post(PATH + "/approvals")
                .then()
                .statusCode(403);

        validOn("2021-01-01").body("items", hasSize(0));
    }

    @Test
    void nothing_is_in_force_before_somebody_else_approved_it() {
        String id = Http.created(PATH, province.code(), writes.with("star", 4));
        validOn("2021-01-01").body("items", hasSize(0));
        Http.asPerson("province-officer-client", "approver", province.code())
                .contentType(ContentType.JSON)
                .body(Map.of("ids", List.of(id)))
                .post(PATH + "/approvals")
                .then()
                .statusCode(403)
                .body("type", org.hamcrest.Matchers.containsString("maker-is-checker"));
        Http.approve(PATH, province.code(), List.of(id)).statusCode(200);
        validOn("2021-01-01").body("items", hasSize(1));
    }

    @Test
    void the_next_certificate_takes_the_place_of_the_one_before_and_says_what_it_is() {
        String first = Http.certificate(province, product, 3, "2020-06-01");
        Http.certificate(province, product, 4, "2022-06-01");
        Http.certificate(province, product, 4, "2025-06-01");
        Http.certificate(province, product, 3, "2026-06-01");
        Http.as("auditor")
                .get(PATH + "?product=" + product)
                .then()
                .body("items.kind", contains("NEW", "UPGRADED", "REISSUED", "DOWNGRADED"))
                .body("items.validUntil", contains("2022-06-01", "2025-06-01", "2026-06-01", "2029-06-01"));
        validOn("2022-05-31").body("items.star", contains(3));
        validOn("2022-06-01").body("items.star", contains(4));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        Http.eventsOf("certificates/" + first))
                .containsExactly(
                        "vn.ntm.ocop.certificate-submitted.v1",
                        "vn.ntm.ocop.certificate-issued.v1",
                        "vn.ntm.ocop.certificate-replaced.v1"));
    }

    @Test
    void awards_of_a_period_are_told_apart_by_star_and_kind() {
        String other = Http.product(province, "Chả cá");
        Http.certificate(province, product, 3, "2021-03-01");
        Http.certificate(province, product, 5, "2021-04-30");
        Http.certificate(province, other, 5, "2021-05-01");
        List<Map<String, Object>> awards = Http.as("auditor")
                .get(PATH + "/figures?from=2021-04-30&to=2021-04-30")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        assertThat(awards).containsExactly(Map.of("star", 5, "kind", "UPGRADED", "count", 1));
        Http.as("auditor").get(PATH + "/figures?from=2021-04-30").then().statusCode(400);
        Http.as("auditor")
                .get(PATH + "/figures?from=2021-05-01&to=2021-04-30")
                .then()
                .statusCode(400);
    }

    @Test
    void one_entered_late_ends_where_the_later_one_began() {
        Http.certificate(province, product, 4, "2022-06-01");
        Http.certificate(province, product, 3, "2020-06-01");
        validOn("2022-05-31").body("items.star", contains(3));
        validOn("2022-06-01").body("items.star", contains(4));
    }

    @Test
    void the_same_file_again_changes_nothing_also_after_a_replacement() {
        String file = "product,star,decisionNumber,issuedOn,validUntil,basis,source,note\n"
                + product + ",3,,2020-06-01,,SOURCED,T1,\n"
                + product + ",4,,2022-06-01,,SOURCED,T1,\n";
        Http.importCsv(PATH, province.code(), file).statusCode(200).body("created", equalTo(2));
        List<String> ids = Http.as("auditor")
                .get(PATH + "?product=" + product)
                .then()
                .body("items.kind", org.hamcrest.Matchers.containsInAnyOrder("NEW", "UPGRADED"))
                .extract()
                .path("items.id");
        Http.approve(PATH, province.code(), ids).statusCode(200);
        Http.importCsv(PATH, province.code(), file).statusCode(200).body("unchanged", equalTo(2));
        Http.importCsv(PATH, province.code(), file.replace(",3,,", ",5,,")).statusCode(409);
    }

    @Test
    void a_certificate_that_was_replaced_meanwhile_is_no_longer_taken_back() {
        String id = Http.certificate(province, product, 4, "2024-06-01");
        String revocation = Http.created(
                "/v1/certificate-revocations",
                province.code(),
                Map.of(
                        "certificate",
                        id,
                        "ground",
                        "OTHER_FINDING",
                        "foundOn",
                        "2025-03-01",
                        "revokedOn",
                        "2025-03-01",
                        "source",
                        "T1"));
        Http.certificate(province, product, 4, "2025-02-01");
        Http.as("approver", province.code())
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of())
                .post("/v1/certificate-revocations/" + revocation + "/approval")
                .then()
                .statusCode(409)
                .body("errors.code", hasItem("certificate-not-in-force"));
        validOn("2025-03-01").body("items.star", contains(4));
    }

    @Test
    void a_revocation_decided_by_somebody_else_ends_the_certificate_on_its_day() {
        String id = Http.certificate(province, product, 4, "2024-06-01");
        Map<String, Object> body = Map.of(
                "certificate",
                id,
                "ground",
                "MARK_MISUSED",
                "foundOn",
                "2025-01-02",
                "revokedOn",
                "2025-01-10",
                "source",
                "T1");
        Refusals proposals = new Refusals("/v1/certificate-revocations", province, body);
        proposals.refused("revokedOn", "2024-05-31", 422, "certificate-not-in-force");
        proposals.refused("revokedOn", "2027-06-01", 422, "certificate-not-in-force");
        proposals.refused("revokedOn", "2025-01-01", 422, "revoked-before-found");
        proposals.refused("certificate", java.util.UUID.randomUUID().toString(), 422, "no-such-certificate");
        proposals.refused("ground", "BAD_MOOD", 400, "not-one-of");
        proposals.everythingThatIsNotAboutMeaning();
        proposals.outOfScope();
        String revocation = Http.created("/v1/certificate-revocations", province.code(), body);
        validOn("2025-01-10").body("items", hasSize(1));
        // Found on 2/1: the fifteenth day is still in time.
        overdue("2025-01-17").body("items.id", org.hamcrest.Matchers.not(hasItem(revocation)));
        overdue("2025-01-18").body("items.id", hasItem(revocation));

        Http.as("approver", province.code())
                .contentType(ContentType.JSON)
                .header("If-Match", "\"1\"")
                .body(Map.of("reason", "Đủ căn cứ"))
                .post("/v1/certificate-revocations/" + revocation + "/approval")
                .then()
                .statusCode(201);
        overdue("2025-01-18").body("items.id", org.hamcrest.Matchers.not(hasItem(revocation)));
        validOn("2025-01-09").body("items", hasSize(1));
        validOn("2025-01-10").body("items", hasSize(0));
        Http.as("auditor")
                .get(PATH + "/" + id)
                .then()
                .body("revokedOn", equalTo("2025-01-10"))
                .body("validUntil", equalTo("2027-06-01"))
                .body("revocationGround", equalTo("MARK_MISUSED"));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        Http.eventsOf("certificates/" + id))
                .endsWith("vn.ntm.ocop.certificate-revoked.v1"));
    }

    @Test
    void a_certificate_whose_window_closed_before_the_law_holds_180_days_longer_and_no_more() {
        String certificate = Http.certificate(province, product, 4, "2023-06-20");
        Map<String, Object> good = Map.of("certificate", certificate, "extendedUntil", "2026-12-17", "source", "T1");
        Refusals extensions = new Refusals("/v1/certificate-extensions", province, good);
        extensions.refused("extendedUntil", "2026-12-18", 422, "extension-out-of-range");
        extensions.refused("extendedUntil", "2026-06-20", 422, "extension-out-of-range");
        extensions.refused("certificate", java.util.UUID.randomUUID().toString(), 422, "no-such-certificate");
        String later = Http.certificate(province, Http.product(province, "Sứa"), 3, "2023-09-19");
        extensions.refused("certificate", later, 422, "window-was-open");
        String endedBefore = Http.certificate(province, Http.product(province, "Ruốc"), 3, "2023-05-22");
        extensions.refused("certificate", endedBefore, 422, "certificate-not-in-force");
        extensions.everythingThatIsNotAboutMeaning();
        extensions.outOfScope();
        validOn("2026-06-20").body("items", hasSize(0));

        String id = Http.created("/v1/certificate-extensions", province.code(), good);
        validOn("2026-06-20").body("items", hasSize(0));
        approveExtension("province-officer-client", "province-officer", id).statusCode(403);
        approveExtension("approver-client", "approver", id).statusCode(201);
        validOn("2026-06-20")
                .body("items.star", contains(4))
                .body("items.validUntil", contains("2026-12-17"))
                .body("items.termEndsOn", contains("2026-06-20"));
        validOn("2026-12-16").body("items", hasSize(1));
        validOn("2026-12-17").body("items", hasSize(0));
        Http.post("/v1/certificate-extensions", province.code(), good).statusCode(422);
        Http.importCsv(
                        PATH,
                        province.code(),
                        "product,star,issuedOn,basis,source\n" + product + ",4,2023-06-20,SOURCED,T1\n")
                .statusCode(200)
                .body("unchanged", equalTo(1));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        Http.eventsOf("certificates/" + certificate))
                .endsWith("vn.ntm.ocop.certificate-extended.v1"));

        Http.certificate(province, product, 4, "2026-08-01");
        validOn("2026-07-31").body("items.validUntil", contains("2026-08-01"));
        validOn("2026-08-01").body("items.validUntil", contains("2029-08-01"));
    }

    private io.restassured.response.ValidatableResponse approveExtension(String person, String role, String id) {
        return Http.asPerson(person, role, province.code())
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body(Map.of())
                .post("/v1/certificate-extensions/" + id + "/approval")
                .then();
    }

    @Test
    void holders_are_reminded_from_180_to_120_days_before_the_end() {
        Http.certificate(province, product, 3, "2024-02-29");
        reminder("2026-02-27").body("items.product", org.hamcrest.Matchers.not(hasItem(product)));
        reminder("2026-02-28").body("items.product", hasItem(product));
        reminder("2026-08-31").body("items.phase", hasItem("NOT_YET"));
        reminder("2026-09-01").body("items.phase", hasItem("FILE_NOW"));
        reminder("2026-10-31").body("items.phase", hasItem("FILE_NOW"));
        reminder("2026-11-01").body("items.phase", hasItem("WINDOW_MISSED"));
        reminder("2026-11-01").body("items.find { it.product == '" + product + "' }.closesOn", equalTo("2026-10-31"));
    }

    @Test
    void bad_input_is_refused_and_nothing_is_stored() {
        writes.refused("product", "nothing", 422, "no-such-product");
        writes.refused("star", 2, 422, "star-without-certificate");
        writes.refused("star", 6, 422, "star-without-certificate");
        writes.refused("star", 4.5, 400, "not-whole");
        writes.refused("star", "4", 400, "not-a-number");
        writes.refused("issuedOn", "2999-01-01", 422, "in-the-future");
        writes.refused("issuedOn", "2020-01-31", 422, "certificate-before-product");
        writes.refused("validUntil", "2020-06-01", 422, "ends-before-it-begins");
        writes.refused("validUntil", "2023-06-02", 422, "term-too-long");
        writes.everythingThatIsNotAboutMeaning();
        writes.outOfScope();
        Http.as("auditor").get(PATH + "?product=" + product).then().body("items", hasSize(0));
    }

    private ValidatableResponse validOn(String day) {
        return Http.as("auditor")
                .get(PATH + "?product=" + product + "&validOn=" + day)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse overdue(String day) {
        return Http.as("auditor")
                .get("/v1/certificate-revocations?limit=500&overdueOn=" + day)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse reminder(String day) {
        return Http.as("auditor")
                .get(PATH + "/reminders?limit=500&on=" + day)
                .then()
                .statusCode(200);
    }
}
