package vn.ntm.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReplayIT extends ReportingTest {

    private static final String TABLES =
            "fact, unit_fact, fact_subject, fact_source, inbox_offset, inbox_source, inbox_dead_letter";

    @ConfigProperty(name = "ntm.db.url")
    String url;

    @ConfigProperty(name = "ntm.db.owner")
    String databaseOwner;

    @ConfigProperty(name = "ntm.db.owner-password")
    String databaseOwnerPassword;

    @Test
    void everything_can_be_thrown_away_and_replayed_to_identical_answers() {
        new MadeUpProvince(owner, "88").publishAll();
        Map<String, String> before = allAnswers();

        Jdbi.create(url, databaseOwner, databaseOwnerPassword)
                .useHandle(handle -> handle.execute("truncate " + TABLES));
        readAgainFromTheStart();
        owner.awaitApplied();

        assertThat(before).hasSizeGreaterThan(100);
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(allAnswers())
                .isEqualTo(before));
    }

    /** Each indicator for several units, days, modes and moments, word for word. */
    private static Map<String, String> allAnswers() {
        Map<String, String> answers = new LinkedHashMap<>();
        List<String> codes =
                given().get("/v1/indicators").then().statusCode(200).extract().path("items.code");
        for (String code : codes) {
            for (String unit : List.of("88", "881")) {
                for (String on : List.of("2020-12-31", "2021-08-31")) {
                    for (String more : List.of("", "&mode=highest", "&asOf=2021-12-01T00:00:00Z")) {
                        String query = "unit=" + unit + "&validOn=" + on + more;
                        answers.put(code + "?" + query, text(code, query));
                    }
                }
            }
        }
        return answers;
    }

    /** Another member joins the group and leaves: whoever gets the partitions starts from the stored offsets. */
    private void readAgainFromTheStart() {
        try (KafkaConsumer<String, byte[]> member = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "group.id", "reporting-service", "enable.auto.commit", false),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            member.subscribe(List.of("ntm.units", "ntm.criteria", "ntm.ocop", "ntm.budget"));
            Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(30)).until(() -> {
                member.poll(Duration.ofMillis(200));
                return !member.assignment().isEmpty();
            });
        }
    }
}
