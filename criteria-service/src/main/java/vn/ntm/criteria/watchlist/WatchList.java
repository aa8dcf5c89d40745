package vn.ntm.criteria.watchlist;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.assessment.ApprovalListener;
import vn.ntm.criteria.assessment.Assessment;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.criteria.recognition.Recognition;
import vn.ntm.criteria.recognition.RevocationListener;
import vn.ntm.criteria.recognition.Standings;
import vn.ntm.criteria.unit.UnitKind;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Filter;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.unit.UnitPeriod;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/**
 * The watch list. An approved assessment that shows a recognised unit where the law revokes makes an entry and its event in
 * the transaction of the approval; a better one takes it off. A revoked commune may bring its district onto the list.
 */
@Singleton
class WatchList implements ApprovalListener, RevocationListener {

    /** What the register needs to name who entered something that no person entered. */
    private static final Actor SYSTEM = Actor.SERVICE;

    private final Register<WatchEntry> register;
    private final Assessed assessed;
    private final RevocationRules rules;
    private final Standings standings;
    private final UnitRegister units;

    WatchList(ObjectMapper json, Assessed assessed, RevocationRules rules, Standings standings, UnitRegister units) {
        this.register = new Register<>(
                "watch_entry",
                WatchEntry.class,
                json,
                WatchEntry::naturalKey,
                Visibility.scoped(WatchEntry::unit, WatchEntry::seenOn),
                State.RECORDED,
                WatchList::event);
        this.assessed = assessed;
        this.rules = rules;
        this.standings = standings;
        this.units = units;
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
        Map<LocalDate, List<Entry<Assessment>>> byDay = assessments.stream()
                .collect(Collectors.groupingBy(entry -> entry.content().assessedOn()));
        Set<UUID> superseded =
                assessed.superseded(handle, assessments.stream().map(Entry::id).toList());
        Map<String, Optional<RevocationRule>> known = new HashMap<>();
        byDay.forEach((day, entries) -> {
            Set<String> codes = entries.stream()
                    .map(entry -> entry.content().unit())
                    .collect(Collectors.toCollection(TreeSet::new));
            Map<String, List<Standings.InForce>> held = standings.inForce(handle, codes, day).stream()
                    .collect(Collectors.groupingBy(Standings.InForce::unit));
            for (Entry<Assessment> entry : entries) {
                Assessment assessment = entry.content();
                List<Standings.InForce> recognised = held.getOrDefault(assessment.unit(), List.of()).stream()
                        .filter(recognition -> recognition.level() == assessment.level())
                        .toList();
                if (recognised.isEmpty() || superseded.contains(entry.id())) {
                    continue;
                }
                known.computeIfAbsent(
                                assessment.criteriaSet() + " " + day,
                                key -> rules.ofSet(handle, assessment.criteriaSet(), day))
                        .ifPresent(rule -> recognised.forEach(recognition -> look(tx, entry, rule, recognition)));
            }
        });
    }

    private void look(Tx tx, Entry<Assessment> entry, RevocationRule rule, Standings.InForce recognition) {
        Assessment assessment = entry.content();
        Set<String> failing = Assessed.failing(assessment);
        int total = Assessed.applicable(assessment);
        WatchCause cause = rule.causeOf(failing, total);
        if (cause == null) {
            open(tx.handle(), recognition.id()).stream()
                    .filter(watched -> watched.content().cause() != WatchCause.COMMUNES_REVOKED)
                    .forEach(watched -> change(tx, watched, watched.content().with(WatchStatus.LEFT, null), null));
            return;
        }
        Set<String> named = new TreeSet<>(failing);
        named.retainAll(rule.named());
        put(
                tx,
                new WatchEntry(
                        assessment.unit(),
                        recognition.level(),
                        recognition.id(),
                        WatchStatus.OPEN,
                        cause,
                        rule.code(),
                        rule.legalSource(),
                        assessment.criteriaSet(),
                        entry.id(),
                        assessment.assessedOn(),
                        failing.size(),
                        total,
                        List.copyOf(failing),
                        List.copyOf(named),
                        null));
    }

    @Override
    public void revoked(Tx tx, Entry<Recognition> recognition) {
        Handle handle = tx.handle();
        open(handle, recognition.id())
                .forEach(watched -> change(tx, watched, watched.content().with(WatchStatus.REVOKED, null), null));
        LocalDate on = recognition.content().revokedOn();
        if (on == null || recognition.content().unitKind() != UnitKind.COMMUNE) {
            return;
        }
        UnitPeriod district = units.find(handle, recognition.content().unit(), on)
                .map(UnitPeriod::parentCode)
                .flatMap(parent -> units.find(handle, parent, on))
                .orElse(null);
        if (district != null) {
            rules.ofCommunes(handle, district.kind(), on).ifPresent(rule -> cascade(tx, district, rule, on));
        }
    }

    /** Only proposed: whether the district loses its recognition a person decides. */
    private void cascade(Tx tx, UnitPeriod district, RevocationRule rule, LocalDate on) {
        Assessed.Communes communes = assessed.communes(tx.handle(), district.code(), on);
        if (!rule.cascades(communes.revoked().size(), communes.all())) {
            return;
        }
        for (Standings.InForce held : standings.inForce(tx.handle(), List.of(district.code()), on)) {
            put(
                    tx,
                    new WatchEntry(
                            district.code(),
                            held.level(),
                            held.id(),
                            WatchStatus.OPEN,
                            WatchCause.COMMUNES_REVOKED,
                            rule.code(),
                            rule.legalSource(),
                            null,
                            null,
                            on,
                            communes.revoked().size(),
                            communes.all(),
                            communes.revoked(),
                            List.of(),
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
