package vn.ntm.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FactIntakeIT extends ReportingTest {

    private static final String ON = "&validOn=2021-08-31";

    @Test
    void an_event_that_comes_again_or_too_late_changes_nothing() {
        MadeUpProvince province = new MadeUpProvince(owner, "82");
        province.units();
        province.recognition(
                "101", "STANDARD", 2020, "2021-02-10", 1, "recognition-proposed", MadeUpProvince.RECORDED, null);
        ProducerRecord<String, byte[]> decided = owner.event(
                "criteria",
                "recognition-decided",
                province.recognitionSubject("101", "STANDARD"),
                2,
                "82101",
                "2021-12-01T01:00:00Z",
                MadeUpProvince.map(
                        "unit",
                        "82101",
                        "state",
                        "APPROVED",
                        "level",
                        "STANDARD",
                        "achievementYear",
                        2020,
                        "decisionDate",
                        "2021-02-10"));
        owner.send(decided);
        province.recognition(
                "102", "STANDARD", 2020, "2021-02-10", 2, "recognition-decided", MadeUpProvince.RECORDED, null);
        owner.awaitApplied();
        await().atMost(Duration.ofSeconds(20)).until(() -> count("82", "") == 2);

        owner.send(decided);
        province.recognition(
                "101", "STANDARD", 2020, "2021-02-10", 1, "recognition-proposed", MadeUpProvince.RECORDED, null);
        // Same key, so it is read after the two above.
        owner.publish(
                "criteria",
                "recognition-proposed",
                "recognitions/82-marker",
                1,
                "82101",
                MadeUpProvince.RECORDED,
                Map.of());
        owner.awaitApplied();

        assertThat(count("82", "")).isEqualTo(2);
        assertThat(factsOf(province.recognitionSubject("101", "STANDARD"))).isEqualTo(1);
    }

    @Test
    void a_figure_can_be_asked_by_both_clocks() {
        MadeUpProvince province = new MadeUpProvince(owner, "83");
        province.units();
        province.recognition(
                "101", "STANDARD", 2019, "2020-02-10", 2, "recognition-decided", "2021-12-02T00:00:00Z", null);
        province.recognition(
                "101", "STANDARD", 2019, "2020-02-10", 3, "recognition-revoked", "2021-12-05T00:00:00Z", "2021-06-01");
        owner.awaitApplied();

        assertThat(count("83", "&asOf=2021-12-01T12:00:00Z"))
                .as("before it was known")
                .isZero();
        assertThat(count("83", "&asOf=2021-12-03T07:00:00%2B07:00"))
                .as("known, revocation not yet")
                .isEqualTo(1);
        assertThat(count("83", "&asOf=2021-12-06T00:00:00Z"))
                .as("revocation known")
                .isZero();
        assertThat(value("ntm.communes.standard", "unit=83&validOn=2021-05-31")
                        .get("value")
                        .asInt())
                .as("in force on the day before")
                .isEqualTo(1);
        given().get("/v1/indicators/ntm.communes.total/values?unit=83&asOf=2021-11-30T00:00:00Z" + ON)
                .then()
                .statusCode(404);
    }

    @Test
    void a_unit_that_moves_takes_its_facts_along_from_that_day_on() {
        MadeUpProvince province = new MadeUpProvince(owner, "84");
        province.units();
        province.recognition(
                "103", "STANDARD", 2019, "2020-02-10", 2, "recognition-decided", MadeUpProvince.RECORDED, null);
        owner.publish(
                "criteria",
                "unit-changed",
                "units/84103",
                2,
                "84103",
                "2021-12-03T00:00:00Z",
                Map.of(
                        "code",
                        "84103",
                        "periods",
                        List.of(
                                province.period("103", "COMMUNE", "1", null, "2021-07-01"),
                                province.period("103", "COMMUNE", "2", "2021-07-01", null))));
        owner.awaitApplied();

        assertThat(count("841", "")).isZero();
        assertThat(count("842", "")).isEqualTo(1);
        assertThat(count("842", "&asOf=2021-12-02T00:00:00Z"))
                .as("before the move was known")
                .isZero();
        assertThat(value("ntm.communes.standard", "unit=841&validOn=2021-06-30")
                        .get("value")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a_code_given_to_another_unit_does_not_inherit_its_recognition() {
        MadeUpProvince province = new MadeUpProvince(owner, "85");
        province.units();
        province.recognition(
                "103", "STANDARD", 2019, "2020-02-10", 2, "recognition-decided", MadeUpProvince.RECORDED, null);
        Map<String, Object> other = new HashMap<>(province.period("103", "COMMUNE", "1", "2021-07-01", null));
        other.put("nameAscii", "Another");
        owner.publish(
                "criteria",
                "unit-changed",
                "units/85103",
                2,
                "85103",
                MadeUpProvince.RECORDED,
                Map.of(
                        "code",
                        "85103",
                        "periods",
                        List.of(province.period("103", "COMMUNE", "1", null, "2021-07-01"), other)));
        owner.awaitApplied();

        assertThat(value("ntm.communes.standard", "unit=85&validOn=2021-06-30")
                        .get("value")
                        .asInt())
                .isEqualTo(1);
        assertThat(count("85", "")).isZero();
    }

    @Test
    void an_event_that_cannot_be_applied_does_not_stop_the_others() {
        MadeUpProvince province = new MadeUpProvince(owner, "86");
        province.units();
        owner.awaitApplied();
        int before = deadLetters();

        owner.send(owner.event(
                "criteria",
                "recognition-decided",
                "recognitions/86-broken",
                2,
                "86101",
                MadeUpProvince.RECORDED,
                Map.of("state", "APPROVED", "decisionDate", "2021-02-10")));
        province.recognition(
                "101", "STANDARD", 2020, "2021-02-10", 2, "recognition-decided", MadeUpProvince.RECORDED, null);
        owner.awaitApplied();

        assertThat(count("86", "")).isEqualTo(1);
        assertThat(deadLetters()).isEqualTo(before + 1);
    }

    @Test
    void an_event_of_an_unknown_type_is_passed_over() {
        MadeUpProvince province = new MadeUpProvince(owner, "87");
        province.units();
        province.recognition(
                "101", "STANDARD", 2020, "2021-02-10", 2, "recognition-decided", MadeUpProvince.RECORDED, null);
        owner.send(owner.event(
                "criteria",
                "recognition-discussed",
                province.recognitionSubject("101", "STANDARD"),
                3,
                "87101",
                MadeUpProvince.RECORDED,
                Map.of()));
        owner.publish(
                "criteria",
                "recognition-proposed",
                "recognitions/87-marker",
                1,
                "87101",
                MadeUpProvince.RECORDED,
                Map.of());
        owner.awaitApplied();

        assertThat(count("87", "")).isEqualTo(1);
    }

    private static int count(String unit, String more) {
        JsonNode answer = value("ntm.communes.standard", "unit=" + unit + ON + more);
        return answer.get("value").asInt();
    }

    private static int deadLetters() {
        return given().get("/v1/inbox").then().statusCode(200).extract().path("deadLetters");
    }

    private int factsOf(String subject) {
        return Jdbi.create(dataSource)
                .withHandle(handle -> handle.createQuery("select count(*) from fact where subject = :subject")
                        .bind("subject", subject)
                        .mapTo(Integer.class)
                        .one());
    }
}
