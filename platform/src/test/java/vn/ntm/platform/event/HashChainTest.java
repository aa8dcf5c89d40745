package vn.ntm.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HashChainTest {

    private static final OffsetDateTime TIME = OffsetDateTime.parse("2021-08-31T00:00:00+07:00");

    @Test
    void the_same_event_at_the_same_place_gives_the_same_hash() {
        assertThat(HashChain.next(HashChain.START, event(1, "{}")))
                .isEqualTo(HashChain.next(HashChain.START, event(1, "{}")));
    }

    @Test
    void the_offset_in_which_a_time_comes_back_from_the_database_does_not_matter() {
        StoredEvent event = event(1, "{}");
        StoredEvent inUtc = new StoredEvent(
                1,
                event.id(),
                event.topic(),
                event.type(),
                event.subject(),
                1,
                event.partitionKey(),
                OffsetDateTime.parse("2021-08-30T17:00:00Z"),
                OffsetDateTime.parse("2021-08-30T17:00:00Z"),
                event.actorRole(),
                event.actorId(),
                null,
                event.data());

        assertThat(HashChain.next(HashChain.START, inUtc)).isEqualTo(HashChain.next(HashChain.START, event));
    }

    @Test
    void another_body_position_or_predecessor_gives_another_hash() {
        byte[] hash = HashChain.next(HashChain.START, event(1, "{}"));

        assertThat(HashChain.next(HashChain.START, event(1, "{ }"))).isNotEqualTo(hash);
        assertThat(HashChain.next(HashChain.START, event(2, "{}"))).isNotEqualTo(hash);
        assertThat(HashChain.next(hash, event(1, "{}"))).isNotEqualTo(hash);
    }

    private static StoredEvent event(long position, String data) {
        return new StoredEvent(
                position,
                UUID.fromString("0199a3c4-7b3a-7d55-8f00-6f1d2c3b4a59"),
                "ntm.criteria",
                "vn.ntm.criteria.recognition-decided.v1",
                "recognitions/1",
                1,
                "06946",
                TIME,
                TIME,
                "approver",
                "a-1",
                null,
                data);
    }
}
