package vn.ntm.platform.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Half a SHA-256, which tells texts apart in sixteen bytes that the database keeps in a column of their own type. */
final class Digests {

    /** Of a request that no key keeps. */
    static final UUID OF_NOTHING = new UUID(0, 0);

    private Digests() {}

    static UUID first128(String text) {
        return first128(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The digest of these parts one after the other. */
    static UUID first128(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
