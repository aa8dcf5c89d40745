package vn.ntm.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
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
import vn.ntm.embedded.EmbeddedStack;
import vn.ntm.reporting.fact.FreshStore;

@QuarkusTest
class ReplayIT extends ReportingTest {

    private static final String TABLES =
            "fact, unit_fact, fact_subject, fact_source, inbox_offset, inbox_source, inbox_topic, inbox_dead_letter";

    @ConfigProperty(name = "ntm.db.url")
    String url;

    @ConfigProperty(name = "ntm.db.owner")
    String databaseOwner;

    @ConfigProperty(name = "ntm.db.owner-password")
    String databaseOwnerPassword;

    @Inject
    FreshStore freshStore;

    @Test
    void everything_can_be_thrown_away_and_replayed_to_identical_answers() {
        new MadeUpProvince(owner, "88").publishAll();
        Map<String, String> before = allAnswers();

        throwAway();
        readAgainFromTheStart();
        owner.awaitApplied();

        assertThat(before).hasSizeGreaterThan(100);
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(allAnswers())
                .isEqualTo(before));
    }

    @Test
    void a_store_that_is_made_anew_puts_its_indexes_off_and_ends_with_the_same_rows_answers_and_indexes() {
        new MadeUpProvince(owner, "88").publishAll();
        long events = events();
        // Made anew the usual way first: other tests took facts away, which a store that is made anew has again.
        throwAway();
        readAgainFromTheStart();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> events() == events);
        Map<String, String> before = allAnswers();
        String rows = rows();
        List<String> indexes = indexes();

        throwAway();
        freshStore.makeAnew(events);
        List<String> meanwhile = indexes();
        readAgainFromTheStart();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(freshStore::isComplete);

        assertThat(meanwhile).hasSize(2).anyMatch(index -> index.contains("fact_of_subject"));
        assertThat(indexes()).hasSizeGreaterThan(7).isEqualTo(indexes);
        assertThat(rows()).isEqualTo(rows);
        assertThat(allAnswers()).isEqualTo(before);
    }

    @Test
    void while_indexes_are_put_off_whoever_asks_gets_the_same_answers_and_a_store_with_facts_keeps_its_own() {
        new MadeUpProvince(owner, "88").publishAll();
        Map<String, String> before = allAnswers();
        List<String> indexes = indexes();

        throwAway();
        asOwner("insert into index_put_off values ('never', 'create index never on fact (id)')");
        readAgainFromTheStart();
        owner.awaitApplied();
        Map<String, String> meanwhile = allAnswers();
        freshStore.makeAnew(events());
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(freshStore::isComplete);

        assertThat(meanwhile).isEqualTo(before);
        assertThat(indexes()).hasSize(indexes.size() + 1).containsAll(indexes);
        asOwner("drop index never");
    }

    private long events() {
        return Jdbi.create(dataSource)
                .withHandle(handle -> handle.createQuery("select coalesce(sum(events), 0) from inbox_topic")
                        .mapTo(Long.class)
                        .one());
    }

    private void throwAway() {
        asOwner("truncate " + TABLES);
    }

    private void asOwner(String sql) {
        Jdbi.create(url, databaseOwner, databaseOwnerPassword).useHandle(handle -> handle.execute(sql));
    }

    private List<String> indexes() {
        return Jdbi.create(dataSource).withHandle(handle -> handle.createQuery(
                        "select indexdef from pg_indexes where tablename = 'fact' order by indexname")
                .mapTo(String.class)
                .list());
    }

    /** Rows and digest of every kind of fact. */
    private static String rows() {
        return given().header(
                        "Authorization", "Bearer " + EmbeddedStack.tokens().token("auditor", "88"))
                .get("/v1/fact-digests/summary")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    /** Each indicator for several units, days, modes and moments, word for word. */
    private static Map<String, String> allAnswers() {
        Map<String, String> answers = new LinkedHashMap<>();
        List<String> codes =
                given().get("/v1/indicators").then().statusCode(200).extract().path("items.code");
        for (String code : codes) {
            for (String unit : List.of("88")) {
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
