package vn.ntm.deploy.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.ntm.deploy.local.StackProblem;

/** Waits until what one service published has arrived at others. */
final class Settling {

    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Where letters lie dead and nothing has moved for so long, nothing will. */
    private static final long STUCK = TimeUnit.SECONDS.toNanos(20);

    private final Api api;
    private final Addresses addresses;

    Settling(Api api, Addresses addresses) {
        this.api = api;
        this.addresses = addresses;
    }

    /**
     * Returns once each listener has applied what the sources have published by now.
     *
     * @return how many records the listeners could not apply
     */
    long awaitApplied(List<String> listeners, List<String> sources) throws IOException {
        Map<String, Long> heads = new TreeMap<>();
        for (String source : sources) {
            heads.put(source, head(source));
        }
        long deadLetters = 0;
        for (String listener : listeners) {
            deadLetters += await(listener, "sources", heads);
        }
        return deadLetters;
    }

    /** Returns once each listener has applied all of the source's events of one topic. */
    void awaitTopic(List<String> listeners, String source, String topic) throws IOException {
        Map<String, Long> published = Map.of(topic, head(source, "?topic=" + topic, "events"));
        for (String listener : listeners) {
            await(listener, "topics", published);
        }
    }

    private long head(String source) throws IOException {
        return head(source, "", "position");
    }

    /** The position of a source once nothing waits for one. */
    private long head(String source, String query, String field) throws IOException {
        while (true) {
            JsonNode head = api.get(URI.create(addresses.of(source) + "/v1/events/head" + query));
            if (head.path("pending").asLong() == 0) {
                return head.path(field).asLong();
            }
            pause(source + " đang phát sự kiện / still publishes its events");
        }
    }

    private long await(String listener, String field, Map<String, Long> heads) throws IOException {
        Map<String, Long> before = Map.of();
        long lastMove = System.nanoTime();
        while (true) {
            JsonNode inbox = api.get(URI.create(addresses.of(listener) + "/v1/inbox"));
            Map<String, Long> applied = new TreeMap<>();
            heads.keySet().forEach(source -> applied.put(source, applied(inbox.path(field), source)));
            long deadLetters = inbox.path("deadLetters").asLong();
            if (heads.entrySet().stream()
                    .allMatch(head -> applied.getOrDefault(head.getKey(), 0L) >= head.getValue())) {
                return deadLetters;
            }
            if (!applied.equals(before)) {
                before = applied;
                lastMove = System.nanoTime();
            }
            String why = listener + " đã áp dụng / has applied " + applied + ", cần / of " + heads;
            if (deadLetters > 0 && System.nanoTime() - lastMove > STUCK) {
                throw new StackProblem(deadLetters + " sự kiện không áp dụng được / events could not be applied, see "
                        + addresses.of(listener) + "/v1/dead-letters: " + why);
            }
            pause(why);
        }
    }

    /** A source is named after its service, with or without the word service. */
    static long applied(JsonNode sources, String source) {
        return sources.path(sources.has(source) ? source : source + "-service").asLong();
    }

    private void pause(String why) {
        if (api.isTimeOver()) {
            throw new StackProblem("Hết thời gian chờ / waited too long: " + why);
        }
        LockSupport.parkNanos(BETWEEN_LOOKS);
    }
}
