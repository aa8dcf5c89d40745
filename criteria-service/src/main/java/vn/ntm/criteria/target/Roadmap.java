package vn.ntm.criteria.target;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.criteria.recognition.RecognitionRules;
import vn.ntm.criteria.recognition.Standings;
import vn.ntm.criteria.unit.UnitKind;
import vn.ntm.criteria.unit.UnitLines;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Filter;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;

/** Roadmaps: which unit is due at which level when; a plan is quoted, so it needs no second approval here. */
@Singleton
class Roadmap {

    private final Register<RoadmapLine> register;
    private final UnitRegister units;
    private final UnitLines lines;
    private final Standings standings;
    private final Caller caller;
    private final Clock clock;

    Roadmap(ObjectMapper json, UnitRegister units, UnitLines lines, Standings standings, Caller caller, Clock clock) {
        this.register = new Register<>(
                "roadmap_line",
                RoadmapLine.class,
                json,
                RoadmapLine::naturalKey,
                Visibility.scoped(RoadmapLine::unit, RoadmapLine::firstDay),
                State.RECORDED,
                Roadmap::event);
        this.units = units;
        this.lines = lines;
        this.standings = standings;
        this.caller = caller;
        this.clock = clock;
    }

    Register<RoadmapLine> register() {
        return register;
    }

    static List<Filter> filters(@Nullable String unit, @Nullable Level level, @Nullable Integer year) {
        return List.of(Filter.same("unit", unit), Filter.same("level", level), Filter.same("doc ->> 'dueYear'", year));
    }

    /** @param asked the day to look at; null for the end of each line's year, or today where that has not come */
    List<RoadmapProgress> progress(Handle handle, List<RoadmapLine> all, @Nullable LocalDate asked) {
        LocalDate today = BusinessTime.today(clock);
        Function<RoadmapLine, LocalDate> end = line -> line.lastDay().isBefore(today) ? line.lastDay() : today;
        Function<RoadmapLine, LocalDate> day = line -> asked == null ? end.apply(line) : asked;
        Set<UnitLines.Span> same = lines.same(
                handle, all.stream().map(line -> span(line, day.apply(line))).toList());
        Map<LocalDate, List<Standings.InForce>> held = new HashMap<>();
        all.stream()
                .collect(Collectors.groupingBy(day, Collectors.mapping(RoadmapLine::unit, Collectors.toSet())))
                .forEach((on, codes) -> held.put(on, standings.inForce(handle, codes, on)));
        return all.stream()
                .map(line -> {
                    LocalDate on = day.apply(line);
                    List<Standings.InForce> own = held.getOrDefault(on, List.of()).stream()
                            .filter(one -> one.unit().equals(line.unit()))
                            .toList();
                    return RoadmapProgress.of(line, on, same.contains(span(line, on)), own);
                })
                .toList();
    }

    private static UnitLines.Span span(RoadmapLine line, LocalDate on) {
        LocalDate first = line.firstDay();
        return on.isBefore(first)
                ? new UnitLines.Span(line.unit(), on, first)
                : new UnitLines.Span(line.unit(), first, on);
    }

    void check(Tx tx, RoadmapLine line) {
        ProblemException.throwIfAny(faultsOf(tx, line, ""));
        units.requireScope(tx.handle(), caller, line.unit(), line.firstDay());
    }

    ImportReport importRows(Tx tx, Actor maker, List<RoadmapLine> rows, boolean dryRun) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            faults.addAll(faultsOf(tx, rows.get(i), TableReader.pointer(i)));
        }
        ProblemException.throwIfAny(faults);
        rows.forEach(row -> units.requireScope(tx.handle(), caller, row.unit(), row.firstDay()));
        return register.importAll(tx, maker, rows, dryRun).report();
    }

    private List<Fault> faultsOf(Tx tx, RoadmapLine line, String pointer) {
        if (!Targets.isPlanYear(line.dueYear())) {
            return List.of(Fault.at(pointer + "/dueYear", "not-a-year", Map.of("given", line.dueYear())));
        }
        return units.find(tx.handle(), line.unit(), line.firstDay())
                .map(unit -> UnitKind.valueOf(unit.kind()))
                .map(kind -> RecognitionRules.fits(line.level(), kind)
                        ? List.<Fault>of()
                        : List.of(Fault.at(
                                pointer + "/level", "level-does-not-fit", Map.of("level", line.level(), "kind", kind))))
                .orElseGet(() -> List.of(Fault.at(
                        pointer + "/unit", "unknown-unit", Map.of("unit", line.unit(), "on", line.firstDay()))));
    }

    private static EventDraft event(Entry<RoadmapLine> entry) {
        RoadmapLine content = entry.content();
        return new EventDraft(
                "ntm.criteria",
                "vn.ntm.criteria.roadmap-line-set.v1",
                "roadmaps/" + entry.id(),
                entry.version(),
                content.unit(),
                content.firstDay(),
                entry);
    }
}
