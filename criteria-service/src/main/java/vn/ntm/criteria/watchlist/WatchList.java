package vn.ntm.criteria.watchlist;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.assessment.ApprovalListener;
import vn.ntm.criteria.assessment.Assessment;
import vn.ntm.criteria.criteriaset.CriteriaSetRow;
import vn.ntm.criteria.criteriaset.CriteriaSets;
import vn.ntm.criteria.criteriaset.RevocationRule;
import vn.ntm.criteria.procedure.Bases;
import vn.ntm.criteria.procedure.Procedure;
import vn.ntm.criteria.procedure.Procedures;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.criteria.recognition.Recognition;
import vn.ntm.criteria.recognition.RecognitionListener;
import vn.ntm.criteria.recognition.Recognitions;
import vn.ntm.criteria.recognition.Standings;
import vn.ntm.criteria.unit.UnitKind;
import vn.ntm.criteria.unit.UnitLines;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Filter;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.unit.UnitPeriod;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/**
 * The watch list. An approved assessment that shows a recognised unit where the law revokes makes an entry and its event in
 * the transaction of the approval; a better one takes it off. So does a recognition of a unit whose last assessment shows
 * that. A revoked commune may bring its district onto the list, and a revoked level those that rest on it.
 */
@Singleton
class WatchList implements ApprovalListener, RecognitionListener {

    /** What the register needs to name who entered something that no person entered. */
    private static final Actor SYSTEM = Actor.SERVICE;

    private final Register<WatchEntry> register;
    private final Assessed assessed;
    private final CriteriaSets sets;
    private final Procedures procedures;
    private final Bases bases;
    private final Standings standings;
    private final UnitRegister units;
    private final UnitLines lines;
    private final Recognitions recognitions;
    private final Clock clock;

    WatchList(
            ObjectMapper json,
            Assessed assessed,
            CriteriaSets sets,
            Procedures procedures,
            Bases bases,
            Standings standings,
            UnitRegister units,
            UnitLines lines,
            Recognitions recognitions,
            Clock clock) {
        this.register = new Register<>(
                "watch_entry",
                WatchEntry.class,
                json,
                WatchEntry::naturalKey,
                Visibility.scoped(WatchEntry::unit, WatchEntry::seenOn),
                State.RECORDED,
                WatchList::event);
        this.assessed = assessed;
        this.sets = sets;
        this.procedures = procedures;
        this.bases = bases;
        this.standings = standings;
        this.units = units;
        this.lines = lines;
        this.recognitions = recognitions;
        this.clock = clock;
    }

    Register<WatchEntry> register() {
        return register;
    }

    static List<Filter> filters(@Nullable WatchStatus status, @Nullable String unit, @Nullable Level level) {
        return List.of(Filter.same("status", status), Filter.same("unit", unit), Filter.same("doc ->> 'level'", level));
    }

    @Override
    public void approved(Tx tx, List<Entry<Assessment>> assessments) {
        Handle handle = tx.handle();
        assessed.keep(handle, assessments);
        Set<UUID> superseded =
                assessed.superseded(handle, assessments.stream().map(Entry::id).toList());
        Map<LocalDate, List<Assessed.Row>> byDay = assessments.stream()
                .filter(entry -> !superseded.contains(entry.id()))
                .map(Assessed.Row::of)
                .collect(Collectors.groupingBy(Assessed.Row::assessedOn));
        byDay.forEach((day, rows) -> {
            Set<String> codes = rows.stream().map(Assessed.Row::unit).collect(Collectors.toCollection(TreeSet::new));
            Map<String, List<Standings.InForce>> held = standings.inForce(handle, codes, day).stream()
                    .filter(Standings.InForce::isOwn)
                    .collect(Collectors.groupingBy(Standings.InForce::unit));
            for (Assessed.Row row : rows) {
                held.getOrDefault(row.unit(), List.of()).stream()
                        .filter(recognition ->
                                recognition.level().rank() == row.level().rank())
                        .forEach(recognition -> look(tx, row, recognition.id(), recognition.level()));
            }
        });
    }

    /**
     * A unit may be recognised although what is known of it says that the law would revoke, or although a level beneath was
     * taken back; and a level that was taken back may be given again.
     */
    @Override
    public void decided(Tx tx, List<Entry<Recognition>> recognitions) {
        baseless(tx, recognitions);
        restored(tx, recognitions);
        for (Entry<Recognition> entry : recognitions) {
            Recognition recognition = entry.content();
            assessed.latest(tx.handle(), recognition.unit(), recognition.knownOn(), recognition.level())
                    .ifPresent(row -> look(tx, row, entry.id(), recognition.level()));
        }
    }

