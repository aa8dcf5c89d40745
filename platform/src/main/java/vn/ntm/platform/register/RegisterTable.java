package vn.ntm.platform.register;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** One register's table: key columns for finding and guarding, the content as JSON. */
public final class RegisterTable<B> {

    /** The caller's units with all that lay beneath them, each for as long as it did. */
    private static final String COVERED = """
            with recursive covered (code, valid) as (
                select code, valid from unit_period where code = any (?)
                union
                select u.code, u.valid * c.valid from unit_period u join covered c
                       on u.parent_code = c.code and u.valid && c.valid
            )
            """;

    private final String table;
    private final Class<B> type;
    private final ObjectMapper json;

    /** @param table name of the table, written in the service's own migration */
    public RegisterTable(String table, Class<B> type, ObjectMapper json) {
        this.table = table;
        this.type = type;
        this.json = json;
    }

    String name() {
        return table;
    }

    Map<String, Entry<B>> lockByKeys(Handle handle, Collection<String> keys) {
        Map<String, Entry<B>> found = new LinkedHashMap<>();
        handle.createQuery("select * from " + table + " where natural_key = any (:keys) order by id for update")
                .bindArray("keys", String.class, keys)
                .map((row, c) -> Map.entry(row.getString("natural_key"), entry(row)))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    /** Locks in the order of ids, so that two approvals of the same documents never wait for each other in a circle. */
    public List<Entry<B>> lock(Handle handle, Collection<UUID> ids) {
        return handle.createQuery("select * from " + table + " where id = any (:ids) order by id for update")
                .bindArray("ids", UUID.class, ids)
                .map((row, c) -> entry(row))
                .list();
    }

    public Optional<Entry<B>> find(Handle handle, UUID id) {
        return handle.createQuery("select * from " + table + " where id = :id")
                .bind("id", id)
                .map((row, c) -> entry(row))
                .findOne();
    }

    public List<Entry<B>> findByKeys(Handle handle, Collection<String> keys) {
        return handle.createQuery("select * from " + table + " where natural_key = any (:keys)")
                .bindArray("keys", String.class, keys)
                .map((row, c) -> entry(row))
                .list();
    }

    /** The ids of those natural keys that are taken. */
    public Map<String, UUID> taken(Handle handle, Collection<String> keys) {
        Map<String, UUID> taken = new LinkedHashMap<>();
        handle.createQuery("select natural_key, id from " + table + " where natural_key = any (:keys)")
                .bindArray("keys", String.class, keys)
                .map((row, c) -> Map.entry(row.getString(1), row.getObject(2, UUID.class)))
                .forEach(entry -> taken.put(entry.getKey(), entry.getValue()));
        return taken;
    }

    public Optional<Entry<B>> findByKey(Handle handle, String key) {
        return handle.createQuery("select * from " + table + " where natural_key = :key")
                .bind("key", key)
                .map((row, c) -> entry(row))
                .findOne();
    }

    /**
     * One page in the order of ids, that is of entry.
     *
     * @param units only what these units cover on the documents' dates; null for all
     */
    public List<Entry<B>> list(
            Handle handle, List<Filter> filters, @Nullable Collection<String> units, String afterId, int limit) {
        StringBuilder sql = new StringBuilder(units == null ? "" : COVERED)
                .append("select t.* from (select *, body::jsonb as doc from ")
                .append(table)
                .append(") t where (? = '' or id > nullif(?, '')::uuid)");
        List<Filter> given =
                filters.stream().filter(filter -> filter.value() != null).toList();
        given.forEach(filter -> sql.append(" and ").append(filter.condition()));
        if (units != null) {
            sql.append(" and (t.unit is null or exists"
                    + " (select 1 from covered c where c.code = t.unit and c.valid @> t.on_date))");
        }
        Query query = handle.createQuery(sql.append(" order by id limit ?"));
        int place = 0;
        if (units != null) {
            query.bindArray(place++, String.class, units);
        }
        query.bind(place++, afterId).bind(place++, afterId);
        for (Filter filter : given) {
            query.bind(place++, filter.value());
        }
        return query.bind(place, limit).map((row, c) -> entry(row)).list();
    }

    /** Those of the documents that these units cover on the documents' dates. */
    Set<UUID> covered(Handle handle, Collection<String> units, Collection<UUID> ids) {
        return new HashSet<>(handle.createQuery(COVERED + "select t.id from " + table + " t where t.id = any (?) and"
                        + " (t.unit is null or exists"
                        + " (select 1 from covered c where c.code = t.unit and c.valid @> t.on_date))")
                .bindArray(0, String.class, units)
                .bindArray(1, UUID.class, ids)
                .mapTo(UUID.class)
                .list());
    }

    void insertAll(Handle handle, List<Keyed<B>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("insert into " + table
                + " (id, natural_key, unit, on_date, state, version, maker_id, approver_id, approved_at, reason, body)"
                + " values (:id, :key, :unit, :on, :state, :version, :maker, :approver, :approvedAt, :reason, :body)");
        rows.forEach(row -> bind(batch, row.entry())
                .bind("key", row.key())
                .bind("unit", row.unit())
                .bind("on", row.on())
                .add());
        batch.execute();
    }

    /** Inserts all whose natural key is free, in one round trip; the ids of those that were written. */
    Set<UUID> insertNew(Handle handle, List<Keyed<B>> rows) {
        return new HashSet<>(handle.createQuery("insert into " + table
                        + " (id, natural_key, unit, on_date, state, version, maker_id, body)"
                        + " select * from unnest(:ids, :keys, :units, :dates::date[], :states, :versions, :makers, :bodies)"
                        + " on conflict (natural_key) do nothing returning id")
                .bindArray(
                        "ids",
                        UUID.class,
                        rows.stream().map(row -> row.entry().id()).toList())
                .bindArray("keys", String.class, rows.stream().map(Keyed::key).toList())
                .bindArray("units", String.class, texts(rows, row -> row.unit()))
                .bindArray(
                        "dates",
                        String.class,
                        texts(rows, row -> row.on() == null ? null : row.on().toString()))
                .bindArray("states", String.class, texts(rows, row -> row.entry()
                        .state()
                        .name()))
                .bindArray(
                        "versions",
                        Long.class,
                        rows.stream().map(row -> row.entry().version()).toList())
                .bindArray(
                        "makers", String.class, texts(rows, row -> row.entry().makerId()))
                .bindArray(
                        "bodies",
                        String.class,
                        texts(rows, row -> text(row.entry().content())))
                .mapTo(UUID.class)
                .list());
    }

    private static <B> List<@Nullable String> texts(List<Keyed<B>> rows, Function<Keyed<B>, @Nullable String> text) {
        List<@Nullable String> values = new ArrayList<>();
        rows.forEach(row -> values.add(text.apply(row)));
        return values;
    }

    /** Writes the new state of these documents, in one round trip. */
    public void updateAll(Handle handle, List<Entry<B>> entries) {
        if (entries.isEmpty()) {
            return;
        }
        handle.createUpdate("update " + table + " d set state = v.state, version = v.version, maker_id = v.maker,"
                        + " approver_id = v.approver, approved_at = v.approved_at, reason = v.reason, body = v.body"
                        + " from unnest(:ids, :states, :versions, :makers, :approvers, :times::timestamptz[], :reasons,"
                        + " :bodies) as v (id, state, version, maker, approver, approved_at, reason, body)"
                        + " where d.id = v.id")
                .bindArray("ids", UUID.class, entries.stream().map(Entry::id).toList())
                .bindArray("states", String.class, of(entries, entry -> entry.state()
                        .name()))
                .bindArray(
                        "versions",
                        Long.class,
                        entries.stream().map(Entry::version).toList())
                .bindArray("makers", String.class, of(entries, Entry::makerId))
                .bindArray("approvers", String.class, of(entries, Entry::approverId))
                .bindArray(
                        "times",
                        String.class,
                        of(
                                entries,
                                entry -> entry.approvedAt() == null
                                        ? null
                                        : entry.approvedAt().toString()))
                .bindArray("reasons", String.class, of(entries, Entry::reason))
                .bindArray("bodies", String.class, of(entries, entry -> text(entry.content())))
                .execute();
    }

    private static <B> List<@Nullable String> of(List<Entry<B>> entries, Function<Entry<B>, @Nullable String> text) {
        List<@Nullable String> values = new ArrayList<>();
        entries.forEach(entry -> values.add(text.apply(entry)));
        return values;
    }

    private PreparedBatch bind(PreparedBatch batch, Entry<B> entry) {
        return batch.bind("id", entry.id())
                .bind("state", entry.state().name())
                .bind("version", entry.version())
                .bind("maker", entry.makerId())
                .bind("approver", entry.approverId())
                .bind("approvedAt", entry.approvedAt())
                .bind("reason", entry.reason())
                .bind("body", text(entry.content()));
    }

    boolean sameContent(B one, B other) {
        return text(one).equals(text(other));
    }

    private Entry<B> entry(ResultSet row) throws SQLException {
        return new Entry<>(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                State.valueOf(row.getString("state")),
                content(row.getString("body")),
                row.getString("maker_id"),
                row.getString("approver_id"),
                row.getObject("approved_at", OffsetDateTime.class),
                row.getString("reason"));
    }

    /** A body as a query of the feature's own read it. */
    public B content(String body) {
        try {
            return json.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored document of " + table + " cannot be read.", e);
        }
    }

    private String text(B content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A document of " + table + " cannot be written.", e);
        }
    }

    /** A document with what finds it. */
    record Keyed<B>(
            String key, @Nullable String unit, @Nullable LocalDate on, Entry<B> entry) {}
}
