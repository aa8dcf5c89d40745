package vn.ntm.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The history of one document, told by its events: each carries the full state after its step. */
@Singleton
public class EventHistory {

    /** What every step changes; naming it says nothing. */
    private static final Set<String> ALWAYS = Set.of("version", "reason");

    private final ObjectMapper json;

    EventHistory(ObjectMapper json) {
        this.json = json;
    }

    /** All steps in their order; none when no event names the subject. */
    public List<HistoryItem> of(Handle handle, String subject) {
        List<HistoryItem> items = new ArrayList<>();
        JsonNode[] before = {MissingNode.getInstance()};
        handle.createQuery(
                        "select e.id, k.type, sequence, business_time, recorded_at, a.role as actor_role, a.actor_id, data"
                                + " from event e join event_kind k on k.id = e.kind join event_actor a on a.id = e.actor"
                                + " where subject_key(subject) = subject_key(:subject) order by sequence")
                .bind("subject", subject)
                .map((row, context) -> {
                    JsonNode state = read(row.getString("data"));
                    HistoryItem item = new HistoryItem(
                            row.getLong("sequence"),
                            row.getObject("business_time", OffsetDateTime.class),
                            row.getObject("recorded_at", OffsetDateTime.class),
                            action(row.getString("type")),
                            row.getString("actor_role"),
                            row.getString("actor_id"),
                            text(state.path("reason")),
                            changes(before[0], state),
                            row.getObject("id", UUID.class));
                    before[0] = state;
                    return item;
                })
                .forEach(items::add);
        return items;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.textValue() : null;
    }

    /** {@code vn.ntm.criteria.recognition-decided.v1} is the action {@code recognition-decided}. */
    private static String action(String type) {
        String[] parts = type.split("\\.");
        return parts[parts.length - 2];
    }

    private static List<String> changes(JsonNode before, JsonNode after) {
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> !ALWAYS.contains(name))
                .filter(name -> !before.path(name).equals(after.path(name)))
                .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                .toList();
    }

    private JsonNode read(String data) {
        try {
            return json.readTree(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored event is not JSON.", e);
        }
    }
}
