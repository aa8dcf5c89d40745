package vn.ntm.reporting.reconciliation;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.inbox.AppliedPositions;
import vn.ntm.platform.web.Cursors;
import vn.ntm.platform.web.Page;

/** Reads digests of the facts. */
@Singleton
class FactDigests {

    private final Database database;
    private final Cursors cursors;

    FactDigests(Database database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    /**
     * What the facts of a subject rest on.
     *
     * @param source its owner
     * @param sequence version of the subject
     * @param event id of the event that was applied last
     * @param sha256 digest of that event's data as it came
     * @param facts how many facts it said
     * @param present how many of them are there; fewer means that some were lost
     */
    @Schema(name = "FactDigest")
    public record Row(
            String source,
            String subject,
            long sequence,
            long position,
            UUID event,
            String sha256,
            long facts,
            long present) {}

    /**
     * Digests that do not depend on the order of rows; two stores that were made from the same events have the same.
     *
     * @param positions by owner, the last position up to which every event is in the facts
     * @param tables by table or kind of fact
     */
    @Schema(name = "StoreDigest")
    public record Summary(Map<String, Long> positions, List<TableDigest> tables) {}

    /** @param digest sum of the rows' hashes */
    @Schema(name = "TableDigest")
    public record TableDigest(String table, long rows, BigDecimal digest) {}

    Page<Row> rows(@Nullable String source, @Nullable Integer asked, @Nullable String cursor) {
        int limit = Cursors.limit(asked);
        String filter = Optional.ofNullable(source).orElse("");
        String after = cursors.open(cursor, filter);
        List<Row> rows = database.readConsistently(handle -> handle.createQuery("""
                        select s.source, s.subject, s.sequence, s.position, s.event_id, s.digest, coalesce(s.facts, 0) as facts,
                               (select count(*) from fact f where f.subject = s.subject and f.recorded_to = 'infinity')
                               + (select count(*) from unit_fact u where u.subject = s.subject and u.recorded_to = 'infinity')
                               as present
                        from fact_subject s
                        where s.digest is not null and (:source = '' or s.source = :source)
                          and s.subject collate "C" > :after
                        order by s.subject collate "C" limit :limit
                        """)
                .bind("source", filter)
                .bind("after", after)
                .bind("limit", limit + 1)
                .map((row, context) -> new Row(
                        row.getString("source"),
                        row.getString("subject"),
                        row.getLong("sequence"),
                        row.getLong("position"),
                        row.getObject("event_id", UUID.class),
                        row.getString("digest"),
                        row.getLong("facts"),
                        row.getLong("present")))
                .list());
        return cursors.page(rows, limit, Row::subject, filter);
    }

    Summary summary() {
        return database.readConsistently(handle -> {
            List<TableDigest> tables = new ArrayList<>();
            handle.createQuery("""
                            select 'fact ' || kind as name, count(*) as rows, sum(hashtextextended((to_jsonb(f) - 'id')::text, 0)) as digest
                            from fact f group by kind
                            union all
                            select 'unit_fact', count(*), coalesce(sum(hashtextextended((to_jsonb(u) - 'id')::text, 0)), 0)
                            from unit_fact u
                            union all
                            select 'fact_subject', count(*), coalesce(sum(hashtextextended(to_jsonb(s)::text, 0)), 0)
                            from fact_subject s
                            order by 1
                            """)
                    .map((row, context) ->
                            new TableDigest(row.getString("name"), row.getLong("rows"), row.getBigDecimal("digest")))
                    .forEach(tables::add);
            return new Summary(AppliedPositions.of(handle), tables);
        });
    }
}
