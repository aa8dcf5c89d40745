package vn.ntm.ocop.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.unit.UnitPeriod;

/**
 * Under which units something lies on a day. A code names its unit together with a date, so the unit is looked up on the
 * day of the record and followed from there through the reforms. Of a unit that was divided nobody knows in which part a
 * thing lies: then only what the parts have in common is known. One that ended without a successor keeps the parents of
 * its last day.
 */
final class Ancestry {

    private static final int PATHS_KEPT = 50_000;
    private static final int DEEPEST = 8;

    private final Map<String, List<UnitPeriod>> periods = new HashMap<>();
    private final Successors successors;
    private final Map<Key, List<Named>> known = new ConcurrentHashMap<>();

    Ancestry(List<UnitPeriod> all, Successors successors) {
        all.forEach(period -> periods.computeIfAbsent(period.code(), code -> new ArrayList<>())
                .add(period));
        this.successors = successors;
    }

    /**
     * A unit with the name that it has on the day.
     *
     * @param endedOn first day on which it was no more, where that is not after the day
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Named(
            String code, String name, String kind, @Nullable LocalDate endedOn) {}

    private record Key(String code, LocalDate recordedOn, LocalDate day) {}

    /** The unit itself first, its province last. */
    List<Named> of(String code, LocalDate recordedOn, LocalDate day) {
        if (known.size() > PATHS_KEPT) {
            known.clear();
        }
        Key key = new Key(code, recordedOn, day);
        List<Named> path = known.get(key);
        if (path == null) {
            path = climb(code, recordedOn, day);
            known.put(key, path);
        }
        return path;
    }

    private List<Named> climb(String code, LocalDate recordedOn, LocalDate day) {
        String unit = code;
        LocalDate since = recordedOn;
        for (Successors.Step step = successors.next(unit, since, day);
                step != null;
                step = successors.next(unit, since, day)) {
            if (step.to().size() > 1) {
                return common(step, day);
            }
            unit = step.to().get(0);
            since = step.on();
        }
        return above(follow(unit, since, day), day);
    }

    /** What all parts of a divided unit have above them. */
    private List<Named> common(Successors.Step step, LocalDate day) {
        List<Named> common = new ArrayList<>(of(step.to().get(0), step.on(), day));
        step.to().forEach(part -> common.retainAll(of(part, step.on(), day)));
        return List.copyOf(common);
    }

    private List<Named> above(@Nullable UnitPeriod unit, LocalDate day) {
        List<Named> path = new ArrayList<>();
        UnitPeriod period = unit;
        LocalDate at = day;
        while (period != null && path.size() < DEEPEST) {
            LocalDate end = period.validTo();
            boolean ended = end != null && !day.isBefore(end);
            path.add(new Named(period.code(), period.nameVi(), period.kind(), ended ? end : null));
            if (end != null && !at.isBefore(end)) {
                at = end.minusDays(1);
            }
            LocalDate from = period.validFrom();
            if (from != null && at.isBefore(from)) {
                at = from;
            }
            String parent = period.parentCode();
            // A province that changes its kind goes on: only what is really gone is shown as ended.
            period = parent == null ? null : follow(parent, at, day);
        }
        return List.copyOf(path);
    }

    /** The same unit, later under another parent or of another kind. */
    private @Nullable UnitPeriod follow(String code, LocalDate recordedOn, LocalDate day) {
        UnitPeriod period = on(code, recordedOn);
        if (period == null) {
            return null;
        }
        for (UnitPeriod next : periods.getOrDefault(code, List.of())) {
            LocalDate from = next.validFrom();
            boolean goesOn = from != null
                    && Objects.equals(period.validTo(), from)
                    && next.nameVi().equals(period.nameVi())
                    && !from.isAfter(day);
            period = goesOn ? next : period;
        }
        return period;
    }

    private @Nullable UnitPeriod on(String code, LocalDate day) {
        for (UnitPeriod period : periods.getOrDefault(code, List.of())) {
            if (period.isValidOn(day)) {
                return period;
            }
        }
        return null;
    }
}
