package vn.ntm.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of the suite: kept for ever, three partitions each, and a dead-letter topic beside each. */
public final class Topics {

    public static final List<String> NAMES = List.of("ntm.units", "ntm.criteria", "ntm.ocop", "ntm.budget");
    private static final int PARTITIONS = 3;
    private static final short ONE_REPLICA = 1;
    private static final Map<String, String> KEPT_FOR_EVER =
            Map.of("retention.ms", "-1", "retention.bytes", "-1", "cleanup.policy", "delete");

    private Topics() {}

    /** Creates what is missing; returns once the broker knows all of them, or throws after the given time. */
    public static void ensure(String bootstrap, Duration within) {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                Math.toIntExact(within.toMillis()),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                Math.toIntExact(Math.min(within.toMillis(), 10_000)),
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200);
        try (Admin admin = Admin.create(settings)) {
            Set<String> there = admin.listTopics().names().get(within.toMillis(), TimeUnit.MILLISECONDS);
            List<NewTopic> missing = new ArrayList<>();
            for (String name : NAMES) {
                for (String topic : List.of(name, name + ".dead-letter")) {
                    if (!there.contains(topic)) {
                        missing.add(new NewTopic(topic, PARTITIONS, ONE_REPLICA).configs(KEPT_FOR_EVER));
                    }
                }
            }
            admin.createTopics(missing).all().get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("The topics cannot be created: " + e.getCause(), e);
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("The broker at " + bootstrap + " did not answer in " + within, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the topics were created", e);
        }
    }
}
