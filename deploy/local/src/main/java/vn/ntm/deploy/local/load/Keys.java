package vn.ntm.deploy.local.load;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Idempotency keys made from what is sent: the same step with the same content is the same request for ever. */
final class Keys {

    private static final int DIGITS = 32;

    private Keys() {}

    /** @param attempt one more than how often this very request was refused before */
    static String of(String step, byte[] content, int attempt) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            String key = step + "-" + HexFormat.of().formatHex(digest).substring(0, DIGITS);
            return attempt == 1 ? key : key + "-" + attempt;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
