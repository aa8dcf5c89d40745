package vn.ntm.reporting.fact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.BoundSql;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.inbox.ReceivedEvent;
import vn.ntm.platform.unit.UnitChanged;

/** Writes facts, a batch of events in a handful of statements. Nobody else changes the tables of facts. */
@Singleton
public class FactStore {

    private static final String FOR_EVER = "'infinity'::timestamptz";
    private static final String ALWAYS_BEFORE = "'-infinity'::date";
    private static final String ALWAYS_AFTER = "'infinity'::date";

    /** Up to so many rows a statement of arrays is as fast as COPY, and needs no trip of its own. */
    private static final int FEW = 64;

    private static final String ADVANCE = """
            insert into fact_source (source, effects, recorded_at)
            select source, effects, newest::timestamptz
            from unnest(?, ?, ?) as s (source, effects, newest)
            on conflict (source) do update
               set effects = fact_source.effects + excluded.effects,
                   recorded_at = greatest(fact_source.recorded_at, excluded.recorded_at)
            """;

    private final ObjectMapper json;
    private final Rows<Known<Fact>> facts;
    private final Rows<Known<UnitFact>> units;
    private final Rows<Map.Entry<String, Last>> subjects;

    FactStore(ObjectMapper json) {
        this.json = json;
        this.facts = FactStore.<Fact>clocks(new Rows<>("fact"))
                .with("kind", "text", row -> row.what().kind())
                .with("unit", "text", row -> row.what().unit())
                .with("from_unit", "text", row -> row.what().fromUnit())
                .with("level", "text", row -> row.what().level())
                .with("star", "integer", row -> row.what().star())
                .with("criteria_set", "text", row -> row.what().criteriaSet())
                .with("quantity", "text", row -> row.what().quantity())
                .with("indicator", "text", row -> row.what().indicator())
                .with("measure", "text", row -> row.what().measure())
                .with("item", "text", row -> row.what().item())
                .with("year", "integer", row -> row.what().year())
                .with("numerator", "numeric", row -> row.what().numerator())
                .with("denominator", "numeric", row -> row.what().denominator())
                .with("attributes", "jsonb", row -> write(row.what().attributes()))
                .with("valid_from", "date", ALWAYS_BEFORE, row -> row.what().validFrom())
                .with("valid_to", "date", ALWAYS_AFTER, row -> row.what().validTo());
        this.units = FactStore.<UnitFact>clocks(new Rows<>("unit_fact"))
                .with("code", "text", row -> row.what().code())
                .with("name_vi", "text", row -> row.what().nameVi())
                .with("name_ascii", "text", row -> row.what().nameAscii())
                .with("kind", "text", row -> row.what().kind())
                .with("parent_code", "text", row -> row.what().parentCode())
                .with("valid_from", "date", ALWAYS_BEFORE, row -> row.what().validFrom())
                .with("valid_to", "date", ALWAYS_AFTER, row -> row.what().validTo());
        this.subjects = new Rows<Map.Entry<String, Last>>(
                        "fact_subject",
                        "on conflict (subject) do update set sequence = excluded.sequence, recorded_at = excluded.recorded_at,"
                                + " source = excluded.source, position = excluded.position, event_id = excluded.event_id,"
                                + " digest = excluded.digest, facts = excluded.facts")
                .with("subject", "text", Map.Entry::getKey)
                .with("sequence", "bigint", row -> row.getValue().event().sequence())
                .with("recorded_at", "timestamptz", row -> row.getValue().recordedAt())
                .with("source", "text", row -> row.getValue().event().source())
                .with("position", "bigint", row -> row.getValue().event().position())
                .with("event_id", "uuid", row -> row.getValue().event().id())
                .with("digest", "text", row -> row.getValue().event().digest())
                .with("facts", "integer", row -> row.getValue().facts());
    }

    private static <T> Rows<Known<T>> clocks(Rows<Known<T>> rows) {
        return rows.with("subject", "text", row -> row.event().subject())
                .with("recorded_from", "timestamptz", Known::from)
                .with("recorded_to", "timestamptz", FOR_EVER, Known::to)
                .with("source_service", "text", row -> row.event().source())
                .with("event_id", "uuid", row -> row.event().id())
                .with("position", "bigint", row -> row.event().position());
    }

