package vn.ntm.deploy.bench;

import java.util.Arrays;

/** Collected durations and their percentiles in milliseconds. */
public final class Latencies {

    private long[] nanos = new long[1_024];
    private int size;

    public synchronized void add(long duration) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, size * 2);
        }
        nanos[size++] = duration;
    }

    public synchronized int size() {
        return size;
    }

    /** The smallest duration that {@code share} of all do not exceed (nearest rank). */
    public synchronized double percentile(double share) {
        if (size == 0) {
            throw new IllegalStateException("Nothing was measured.");
        }
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(share * size);
        return sorted[Math.max(rank, 1) - 1] / 1_000_000.0;
    }
}
