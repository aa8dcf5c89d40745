package vn.ntm.ocop.catalogue;

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
 * day of the record and followed from there; one that has ended keeps the parents of its last day.
 */
final class Ancestry {

    private static final int PATHS_KEPT = 50_000;

    private final Map<String, List<UnitPeriod>> periods = new HashMap<>();
    private final Map<String, List<Named>> known = new ConcurrentHashMap<>();

    Ancestry(List<UnitPeriod> all) {
        all.forEach(period -> periods.computeIfAbsent(period.code(), code -> new ArrayList<>())
                .add(period));
    }

    /** A unit with the name that it has on the day. */
    record Named(String code, String name, String kind) {}

    /** The unit itself first, its province last. */
    List<Named> of(String code, LocalDate recordedOn, LocalDate day) {
        if (known.size() > PATHS_KEPT) {
            known.clear();
        }
        return known.computeIfAbsent(code + " " + recordedOn + " " + day, key -> climb(code, recordedOn, day));
    }

    private List<Named> climb(String code, LocalDate recordedOn, LocalDate day) {
        List<Named> path = new ArrayList<>();
        UnitPeriod period = follow(code, recordedOn, day);
        LocalDate at = day;
        while (period != null && path.size() < 8) {
            path.add(new Named(period.code(), period.nameVi(), period.kind()));
            LocalDate end = period.validTo();
            if (end != null && !at.isBefore(end)) {
                at = end.minusDays(1);
            }
            LocalDate from = period.validFrom();
            if (from != null && at.isBefore(from)) {
                at = from;
            }
            String parent = period.parentCode();
            period = parent == null ? null : on(parent, at);
        }
        return List.copyOf(path);
    }

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
            LocalDate from = period.validFrom();
            LocalDate to = period.validTo();
            if ((from == null || !day.isBefore(from)) && (to == null || day.isBefore(to))) {
                return period;
            }
        }
        return null;
    }
}
