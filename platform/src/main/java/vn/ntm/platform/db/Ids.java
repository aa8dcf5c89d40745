package vn.ntm.platform.db;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Time-ordered identifiers (UUID version 7, RFC 9562), so that indexes grow at their end. Within one process each is above
 * the one before it: rows of one transaction, which share its time, list in the order in which they were made.
 */
public final class Ids {

    /** Twelve bits beneath the milliseconds count on; where they run over, the time runs ahead (RFC 9562, section 6.2). */
    private static final int COUNTER_BITS = 12;

    private static final long COUNTER = (1L << COUNTER_BITS) - 1;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LAST = new AtomicLong();

    private Ids() {}

    public static UUID next(long epochMillis) {
        long tick = LAST.accumulateAndGet(
                epochMillis << COUNTER_BITS, (last, earliest) -> Math.max(Math.addExact(last, 1), earliest));
        long high = ((tick >>> COUNTER_BITS) << 16) | 0x7000L | (tick & COUNTER);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