    private void look(Tx tx, Assessed.Row row, UUID recognition, Level level) {
        CriteriaSetRow set =
                sets.published(tx.handle(), row.criteriaSet()).orElseThrow().set();
        RevocationRule rule = RevocationRule.of(set, row.assessedOn()).orElse(null);
        RevocationRule.Ground ground =
                rule == null ? null : rule.ground(row.failing(), row.total()).orElse(null);
        if (rule == null || ground == null) {
            open(tx.handle(), recognition).stream()
                    .filter(watched -> watched.content().cause().isAssessed())
                    .forEach(watched -> change(tx, watched, watched.content().with(WatchStatus.LEFT, null), null));
            return;
        }
        Set<String> named = new LinkedHashSet<>(row.failing());
        named.retainAll(rule.named());
        String legalSource = Objects.requireNonNullElse(
                set.revocationSource(), Objects.requireNonNullElse(set.decisionNumber(), set.id()));
        Words words = Words.criteria(row.failing().size(), row.total(), List.copyOf(named), legalSource);
        put(
                tx,
                new WatchEntry(
                        row.unit(),
                        level,
                        recognition,
                        WatchStatus.OPEN,
                        WatchCause.of(ground),
                        set.id(),
                        legalSource,
                        set.id(),
                        row.assessment(),
                        row.assessedOn(),
                        row.failing().size(),
                        row.total(),
                        List.copyOf(row.failing()),
                        List.copyOf(named),
                        null,
                        words.vi(),
                        words.en(),
                        null));
    }

    @Override
    public void revoked(Tx tx, Entry<Recognition> recognition) {
        Handle handle = tx.handle();
        open(handle, recognition.id())
                .forEach(watched -> change(tx, watched, watched.content().with(WatchStatus.REVOKED, null), null));
        Recognition content = recognition.content();
        LocalDate on = content.revokedOn();
        if (on == null) {
            return;
        }
        baseless(tx, higher(handle, content));
        if (content.unitKind() != UnitKind.COMMUNE) {
            return;
        }
        lines.codeOn(handle, content.unit(), content.knownOn(), on)
                .flatMap(code -> units.find(handle, code, on))
                .map(UnitPeriod::parentCode)
                .flatMap(parent -> units.find(handle, parent, on))
                .ifPresent(district -> cascade(tx, district, on));
    }

    /** Decisions on higher levels of the same unit that were not taken back. */
    private List<Entry<Recognition>> higher(Handle handle, Recognition lower) {
        return recognitions.ofUnit(handle, lower.unit(), lower.knownOn()).stream()
                .filter(entry -> entry.content().level().rank() > lower.level().rank()
                        && entry.content().revokedOn() == null
                        && !entry.content().isExpired(BusinessTime.today(clock)))
                .toList();
    }

    /** Puts those on the list whose lower level was taken back by today; that one never was on record is no such case. */
    private void baseless(Tx tx, List<Entry<Recognition>> higher) {
        Map<UUID, Bases.Missing> taken = new LinkedHashMap<>();
        missing(tx.handle(), higher).stream()
                .filter(missing -> missing.lack() == Bases.Lack.REVOKED)
                .forEach(missing -> taken.putIfAbsent(missing.higher(), missing));
        for (Entry<Recognition> entry : higher) {
            Bases.Missing missing = taken.get(entry.id());
            if (missing != null) {
                put(tx, baseless(tx.handle(), entry, missing));
            }
        }
    }

    private List<Bases.Missing> missing(Handle handle, List<Entry<Recognition>> higher) {
        return bases.missing(
                handle,
                higher.stream()
                        .map(entry -> Bases.Resting.of(entry.id(), entry.content()))
                        .toList(),
                BusinessTime.today(clock));
    }

    private WatchEntry baseless(Handle handle, Entry<Recognition> entry, Bases.Missing missing) {
        Recognition content = entry.content();
        LocalDate since = Objects.requireNonNull(missing.since());
        LocalDate seenOn = since.isBefore(content.knownOn()) ? content.knownOn() : since;
        Words words = Words.base(content.level(), missing);
        return new WatchEntry(
                lines.codeOn(handle, content.unit(), content.knownOn(), seenOn).orElse(content.unit()),
                content.level(),
                entry.id(),
                WatchStatus.OPEN,
                WatchCause.BASE_REVOKED,
                missing.procedure(),
                missing.legalSource(),
                null,
                null,
                seenOn,
                1,
                1,
                List.of(missing.level().name()),
                List.of(),
                missing.base(),
                words.vi(),
                words.en(),
                null);
    }

    /** Takes those off the list whose lower level is there again. */
    private void restored(Tx tx, List<Entry<Recognition>> given) {
        Handle handle = tx.handle();
        Map<UUID, Entry<WatchEntry>> waiting =
                register.table().lock(handle, new HashSet<>(waitingForBase(handle, given))).stream()
                        .collect(Collectors.toMap(watched -> watched.content().recognition(), Function.identity()));
        if (waiting.isEmpty()) {
            return;
        }
        List<Entry<Recognition>> higher = recognitions.ofIds(handle, waiting.keySet());
        Set<UUID> still = missing(handle, higher).stream()
                .filter(missing -> missing.lack() == Bases.Lack.REVOKED)
                .map(Bases.Missing::higher)
                .collect(Collectors.toSet());
        waiting.forEach((recognition, watched) -> {
            if (!still.contains(recognition)) {
                change(tx, watched, watched.content().with(WatchStatus.LEFT, null), null);
            }
        });
    }

