package vn.ntm.deploy.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import vn.ntm.deploy.local.StackProblem;

/** Waits until what one service published has arrived at others. */
final class Settling {

    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(50);

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
        Map<String, Long> heads = new HashMap<>();
        for (String source : sources) {
            heads.put(source, head(source));
        }
        long deadLetters = 0;
        for (String listener : listeners) {
            deadLetters += await(listener, heads);
        }
        return deadLetters;
    }

    /** Returns once each listener has applied the source's last event of one topic, all that it listens to there. */
    void awaitTopic(List<String> listeners, String source, String topic) throws IOException {
        Map<String, Long> heads = Map.of(source, head(source, "?topic=" + topic));
        for (String listener : listeners) {
            await(listener, heads);
        }
    }

    private long head(String source) throws IOException {
        return head(source, "");
    }

    /** The position of a source once nothing waits for one. */
    private long head(String source, String query) throws IOException {
        while (true) {
            JsonNode head = api.get(URI.create(addresses.of(source) + "/v1/events/head" + query));
            if (head.path("pending").asLong() == 0) {
                return head.path("position").asLong();
            }
            pause(source + " đang phát sự kiện / still publishes its events");
        }
    }

    private long await(String listener, Map<String, Long> heads) throws IOException {
        while (true) {
            JsonNode inbox = api.get(URI.create(addresses.of(listener) + "/v1/inbox"));
            List<String> behind = new ArrayList<>();
            heads.forEach((source, head) -> {
                long applied = applied(inbox.path("sources"), source);
                if (applied < head) {
                    behind.add(source + " " + applied + "/" + head);
                }
            });
            if (behind.isEmpty()) {
                return inbox.path("deadLetters").asLong();
            }
            pause(listener + " chưa áp dụng xong / has not applied all of: " + String.join(", ", behind));
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
