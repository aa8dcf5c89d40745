package vn.ntm.deploy.local.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What is worth another try. A request that may have arrived is safe to repeat, since it carries an Idempotency-Key;
 * a refusal that would be the same again is not repeated.
 */
public final class Retry {

    private static final int INTERNAL_ERRORS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private Retry() {}

    /** A service that starts, is overloaded, or still works on the same key. */
    public static boolean isWorthwhile(int status, String problemType, int attempt) {
        return switch (status) {
            case 429, 502, 503, 504 -> true;
            case 409 -> problemType.endsWith("key-in-flight");
            // A defect answers the same for ever: a few tries for what passes, no more.
            case 500 -> attempt < INTERNAL_ERRORS;
            default -> false;
        };
    }

    /** The connection could not be made, or broke before the answer came. */
    public static boolean isWorthwhile(IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof SocketException
                    || cause instanceof HttpTimeoutException
                    || cause instanceof EOFException
                    || String.valueOf(cause.getMessage()).contains("header parser received no bytes")) {
                return true;
            }
        }
        return false;
    }

    /** Twice as long each time, up to three seconds, and not for all at the same moment. */
    public static Duration pause(int attempt) {
        long longest =
                Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(Math.max(attempt - 1, 0), 10));
        return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
    }
}
