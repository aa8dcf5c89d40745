package vn.ntm.platform.db;

import java.util.Collection;
import java.util.stream.Stream;

/** Documents and events that are read or written as JSON by the thousand: more of a batch's time than the database takes. */
public final class Many {

    private static final int MANY = 200;

    private Many() {}

    /** A few by this thread, many by all processors, in their order; what is done to each must change nothing else. */
    public static <T> Stream<T> stream(Collection<T> items) {
        return items.size() < MANY ? items.stream() : items.parallelStream();
    }
}
