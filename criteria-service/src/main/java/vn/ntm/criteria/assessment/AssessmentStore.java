package vn.ntm.criteria.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.ntm.platform.db.BoundSql;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.State;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.web.Fault;

/**
 * Writes assessments many at a time: one row and one event for each form, whatever the number of its values. Two writers
 * meet at the unique natural key alone, so they wait for each other only where they write the same.
 */
@Singleton
class AssessmentStore {

    private static final String INSERT = """
            insert into assessment (id, natural_key, unit, on_date, state, version, maker_id, round, criteria_set, body)
            select n.id, n.key, n.unit, n.on_date::date, n.state, 1, n.maker, n.round, n.criteria_set, n.body
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
                 as n (id, key, unit, on_date, state, maker, round, criteria_set, body)
            on conflict (natural_key) do nothing
            """;

    private final ObjectMapper json;

    AssessmentStore(ObjectMapper json) {
        this.json = json;
    }

    /** What became of a chunk: events to append, and the natural keys of what is new and of what changed. */
    record Written(List<EventDraft> events, Set<String> created, Set<String> updated) {}

    /** A form's result, where its fault would stand, and the result as JSON. */
    record Row(UUID id, Assessment content, String at, String body) {}

    /** Contents with the ids that they get if they are new, and their JSON. */
    List<Row> prepare(Tx tx, List<Assessment> contents, List<String> at) {
        List<Row> rows = new ArrayList<>(contents.size());
        for (int i = 0; i < contents.size(); i++) {
            rows.add(new Row(tx.newId(), contents.get(i), at.get(i), text(contents.get(i))));
        }
        return rows;
    }

    /**
     * Writes what is new, changes what nobody approved yet, leaves what is equal; a change of an approved assessment is a
     * fault, because an approval covers what was approved.
     */
    Written write(Handle handle, Actor maker, State state, List<Row> rows, List<Fault> faults) {
        Set<UUID> inserted = insert(
                handle,
                rows.stream().map(row -> new Entering(row, state, maker)).toList());
        Set<String> created = new HashSet<>();
        List<EventDraft> events = new ArrayList<>(rows.size());
        Map<String, Row> there = new HashMap<>();
        for (Row row : rows) {
            if (inserted.contains(row.id())) {
                created.add(row.content().naturalKey());
                events.add(event(row.id(), 1, state, row.content(), row.body(), maker.id()));
            } else {
                there.put(row.content().naturalKey(), row);
            }
        }
        Set<String> updated = there.isEmpty() ? Set.of() : update(handle, maker, state, there, events, faults);
        return new Written(events, created, updated);
    }

    /** One of several that different people enter; its id is the one that it gets if it is new. */
    record Entering(Row row, State state, Actor maker) {

        UUID id() {
            return row.id();
        }
    }

    Entering entering(Tx tx, Assessment content, State state, Actor maker) {
        return new Entering(new Row(tx.newId(), content, "", text(content)), state, maker);
    }

    /** Writes those that are new, in one round trip, and returns their ids; the natural key of the others is taken. */
    Set<UUID> insert(Handle handle, List<Entering> entering) {
        return entering.isEmpty()
                ? Set.of()
                : new HashSet<>(BoundSql.read(
                        handle, inserting(INSERT + " returning id", entering), row -> row.getObject("id", UUID.class)));
    }

    /** What writes all of these with what else the transaction writes at its end, and fails when a natural key is taken. */
    BoundSql insertingAll(List<Entering> entering) {
        return inserting(INSERT, entering)
                .whole(
                        entering.size(),
                        () -> new IllegalStateException(
                                "Of %d assessments entered together not all are new.".formatted(entering.size())));
    }

    /** The new assessment as JSON, as its maker is told and as its event says. */
    String told(Entering entered) {
        Row row = entered.row();
        return told(row.id(), 1, entered.state(), row.body(), entered.maker().id());
    }

    EventDraft event(Entering entered, String told) {
        return draft(entered.id(), 1, entered.state(), entered.row().content(), new RawValue(told));
    }

    private static BoundSql inserting(String sql, List<Entering> entering) {
        return BoundSql.of(
                sql,
                SqlArray.uuids(entering, Entering::id),
                SqlArray.texts(entering, one -> one.row().content().naturalKey()),
                SqlArray.texts(entering, one -> one.row().content().unit()),
                SqlArray.texts(entering, one -> one.row().content().assessedOn().toString()),
                SqlArray.texts(entering, one -> one.state().name()),
                SqlArray.texts(entering, one -> one.maker().id()),
                SqlArray.texts(entering, one -> one.row().content().round()),
                SqlArray.texts(entering, one -> one.row().content().criteriaSet()),
                SqlArray.texts(entering, one -> one.row().body()));
    }

