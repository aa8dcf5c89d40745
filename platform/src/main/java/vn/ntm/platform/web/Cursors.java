package vn.ntm.platform.web;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Sealed cursors: the last row's sort key with a signature over it and over the filters, so that nobody builds one or
 * takes it to another list. Queries ask for one row more than the limit.
 */
@Singleton
public class Cursors {

    private static final int SEAL = 12;
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAXIMUM_LIMIT = 500;

    private final SecretKeySpec key;

    Cursors(@ConfigProperty(name = "ntm.cursor-key") String key) {
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** The page size in force: 50 by default, cut to 500, 400 below 1. */
    public static int limit(@Nullable Integer asked) {
        ProblemException.requireParameter(asked == null || asked >= 1, "limit", "at-least-one");
        return asked == null ? DEFAULT_LIMIT : Math.min(asked, MAXIMUM_LIMIT);
    }

    /** The sort key to start after, or the empty text for the first page; 400 for a cursor that is not ours. */
    public String open(@Nullable String cursor, @Nullable Object... filters) {
        if (cursor == null) {
            return "";
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length > SEAL) {
                byte[] last = Arrays.copyOfRange(bytes, SEAL, bytes.length);
                if (MessageDigest.isEqual(Arrays.copyOf(bytes, SEAL), seal(last, filters))) {
                    return new String(last, StandardCharsets.UTF_8);
                }
            }
        } catch (IllegalArgumentException e) {
            // falls through: not base64 is as foreign as a wrong seal
        }
        throw ProblemException.of(ProblemType.INVALID_PARAMETER, "cursor", "foreign-cursor", java.util.Map.of());
    }

    /** Cuts {@code limit + 1} rows to a page whose cursor is the last row's sort key. */
    public <T> Page<T> page(List<T> rows, int limit, Function<T, String> sortKey, @Nullable Object... filters) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        byte[] last = sortKey.apply(items.get(limit - 1)).getBytes(StandardCharsets.UTF_8);
        byte[] seal = seal(last, filters);
        byte[] bytes = Arrays.copyOf(seal, SEAL + last.length);
        System.arraycopy(last, 0, bytes, SEAL, last.length);
        return new Page<>(items, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private byte[] seal(byte[] last, @Nullable Object[] filters) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(Arrays.toString(filters).getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(last), SEAL);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
        }
    }
}
