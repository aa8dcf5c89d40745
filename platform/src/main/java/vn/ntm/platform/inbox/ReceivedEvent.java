package vn.ntm.platform.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as a consumer sees it. Its data is read only when somebody asks: most consumers need few types of a topic. */
public final class ReceivedEvent {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Envelope envelope;
    private final byte[] content;
    private @Nullable JsonNode data;
    private @Nullable String digest;

    public ReceivedEvent(Envelope envelope, byte[] content) {
        this.envelope = envelope;
        this.content = content;
    }

    /**
     * What is known of an event without its data.
     *
     * @param source name of the owning service, such as {@code criteria-service}
     * @param sequence the aggregate's version
     * @param time business time
     * @param recordedAt when the owner knew it
     * @param position the owner's position
     */
    public record Envelope(
            UUID id,
            String source,
            String type,
            String subject,
            long sequence,
            OffsetDateTime time,
            Instant recordedAt,
            String partitionKey,
            long position) {}

    public UUID id() {
        return envelope.id();
    }

    public String source() {
        return envelope.source();
    }

    public String type() {
        return envelope.type();
    }

    public String subject() {
        return envelope.subject();
    }

    public long sequence() {
        return envelope.sequence();
    }

    public OffsetDateTime time() {
        return envelope.time();
    }

    public Instant recordedAt() {
        return envelope.recordedAt();
    }

    public String partitionKey() {
        return envelope.partitionKey();
    }

    public long position() {
        return envelope.position();
    }

    /** The state after the change; an {@link IllegalArgumentException} where it is not JSON. */
    public JsonNode data() {
        JsonNode known = data;
        if (known == null) {
            try {
                known = JSON.readTree(content);
            } catch (IOException e) {
                throw new IllegalArgumentException("The data of " + type() + " is not JSON.", e);
            }
            data = known;
        }
        return known;
    }

    /** SHA-256 of the data as it came, in hexadecimal: what an owner's own digest of its event must be. */
    public String digest() {
        String known = digest;
        if (known == null) {
            try {
                known = HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256.", e);
            }
            digest = known;
        }
        return known;
    }
}
