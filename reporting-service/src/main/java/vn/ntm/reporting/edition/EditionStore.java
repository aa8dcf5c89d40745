package vn.ntm.reporting.edition;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The tables of editions. Files are only ever added. */
@Singleton
class EditionStore {

    private static final String COLUMNS =
            "select id, version, state, unit, as_of, recipient, proposals, content, maker_id, drafted_at, publication, number,"
                    + " approver_id, published_at, withdrawn_at, withdrawn_by, reason, replaced_by from edition";

    /** @param publication as JSON; null for a draft */
    record Row(
            UUID id,
            long version,
            EditionView.State state,
            String unit,
            Instant asOf,
            @Nullable String recipient,
            String proposals,
            String content,
            String makerId,
            Instant draftedAt,
            @Nullable String publication,
            @Nullable String number,
            @Nullable String approverId,
            @Nullable Instant publishedAt,
            EditionView.@Nullable NoticeView notice) {}

    /** @param bytes null in a list */
    record Stored(String name, String mediaType, long length, String sha256, byte @Nullable [] bytes) {}

    Optional<Row> find(Handle handle, UUID id, boolean lock) {
        return handle.createQuery(COLUMNS + " where id = :id" + (lock ? " for update" : ""))
                .bind("id", id)
                .map(EditionStore::row)
                .findOne();
    }

    List<Row> list(Handle handle, @Nullable String unit, EditionView.@Nullable State state, String after, int limit) {
        return handle.createQuery(COLUMNS + """
                         where (:unit::text is null or unit = :unit) and (:state::text is null or state = :state)
                         and id::text > :after order by id::text limit :limit
                        """)
                .bind("unit", unit)
                .bind("state", state)
                .bind("after", after)
                .bind("limit", limit)
                .map(EditionStore::row)
                .list();
    }

    void insert(
            Handle handle,
            UUID id,
            EditionContent content,
            String text,
            EditionRequests.Draft draft,
            String proposals,
            String maker,
            Instant at) {
        handle.createUpdate("""
                        insert into edition (id, version, state, unit, year, months, as_of, recipient, proposals, content, maker_id,
                                             drafted_at)
                        values (:id, 1, 'DRAFT', :unit, :year, :months, :asOf, :recipient, :proposals, :content, :maker, :at)
                        """)
                .bind("id", id)
                .bind("unit", content.unit())
                .bind("year", content.year())
                .bind("months", content.months())
                .bind("asOf", content.asOf().atOffset(ZoneOffset.UTC))
                .bind("recipient", draft.recipient())
                .bind("proposals", proposals)
                .bind("content", text)
                .bind("maker", maker)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute();
    }

    boolean numberIsTaken(Handle handle, String number) {
        return handle.createQuery("select exists (select 1 from edition where number = :number)")
                .bind("number", number)
                .mapTo(Boolean.class)
                .one();
    }

    void publish(
            Handle handle,
            UUID id,
            String publication,
            String number,
            String approver,
            Instant at,
            List<Renderings.File> files) {
        handle.createUpdate("""
                        update edition set version = version + 1, state = 'PUBLISHED', publication = :publication,
                               number = :number, approver_id = :approver, published_at = :at where id = :id
                        """)
                .bind("publication", publication)
                .bind("number", number)
                .bind("approver", approver)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("id", id)
                .execute();
        for (int place = 0; place < files.size(); place++) {
            Renderings.File file = files.get(place);
            handle.createUpdate("insert into edition_file values (:id, :name, :place, :type, :sha256, :bytes)")
                    .bind("id", id)
                    .bind("name", file.name())
                    .bind("place", place)
                    .bind("type", file.mediaType())
                    .bind("sha256", file.sha256())
                    .bind("bytes", file.bytes())
                    .execute();
        }
    }

    void withdraw(Handle handle, UUID id, EditionRequests.Withdrawal withdrawal, String actor, Instant at) {
        handle.createUpdate("""
                        update edition set version = version + 1, state = 'WITHDRAWN', withdrawn_at = :at, withdrawn_by = :actor,
                               reason = :reason, replaced_by = :replacedBy where id = :id
                        """)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("actor", actor)
                .bind("reason", withdrawal.reason())
                .bind("replacedBy", withdrawal.replacedBy())
                .bind("id", id)
                .execute();
    }

    List<Stored> files(Handle handle, UUID id) {
        return handle.createQuery("select name, media_type, octet_length(bytes), sha256 from edition_file"
                        + " where edition_id = :id order by place")
                .bind("id", id)
                .map((row, context) ->
                        new Stored(row.getString(1), row.getString(2), row.getLong(3), row.getString(4), null))
                .list();
    }

    Optional<Stored> file(Handle handle, UUID id, String name) {
        return handle.createQuery("select name, media_type, octet_length(bytes), sha256, bytes from edition_file"
                        + " where edition_id = :id and name = :name")
                .bind("id", id)
                .bind("name", name)
                .map((row, context) -> new Stored(
                        row.getString(1), row.getString(2), row.getLong(3), row.getString(4), row.getBytes(5)))
                .findOne();
    }

    private static Row row(ResultSet row, StatementContext context) throws SQLException {
        Instant withdrawnAt = instant(row, "withdrawn_at");
        return new Row(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                EditionView.State.valueOf(row.getString("state")),
                row.getString("unit"),
                row.getObject("as_of", OffsetDateTime.class).toInstant(),
                row.getString("recipient"),
                row.getString("proposals"),
                row.getString("content"),
                row.getString("maker_id"),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
                row.getString("publication"),
                row.getString("number"),
                row.getString("approver_id"),
                instant(row, "published_at"),
                withdrawnAt == null
                        ? null
                        : new EditionView.NoticeView(
                                withdrawnAt,
                                row.getString("reason"),
                                row.getString("replaced_by"),
                                row.getString("withdrawn_by")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
