package vn.ntm.deploy.local.load;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Idempotency keys of one load: the same step with the same content is the same request, however often it is sent again.
 * Another load has other keys, so that a file that was changed and changed back is read and not answered from memory.
 */
final class Keys {

    private static final int DIGITS = 32;

    private final String load;

    /** @param load what tells this load from all others */
    Keys(String load) {
        this.load = load;
    }

    String of(String step, byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(load.getBytes(StandardCharsets.UTF_8));
            return step + "-" + HexFormat.of().formatHex(digest.digest(content)).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