    private Set<String> update(
            Handle handle,
            Actor maker,
            State state,
            Map<String, Row> there,
            List<EventDraft> events,
            List<Fault> faults) {
        List<Row> changed = new ArrayList<>();
        List<Long> versions = new ArrayList<>();
        handle.createQuery("select id, natural_key, state, version, body from assessment"
                        + " where natural_key = any (:keys) order by id for update")
                .bind("keys", SqlArray.texts(there.keySet()))
                .map((result, c) -> {
                    Row row = there.get(result.getString("natural_key"));
                    UUID id = result.getObject("id", UUID.class);
                    boolean handsIn = state == State.SUBMITTED
                            && result.getString("state").equals(State.DRAFT.name());
                    if (row == null || (!handsIn && sameResult(result.getString("body"), row.content()))) {
                        return false;
                    }
                    if (result.getString("state").equals(State.APPROVED.name())) {
                        faults.add(Fault.at(
                                row.at(),
                                "approved-differs",
                                Map.of("key", row.content().naturalKey(), "existing", id)));
                        return false;
                    }
                    changed.add(new Row(id, row.content(), row.at(), row.body()));
                    return versions.add(result.getLong("version") + 1);
                })
                .list();
        if (changed.isEmpty()) {
            return Set.of();
        }
        handle.createUpdate("update assessment a set state = :state, version = n.version, maker_id = :maker,"
                        + " reason = null, round = n.round, body = n.body"
                        + " from unnest(:ids, :versions, :rounds, :bodies) as n (id, version, round, body)"
                        + " where a.id = n.id")
                .bind("rounds", SqlArray.texts(changed, row -> row.content().round()))
                .bind("state", state.name())
                .bind("maker", maker.id())
                .bind("ids", SqlArray.uuids(changed, Row::id))
                .bind("versions", SqlArray.longs(versions))
                .bind("bodies", SqlArray.texts(changed, Row::body))
                .execute();
        for (int i = 0; i < changed.size(); i++) {
            Row row = changed.get(i);
            events.add(event(row.id(), versions.get(i), state, row.content(), row.body(), maker.id()));
        }
        return changed.stream().map(row -> row.content().naturalKey()).collect(Collectors.toSet());
    }

    /** Who verified it is no part of what was reported. */
    private boolean sameResult(String stored, Assessment content) {
        Assessment before = read(stored);
        return text(before.stepped(null, null, null)).equals(text(content.stepped(null, null, null)));
    }

    /** The event of a new state, from JSON that is written once and put into both row and event. */
    private EventDraft event(UUID id, long version, State state, Assessment content, String body, String maker) {
        return draft(id, version, state, content, new RawValue(told(id, version, state, body, maker)));
    }

    private String told(UUID id, long version, State state, String body, String maker) {
        return "{\"id\":\"" + id + "\",\"version\":" + version + ",\"state\":\"" + state + "\","
                + body.substring(1, body.length() - 1) + ",\"makerId\":" + quoted(maker) + "}";
    }

    static EventDraft event(Entry<Assessment> entry) {
        return draft(entry.id(), entry.version(), entry.state(), entry.content(), entry);
    }

    /** Its maker changed a draft, which is no return even where it had been sent back. */
    static EventDraft drafted(Entry<Assessment> entry) {
        return draft(entry.id(), entry.version(), "drafted", entry.content(), entry);
    }

    private static EventDraft draft(UUID id, long version, State state, Assessment content, Object data) {
        return draft(id, version, fact(state, content), content, data);
    }

    private static EventDraft draft(UUID id, long version, String fact, Assessment content, Object data) {
        return new EventDraft(
                "ntm.criteria",
                "vn.ntm.criteria.assessment-" + fact + ".v1",
                "assessments/" + id,
                version,
                content.unit(),
                content.assessedOn(),
                data);
    }

    private static String fact(State state, Assessment content) {
        if (state == State.APPROVED) {
            return "approved";
        }
        if (state == State.DRAFT) {
            return content.writing() == Assessment.Writing.RETURNED ? "returned" : "drafted";
        }
        return content.verifierId() == null ? "submitted" : "verified";
    }

    private Assessment read(String body) {
        try {
            return json.readValue(body, Assessment.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored assessment cannot be read.", e);
        }
    }

    private String text(Assessment content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An assessment cannot be written.", e);
        }
    }

    private String quoted(String text) {
        try {
            return json.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A text cannot be written.", e);
        }
    }
}
