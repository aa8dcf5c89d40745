package vn.ntm.deploy.local.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.ntm.deploy.local.recheck.Reconciliation.Kind;

class ReconciliationTest {

    private static final JsonNode SAID = row("targets/1", "e1", 4, 2, "aa", 1, 1);

    @Test
    void nothing_differs_where_event_version_and_digest_are_the_same() {
        assertThat(compare(List.of(SAID), List.of(SAID))).isEmpty();
    }

    @Test
    void a_subject_that_got_lost_is_named() {
        assertThat(compare(List.of(SAID), List.of())).containsExactly(Kind.MISSING);
    }

    @Test
    void a_fact_that_got_lost_is_named_though_its_event_is_there() {
        assertThat(compare(List.of(SAID), List.of(row("targets/1", "e1", 4, 2, "aa", 3, 2))))
                .containsExactly(Kind.FACTS_LOST);
    }

    @Test
    void other_data_another_event_or_an_older_version_is_a_difference() {
        assertThat(compare(List.of(SAID), List.of(row("targets/1", "e1", 4, 2, "bb", 1, 1))))
                .containsExactly(Kind.DIFFERENT);
        assertThat(compare(List.of(SAID), List.of(row("targets/1", "e0", 3, 1, "aa", 1, 1))))
                .containsExactly(Kind.DIFFERENT);
    }

    @Test
    void what_the_owner_never_said_is_a_difference_and_what_moved_on_meanwhile_is_none() {
        assertThat(compare(List.of(), List.of(SAID))).containsExactly(Kind.UNKNOWN_TO_OWNER);
        assertThat(compare(List.of(SAID), List.of(row("targets/1", "e2", 11, 3, "cc", 1, 1))))
                .isEmpty();
    }

    private static List<Kind> compare(List<JsonNode> owner, List<JsonNode> kept) {
        return Reconciliation.compare("criteria-service", 10, owner, kept).stream()
                .map(Reconciliation.Difference::kind)
                .toList();
    }

    private static JsonNode row(
            String subject, String event, long position, long sequence, String digest, long facts, long present) {
        try {
            return new ObjectMapper()
                    .readTree(String.format(
                            "{\"subject\":\"%s\",\"event\":\"%s\",\"position\":%d,\"sequence\":%d,\"sha256\":\"%s\","
                                    + "\"facts\":%d,\"present\":%d}",
                            subject, event, position, sequence, digest, facts, present));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