    /** Applies the events in their order; one that is not newer than its subject changes no fact. */
    public void apply(Tx tx, List<Derived> batch) {
        Map<String, Progress> progress = load(tx, batch);
        Set<String> known = Set.copyOf(progress.keySet());
        Map<String, Instant> stored = new TreeMap<>();
        List<Derived> effective = new ArrayList<>();
        List<Instant> since = new ArrayList<>();
        Map<String, Integer> last = new HashMap<>();
        Map<String, Last> said = new TreeMap<>();
        List<@Nullable Instant> until = new ArrayList<>();
        for (Derived derived : batch) {
            ReceivedEvent event = derived.event();
            Progress before = progress.get(event.subject());
            if (before != null && event.sequence() <= before.sequence()) {
                continue;
            }
            // An owner's clock may be put back; what it says later must still end what it said before.
            Instant at = before != null && before.recordedAt().isAfter(event.recordedAt())
                    ? before.recordedAt()
                    : event.recordedAt();
            if (!derived.carriesState()) {
                // It says nothing that is kept here; that it was seen is kept all the same.
                int facts = before == null ? 0 : before.facts();
                progress.put(event.subject(), new Progress(event.sequence(), at, facts));
                said.put(event.subject(), new Last(event, at, facts));
                continue;
            }
            Integer inBatch = last.put(event.subject(), effective.size());
            if (inBatch != null) {
                until.set(inBatch, at);
            } else if (before != null && before.facts() > 0) {
                stored.put(event.subject(), at);
            }
            int facts = derived.facts().size() + derived.units().size();
            progress.put(event.subject(), new Progress(event.sequence(), at, facts));
            said.put(event.subject(), new Last(event, at, facts));
            effective.add(derived);
            since.add(at);
            until.add(null);
        }
        Set<Changes.Part> changed = end(tx.handle(), stored);
        effective.forEach(derived -> derived.facts().forEach(fact -> changed.add(Changes.Part.of(fact))));
        insert(tx, effective, since, until);
        boolean units = changed.stream().anyMatch(part -> part.name().equals(FactKind.REFORM.name()))
                || effective.stream().anyMatch(derived -> derived.event().type().equals(UnitChanged.TYPE));
        if (units) {
            tx.handle().execute("select derive_unit_lines()");
        }
        Changes.counting(changed, units).forEach(tx::later);
        // Nobody else can add a subject meanwhile: the inbox holds its partition's offset.
        Map<Boolean, List<Map.Entry<String, Last>>> saidBefore =
                said.entrySet().stream().collect(Collectors.partitioningBy(entry -> known.contains(entry.getKey())));
        put(tx, subjects, saidBefore.getOrDefault(false, List.of()));
        subjects.inserting(saidBefore.getOrDefault(true, List.of())).forEach(tx::later);
        tx.later(advancing(batch, effective));
    }

    /** Few rows go with what else a batch writes, in one round trip; many are copied. */
    private static <T> void put(Tx tx, Rows<T> rows, List<T> all) {
        if (all.size() > FEW) {
            rows.copy(tx.handle(), all);
        } else {
            rows.inserting(all).forEach(tx::later);
        }
    }

    private static Map<String, Progress> load(Tx tx, List<Derived> batch) {
        Set<String> names = new LinkedHashSet<>();
        batch.forEach(derived -> names.add(derived.event().subject()));
        Map<String, Progress> progress = new HashMap<>();
        BoundSql.read(
                        tx.handle(),
                        BoundSql.of(
                                "select subject, sequence, recorded_at, facts from fact_subject where subject = any (?)"
                                        + " order by subject for update",
                                SqlArray.texts(names)),
                        row -> Map.entry(
                                row.getString(1),
                                new Progress(
                                        row.getLong(2),
                                        row.getObject(3, OffsetDateTime.class).toInstant(),
                                        row.getInt(4))))
                .forEach(entry -> progress.put(entry.getKey(), entry.getValue()));
        return progress;
    }

    /** Ends what these subjects said so far; which facts ended. */
    private static Set<Changes.Part> end(Handle handle, Map<String, Instant> ends) {
        Set<Changes.Part> parts = new HashSet<>();
        if (ends.isEmpty()) {
            return parts;
        }
        String from = " f set recorded_to = e.at::timestamptz from unnest(:subjects, :ends) as e (subject, at)"
                + " where f.subject = e.subject and f.recorded_to = 'infinity'";
        List<String> moments = ends.values().stream().map(Instant::toString).toList();
        handle.createQuery(
                        "with ended as (update fact" + from + " returning f.kind, f.valid_from), units as"
                                + " (update unit_fact" + from + " returning 1) select distinct kind,"
                                + " case when isfinite(valid_from) then extract(year from valid_from)::integer else 0 end from ended")
                .bind("subjects", SqlArray.texts(ends.keySet()))
                .bind("ends", SqlArray.texts(moments))
                .map((row, context) -> new Changes.Part(row.getString(1), row.getInt(2)))
                .forEach(parts::add);
        return parts;
    }

    private void insert(Tx tx, List<Derived> effective, List<Instant> since, List<@Nullable Instant> until) {
        List<Known<Fact>> newFacts = new ArrayList<>();
        List<Known<UnitFact>> newUnits = new ArrayList<>();
        for (int i = 0; i < effective.size(); i++) {
            Derived derived = effective.get(i);
            Instant from = since.get(i);
            Instant to = until.get(i);
            derived.facts().forEach(fact -> newFacts.add(new Known<>(derived.event(), fact, from, to)));
            derived.units().forEach(unit -> newUnits.add(new Known<>(derived.event(), unit, from, to)));
        }
        put(tx, facts, newFacts);
        put(tx, units, newUnits);
    }

    /** How many events of each source changed something, and when its newest was recorded. */
    private static BoundSql advancing(List<Derived> batch, List<Derived> effective) {
        Map<String, Long> effects = new TreeMap<>();
        Map<String, Instant> newest = new TreeMap<>();
        batch.forEach(derived -> {
            effects.putIfAbsent(derived.event().source(), 0L);
            newest.merge(derived.event().source(), derived.event().recordedAt(), (a, b) -> a.isAfter(b) ? a : b);
        });
        effective.forEach(derived -> effects.merge(derived.event().source(), 1L, Long::sum));
        return BoundSql.of(
                ADVANCE,
                SqlArray.texts(effects.keySet()),
                SqlArray.longs(effects.values()),
                SqlArray.texts(newest.values(), Instant::toString));
    }

    private String write(Map<String, Object> attributes) {
        try {
            return json.writeValueAsString(attributes);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Attributes cannot be written as JSON.", e);
        }
    }

    private record Progress(long sequence, Instant recordedAt, int facts) {}

    /** @param facts how many of its facts hold: those of the last event that said any */
    private record Last(ReceivedEvent event, Instant recordedAt, int facts) {}

    /** Something said, with the moments between which it was known so. */
    private record Known<T>(
            ReceivedEvent event,
            T what,
            Instant from,
            @Nullable Instant to) {}
}