    private static List<UUID> waitingForBase(Handle handle, List<Entry<Recognition>> given) {
        return handle.createQuery("""
                        select distinct w.id
                        from unnest(:units, :days::date[]) as g (unit, day)
                        cross join lateral unit_life(g.unit, g.day) l
                        join recognition r on r.unit = l.code and l.valid @> r.on_date
                        join watch_entry w on w.recognition = r.id::text
                        where w.status = 'OPEN' and w.body::jsonb ->> 'cause' = 'BASE_REVOKED'
                        """)
                .bind("units", SqlArray.texts(given, entry -> entry.content().unit()))
                .bind(
                        "days",
                        SqlArray.texts(given, entry -> entry.content().knownOn().toString()))
                .mapTo(UUID.class)
                .list();
    }

    /** Only proposed: whether the district loses its recognition a person decides. */
    private void cascade(Tx tx, UnitPeriod district, LocalDate on) {
        Assessed.Communes communes = assessed.communes(tx.handle(), district.code(), on);
        UnitKind kind = UnitKind.valueOf(district.kind());
        for (Standings.InForce held : standings.inForce(tx.handle(), List.of(district.code()), on)) {
            Procedure procedure =
                    procedures.inForce(tx.handle(), kind, held.level(), on).orElse(null);
            if (!held.isOwn()
                    || procedure == null
                    || !procedure.cascades(communes.revoked().size(), communes.all())) {
                continue;
            }
            Words words = Words.communes(communes.revoked().size(), communes.all(), procedure.legalSource());
            put(
                    tx,
                    new WatchEntry(
                            district.code(),
                            held.level(),
                            held.id(),
                            WatchStatus.OPEN,
                            WatchCause.COMMUNES_REVOKED,
                            procedure.code(),
                            procedure.legalSource(),
                            null,
                            null,
                            on,
                            communes.revoked().size(),
                            communes.all(),
                            communes.revoked(),
                            List.of(),
                            null,
                            words.vi(),
                            words.en(),
                            null));
        }
    }

    Entry<WatchEntry> decide(Tx tx, Actor actor, Entry<WatchEntry> entry, WatchDecisionRequest request) {
        if (entry.content().status() != WatchStatus.OPEN) {
            throw ProblemException.of(ProblemType.CONFLICT, "", "watch-entry-closed", Map.of("key", entry.id()));
        }
        WatchEntry.WatchDecision decision = new WatchEntry.WatchDecision(
                request.choice(),
                request.reason(),
                actor.id(),
                OffsetDateTime.ofInstant(tx.recordedAt(), ZoneOffset.UTC));
        return change(tx, entry, entry.content().with(WatchStatus.DECIDED, decision), request.reason());
    }

    /** A case that is open already goes on with the newer facts; a new one enters. */
    private void put(Tx tx, WatchEntry content) {
        Optional<Entry<WatchEntry>> same = open(tx.handle(), content.recognition()).stream()
                .filter(watched -> watched.content().isAbout(content))
                .findFirst();
        if (same.isPresent()) {
            change(tx, same.get(), content, null);
        } else if (register.table().findByKey(tx.handle(), content.naturalKey()).isEmpty()) {
            register.enter(tx, SYSTEM, content);
        }
    }

    private List<Entry<WatchEntry>> open(Handle handle, UUID recognition) {
        List<UUID> ids = handle.createQuery("select id from watch_entry where status = 'OPEN' and recognition = :id")
                .bind("id", recognition.toString())
                .mapTo(UUID.class)
                .list();
        return new ArrayList<>(register.table().lock(handle, new HashSet<>(ids)));
    }

    private Entry<WatchEntry> change(Tx tx, Entry<WatchEntry> entry, WatchEntry content, @Nullable String reason) {
        Entry<WatchEntry> next = entry.moved(entry.state(), content, reason);
        register.table().updateAll(tx.handle(), List.of(next));
        tx.append(register.event(next));
        return next;
    }

    private static EventDraft event(Entry<WatchEntry> entry) {
        String fact =
                switch (entry.content().status()) {
                    case OPEN -> entry.version() == 1 ? "entered" : "updated";
                    case LEFT -> "left";
                    case DECIDED -> "decided";
                    case REVOKED -> "closed";
                };
        return new EventDraft(
                "ntm.criteria",
                "vn.ntm.criteria.watch-list-" + fact + ".v1",
                "watch-list/" + entry.id(),
                entry.version(),
                entry.content().unit(),
                entry.content().seenOn(),
                entry);
    }
}
