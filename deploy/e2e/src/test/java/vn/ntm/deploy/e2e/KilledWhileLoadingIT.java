package vn.ntm.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each of the six processes is killed in the middle of its own part of the load; some are then down together. On what is kept
 * the province is loaded once more, which changes nothing.
 */
@Tag("alone")
class KilledWhileLoadingIT {

    /** The process, and what the load has just done when it is killed. */
    private static final Map<String, String> VICTIMS = victims();

    /** What the loader prints when an import entered or changed anything, or when something was left to decide. */
    private static final Pattern CHANGE =
            Pattern.compile("mới/new [1-9]|đổi/updated [1-9]|approved [1-9]|booked [1-9]");

    @TempDir
    Path folder;

    private static Map<String, String> victims() {
        Map<String, String> victims = new LinkedHashMap<>();
        victims.put("kafka", "units.csv → ");
        victims.put("ocop", "producers.csv → ");
        victims.put("budget", "plan-lines.csv → ");
        victims.put("criteria", "criteria-sets.csv: ");
        victims.put("postgres", "assessments.csv → ");
        victims.put("reporting", "assessments.csv: ");
        return victims;
    }

    @Test
    void after_kills_of_every_process_nothing_is_lost_nothing_is_doubled_and_every_figure_agrees() {
        try (LocalStack stack = LocalStack.start(folder.resolve("stack"), 12_000)) {
            stack.awaitState("LOADING");
            VICTIMS.forEach((victim, moment) -> {
                stack.awaitOutput(moment);
                assertThat(stack.state()).as("while %s is killed", victim).isEqualTo("LOADING");
                stack.kill(victim);
            });
            stack.awaitState("UP");

            assertThat(stack.output()).as("the table of figures").contains("✓ ").doesNotContain(" ✗ ");
            VICTIMS.keySet().forEach(victim -> assertThat(stack.restarts(victim))
                    .as("restarts of %s", victim)
                    .isPositive());
            for (String owner : List.of("criteria", "ocop", "budget")) {
                JsonNode log = stack.get(owner, "/v1/events/verification", "auditor");
                assertThat(log.path("whole").asBoolean())
                        .as("%s: %s", owner, log)
                        .isTrue();
            }
            assertThat(stack.get("budget", "/v1/ledger/trial-balance", "auditor")
                            .at("/difference/amount")
                            .asLong())
                    .isZero();
            assertThat(stack.get("reporting", "/v1/inbox", "auditor")
                            .path("deadLetters")
                            .asLong())
                    .isZero();
            assertThat(stack.count("criteria", "/v1/recognitions")).isEqualTo(stack.rows("recognitions.csv"));
            assertThat(stack.count("ocop", "/v1/certificates")).isEqualTo(stack.rows("certificates.csv"));
            assertThat(stack.count("budget", "/v1/payment-requests")).isEqualTo(stack.rows("payment-requests.csv"));
            assertThat(stack.output()).containsPattern(CHANGE);
        }
        try (LocalStack again = LocalStack.start(folder.resolve("stack"), 12_000, "--check")) {
            assertThat(again.exitCode()).as(again.output()).isZero();
            assertThat(again.output()).doesNotContainPattern(CHANGE);
        }
    }
}
