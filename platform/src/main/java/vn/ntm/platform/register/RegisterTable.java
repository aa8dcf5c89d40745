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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.BoundSql;
import vn.ntm.platform.db.Many;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.db.Tx;

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

    /**
     * What was taken back or ran out leaves its natural key to what is entered in its stead, which has the same number on
     * paper; what somebody refused or called off keeps it. Tables that know these states say the same, word for word, in
     * their unique index.
     */
    private static final String HAS_ITS_KEY = "state not in ('WITHDRAWN', 'EXPIRED', 'REVERSED')";

    private final String table;
    private final Class<B> type;
    private final ObjectMapper json;
    private final List<Column<B>> columns;

    /** @param table name of the table, written in the service's own migration */
    public RegisterTable(String table, Class<B> type, ObjectMapper json) {
        this(table, type, json, List.of());
    }

    /** @param columns that are written with the content, besides those that every register has */
    RegisterTable(String table, Class<B> type, ObjectMapper json, List<Column<B>> columns) {
        this.table = table;
        this.type = type;
        this.json = json;
        this.columns = columns;
    }

    String name() {
        return table;
    }

    Map<String, Entry<B>> lockByKeys(Handle handle, Collection<String> keys) {
        Map<String, Entry<B>> found = new LinkedHashMap<>();
        handle.createQuery("select * from " + table + " where natural_key = any (:keys) and " + HAS_ITS_KEY
                        + " order by id for update")
                .bind("keys", SqlArray.texts(keys))
                .map((row, c) -> Map.entry(row.getString("natural_key"), entry(row)))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    /** Locks in the order of ids, so that two approvals of the same documents never wait for each other in a circle. */
    public List<Entry<B>> lock(Handle handle, Collection<UUID> ids) {
        return entries(BoundSql.read(handle, locking(ids), RegisterTable::stored));
    }

    /** The same, with whatever else this transaction asks. */
    public Supplier<List<Entry<B>>> askingLock(Tx tx, Collection<UUID> ids) {
        Supplier<List<Stored>> rows = tx.asking(locking(ids), RegisterTable::stored);
        return () -> entries(rows.get());
    }

    private BoundSql locking(Collection<UUID> ids) {
        return BoundSql.of(
                "select * from " + table + " where id = any (?) order by id for update", SqlArray.uuids(ids));
    }

    private List<Entry<B>> entries(List<Stored> rows) {
        return Many.stream(rows).map(this::entry).toList();
    }

    public Optional<Entry<B>> find(Handle handle, UUID id) {
        return handle.createQuery("select * from " + table + " where id = :id")
                .bind("id", id)
                .map((row, c) -> entry(row))
                .findOne();
    }

    /** What left its natural key to others, by that key, in the order of entry. */
    public Map<String, List<Entry<B>>> formerByKeys(Handle handle, Collection<String> keys) {
        Map<String, List<Entry<B>>> former = new LinkedHashMap<>();
        handle.createQuery("select * from " + table + " where natural_key = any (:keys) and not (" + HAS_ITS_KEY
                        + ") order by id")
                .bind("keys", SqlArray.texts(keys))
                .map((row, c) -> Map.entry(row.getString("natural_key"), entry(row)))
                .forEach(entry -> former.computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                        .add(entry.getValue()));
        return former;
    }

    public List<Entry<B>> findByKeys(Handle handle, Collection<String> keys) {
        return handle.createQuery("select * from " + table + " where natural_key = any (:keys) and " + HAS_ITS_KEY)
                .bind("keys", SqlArray.texts(keys))
                .map((row, c) -> entry(row))
                .list();
    }

    /** The ids of those natural keys that are taken. */
    public Map<String, UUID> taken(Handle handle, Collection<String> keys) {
        return byKey(BoundSql.read(handle, owners(keys), RegisterTable::owner));
    }

    /** The same, with whatever else this transaction asks. */
    public Supplier<Map<String, UUID>> askingTaken(Tx tx, Collection<String> keys) {
        Supplier<List<Map.Entry<String, UUID>>> owners = tx.asking(owners(keys), RegisterTable::owner);
        return () -> byKey(owners.get());
    }

    private BoundSql owners(Collection<String> keys) {
        return BoundSql.of(
                "select natural_key, id from " + table + " where natural_key = any (?) and " + HAS_ITS_KEY,
                SqlArray.texts(keys));
    }

    private static Map.Entry<String, UUID> owner(ResultSet row) throws SQLException {
        return Map.entry(row.getString(1), row.getObject(2, UUID.class));
    }

    private static Map<String, UUID> byKey(List<Map.Entry<String, UUID>> owners) {
        Map<String, UUID> byKey = new LinkedHashMap<>();
        owners.forEach(owner -> byKey.put(owner.getKey(), owner.getValue()));
        return byKey;
    }

    public Optional<Entry<B>> findByKey(Handle handle, String key) {
        return handle.createQuery("select * from " + table + " where natural_key = :key and " + HAS_ITS_KEY)
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
            query.bind(place++, SqlArray.texts(units));
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
                .bind(0, SqlArray.texts(units))
                .bind(1, SqlArray.uuids(ids))
                .mapTo(UUID.class)
                .list());
    }

    void insertAll(Handle handle, List<Keyed<B>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("insert into " + table
                + " (id, natural_key, unit, on_date, state, version, maker_id, approver_id, approved_at, reason, body"
                + each(", %1$s") + ")"
                + " values (:id, :key, :unit, :on, :state, :version, :maker, :approver, :approvedAt, :reason, :body"
                + each(", :%1$s::%2$s") + ")");
        for (Keyed<B> row : rows) {
            columns.forEach(
                    column -> batch.bind(column.name(), column.text(row.entry().content())));
            bind(batch, row.entry())
                    .bind("key", row.key())
                    .bind("unit", row.unit())
                    .bind("on", row.on())
                    .add();
        }
        batch.execute();
    }

    /** What inserts all of these whose natural key is free. */
    BoundSql inserting(List<Keyed<B>> rows) {
        List<Object> bound = new ArrayList<>(List.of(
                SqlArray.uuids(rows, row -> row.entry().id()),
                SqlArray.texts(rows, Keyed::key),
                SqlArray.texts(rows, Keyed::unit),
                SqlArray.texts(rows, row -> text(row.on())),
                SqlArray.texts(rows, row -> row.entry().state().name()),
                SqlArray.longs(rows, row -> row.entry().version()),
                SqlArray.texts(rows, row -> row.entry().makerId()),
                SqlArray.texts(rows, row -> body(row.entry().content()))));
        columns.forEach(column ->
                bound.add(SqlArray.texts(rows, row -> column.text(row.entry().content()))));
        return BoundSql.of(
                "insert into " + table + " (id, natural_key, unit, on_date, state, version, maker_id, body"
                        + each(", %1$s") + ") select * from unnest(?, ?, ?, ?::date[], ?, ?, ?, ?"
                        + each(", ?::%2$s[]") + ") on conflict (natural_key) where " + HAS_ITS_KEY + " do nothing",
                bound.toArray());
    }

    /** Writes the new state of these documents, in one round trip. */
    public void updateAll(Handle handle, List<Entry<B>> entries) {
        if (!entries.isEmpty()) {
            BoundSql.send(handle, List.of(updating(entries)));
        }
    }

    /** What writes the new state of these documents. */
    public BoundSql updating(List<Entry<B>> entries) {
        List<Object> bound = new ArrayList<>(List.of(
                SqlArray.uuids(entries, Entry::id),
                SqlArray.texts(entries, entry -> entry.state().name()),
                SqlArray.longs(entries, Entry::version),
                SqlArray.texts(entries, Entry::makerId),
                SqlArray.texts(entries, Entry::approverId),
                SqlArray.texts(entries, entry -> text(entry.approvedAt())),
                SqlArray.texts(entries, Entry::reason),
                SqlArray.texts(entries, entry -> body(entry.content()))));
        columns.forEach(column -> bound.add(SqlArray.texts(entries, entry -> column.text(entry.content()))));
        return BoundSql.of(
                "update " + table + " d set state = v.state, version = v.version, maker_id = v.maker,"
                        + " approver_id = v.approver, approved_at = v.approved_at, reason = v.reason, body = v.body"
                        + each(", %1$s = v.%1$s")
                        + " from unnest(?, ?, ?, ?, ?, ?::timestamptz[], ?, ?" + each(", ?::%2$s[]")
                        + ") as v (id, state, version, maker, approver, approved_at, reason, body" + each(", %1$s")
                        + ") where d.id = v.id",
                bound.toArray());
    }

    /** The columns of this register alone, each written in this way: %1$s is its name, %2$s its type. */
    private String each(String written) {
        return columns.stream()
                .map(column -> written.formatted(column.name(), column.type()))
                .collect(Collectors.joining());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private PreparedBatch bind(PreparedBatch batch, Entry<B> entry) {
        return batch.bind("id", entry.id())
                .bind("state", entry.state().name())
                .bind("version", entry.version())
                .bind("maker", entry.makerId())
                .bind("approver", entry.approverId())
                .bind("approvedAt", entry.approvedAt())
                .bind("reason", entry.reason())
                .bind("body", body(entry.content()));
    }

    boolean sameContent(B one, B other) {
        return body(one).equals(body(other));
    }

    private Entry<B> entry(ResultSet row) throws SQLException {
        return entry(stored(row));
    }

    private Entry<B> entry(Stored row) {
        return new Entry<>(
                row.id,
                row.version,
                State.valueOf(row.state),
                content(row.body),
                row.makerId,
                row.approverId,
                row.approvedAt,
                row.reason);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("state"),
                row.getString("body"),
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

    private String body(B content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A document of " + table + " cannot be written.", e);
        }
    }

    /** A row whose content is not read yet. */
    private record Stored(
            UUID id,
            long version,
            String state,
            String body,
            String makerId,
            @Nullable String approverId,
            @Nullable OffsetDateTime approvedAt,
            @Nullable String reason) {}

    /** A document with what finds it. */
    record Keyed<B>(
            String key, @Nullable String unit, @Nullable LocalDate on, Entry<B> entry) {}
}
