package vn.ntm.reporting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.EmbeddedStack;

@QuarkusTest
class FactDigestsIT extends ReportingTest {

    @ConfigProperty(name = "ntm.db.url")
    String url;

    @ConfigProperty(name = "ntm.db.owner")
    String databaseOwner;

    @ConfigProperty(name = "ntm.db.owner-password")
    String databaseOwnerPassword;

    @Test
    void each_subject_is_told_with_its_last_event_and_the_digest_of_what_came() throws Exception {
        var record = owner.event("criteria", "target-set", "targets/92-a", 1, "92", MadeUpProvince.RECORDED, target(6));
        owner.send(record);
        owner.publish("criteria", "no-such-fact", "strangers/92", 1, "92", MadeUpProvince.RECORDED, Map.of("id", "x"));
        owner.awaitApplied();

        JsonNode row = row("targets/92-a");
        assertThat(row.path("source").asText()).isEqualTo("criteria-service");
        assertThat(row.path("sequence").asInt()).isEqualTo(1);
        assertThat(row.path("sha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(record.value())));
        assertThat(row.path("event").asText())
                .isEqualTo(new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
        assertThat(row.path("facts").asInt()).isEqualTo(1);
        assertThat(row.path("present").asInt()).isEqualTo(1);
        assertThat(row("strangers/92").path("facts").asInt()).isZero();
    }

    @Test
    void a_planted_loss_is_found_and_named() {
        owner.publish("criteria", "target-set", "targets/92-b", 1, "92", MadeUpProvince.RECORDED, target(7));
        owner.awaitApplied();
        JsonNode before = summary();

        Jdbi.create(url, databaseOwner, databaseOwnerPassword)
                .useHandle(handle -> handle.execute("delete from fact where subject = 'targets/92-b'"));

        assertThat(row("targets/92-b").path("facts").asInt()).isEqualTo(1);
        assertThat(row("targets/92-b").path("present").asInt()).isZero();
        assertThat(summary().path("tables")).isNotEqualTo(before.path("tables"));
    }

    @Test
    void only_those_who_audit_may_read_the_digests() {
        given().get("/v1/fact-digests").then().statusCode(401);
        given().header("Authorization", "Bearer " + EmbeddedStack.tokens().token("commune-officer", "92"))
                .get("/v1/fact-digests/summary")
                .then()
                .statusCode(403);
    }

    private static Map<String, Object> target(int value) {
        return MadeUpProvince.map(
                "unit",
                "92",
                "year",
                2031,
                "level",
                "MODEL",
                "unitKind",
                "COMMUNE",
                "measure",
                "ADD",
                "value",
                value,
                "basis",
                "RECONSTRUCTION",
                "source",
                "M1");
    }

    private static JsonNode summary() {
        return json(auditor()
                .get("/v1/fact-digests/summary")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static JsonNode row(String subject) {
        String cursor = "";
        while (true) {
            JsonNode page = json(auditor()
                    .get("/v1/fact-digests?limit=500" + cursor)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString());
            for (JsonNode row : page.path("items")) {
                if (row.path("subject").asText().equals(subject)) {
                    return row;
                }
            }
            if (!page.hasNonNull("next")) {
                throw new AssertionError("no row of " + subject);
            }
            cursor = "&cursor=" + page.path("next").asText();
        }
    }

    private static RequestSpecification auditor() {
        return given().urlEncodingEnabled(false)
                .header("Authorization", "Bearer " + EmbeddedStack.tokens().token("auditor", "92"));
    }
}
