package vn.ntm.reporting.indicator;

import static vn.ntm.reporting.fact.TwoClocks.PLACE;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.web.Page;
import vn.ntm.reporting.fact.FactKind;
import vn.ntm.reporting.fact.TwoClocks;

/**
 * Finds when a figure became another: at each moment at which one of its facts began or ended to be known, newest first, the
 * figure just before is compared with the figure since.
 */
final class Revisions {

    private static final int MOMENTS_PER_PAGE = 100;
    private static final long A_MICROSECOND = 1_000;

    private final Handle handle;
    private final Function<Instant, Reading> readings;

    Revisions(Handle handle, Function<Instant, Reading> readings) {
        this.handle = handle;
        this.readings = readings;
    }

    /** @param before only what became known earlier than that; the next page's cursor */
    Page<RevisionView> of(Definition definition, Question question, @Nullable Instant before) {
        Instant end = before == null ? question.asOf().plusNanos(A_MICROSECOND) : before;
        Map<Instant, List<RevisionView.CauseView>> moments = moments(kinds(definition), question, end);
        List<RevisionView> revisions = new ArrayList<>();
        Instant last = end;
        for (Map.Entry<Instant, List<RevisionView.CauseView>> moment : moments.entrySet()) {
            last = moment.getKey();
            BigDecimal to = valueAt(definition, question, last);
            BigDecimal from = valueAt(definition, question, last.minusNanos(A_MICROSECOND));
            boolean same = from == null ? to == null : to != null && from.compareTo(to) == 0;
            if (!same) {
                revisions.add(new RevisionView(last, from, to, moment.getValue()));
            }
        }
        return new Page<>(revisions, moments.size() < MOMENTS_PER_PAGE ? null : last.toString());
    }

    private @Nullable BigDecimal valueAt(Definition definition, Question question, Instant moment) {
        Reading reading = readings.apply(moment);
        Question then = new Question(question.unit(), question.validOn(), moment, question.mode(), question.year());
        return reading.unitIsKnown(then)
                ? reading.figure(definition.code(), then).value()
                : null;
    }

    /** Kinds of all facts that the figure and those it builds on look at. */
    private Set<FactKind> kinds(Definition definition) {
        Set<FactKind> kinds = new HashSet<>(definition.computation().facts());
        Reading any = readings.apply(Instant.EPOCH);
        definition.computation().indicators().forEach(code -> kinds.addAll(kinds(any.definition(code))));
        return kinds;
    }

    /** A fact is ended by the next event about its record, and that is the cause: what said the fact is older news. */
    private Map<Instant, List<RevisionView.CauseView>> moments(Set<FactKind> kinds, Question question, Instant end) {
        Map<Instant, List<RevisionView.CauseView>> moments = new LinkedHashMap<>();
        TwoClocks.ask(handle, PLACE + """
                        , bearer as (
                            select code from place
                            union
                            select l.code from place p
                            join unit_lines(:asOf::timestamptz) l on l.unit = p.code and l.began = p.valid_from
                            union
                            select g.code from unit_grounds(:asOf::timestamptz) g
                            where g.above = :unit and g.lies_from <= :on::date and :on::date < g.lies_to
                        ), known as (
                            select f.recorded_from as at, f.event_id, f.source_service, f.subject, f.position
                            from bearer p join fact f on f.unit = p.code and f.kind = any (:factKinds)
                            union
                            select f.recorded_to, coalesce(g.event_id, s.event_id, f.event_id), f.source_service, f.subject,
                                   coalesce(g.position, s.position, f.position)
                            from bearer p join fact f on f.unit = p.code and f.kind = any (:factKinds)
                            left join lateral (
                                select n.event_id, n.position from fact n
                                where n.subject = f.subject and n.recorded_from = f.recorded_to limit 1
                            ) g on true
                            left join fact_subject s on s.subject = f.subject and s.recorded_at = f.recorded_to
                            where isfinite(f.recorded_to)
                            union
                            select u.recorded_from, u.event_id, u.source_service, u.subject, u.position
                            from bearer p join unit_fact u on u.code = p.code
                            union
                            select f.recorded_from, f.event_id, f.source_service, f.subject, f.position
                            from fact f where f.kind = 'REFORM' and exists (
                                select 1 from jsonb_array_elements(f.attributes -> 'transfers') t
                                where t ->> 'to' in (select code from bearer))
                        ),
                        newest as (select distinct at from known where at < :end order by at desc limit :moments)
                        select k.* from known k join newest n on n.at = k.at order by k.at desc, k.subject, k.position
                        """, question.unit(), question.validOn(), question.asOf())
                .bind(
                        "factKinds",
                        SqlArray.texts(kinds.stream().map(Enum::name).sorted().toList()))
                .bind("end", end.atOffset(ZoneOffset.UTC))
                .bind("moments", MOMENTS_PER_PAGE)
                .map((row, context) -> Map.entry(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        new RevisionView.CauseView(
                                row.getObject("event_id", UUID.class),
                                row.getString("source_service"),
                                "/v1/" + row.getString("subject"),
                                row.getLong("position"))))
                .forEach(entry -> moments.computeIfAbsent(entry.getKey(), at -> new ArrayList<>())
                        .add(entry.getValue()));
        return moments;
    }
}
