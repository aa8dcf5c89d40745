package vn.ntm.platform.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;

/** Each position's hash covers the whole event and the hash before it, so a changed or missing row is seen. */
final class HashChain {

    static final byte[] START = new byte[32];

    private HashChain() {}

    static byte[] next(byte[] previous, StoredEvent event) {
        MessageDigest digest = sha256();
        digest.update(previous);
        digest.update(ByteBuffer.allocate(8).putLong(event.position()).array());
        add(digest, event.id().toString());
        add(digest, event.topic());
        add(digest, event.type());
        add(digest, event.subject());
        add(digest, Long.toString(event.sequence()));
        add(digest, event.partitionKey());
        add(digest, instant(event.businessTime()));
        add(digest, instant(event.recordedAt()));
        add(digest, event.actorRole());
        add(digest, event.actorId());
        String traceparent = event.traceparent();
        add(digest, traceparent == null ? "" : traceparent);
        add(digest, event.data());
        return digest.digest();
    }

    private static String instant(OffsetDateTime time) {
        return time.toInstant().toString();
    }

    /** The length goes in front, so that no two different rows give the same bytes. */
    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
