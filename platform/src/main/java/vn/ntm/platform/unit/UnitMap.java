package vn.ntm.platform.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/**
 * All units over time, held in memory: the same answers as {@link UnitRegister} without a round trip for each. Whoever
 * looks at many rows in one transaction (imports, bulk judging) loads it once with {@link UnitRegister#map} and asks it
 * for every row. It is a snapshot: units that the same transaction changes later are not in it.
 */
public final class UnitMap {

    private final Map<String, List<UnitPeriod>> byCode;

    private UnitMap(Map<String, List<UnitPeriod>> byCode) {
        this.byCode = byCode;
    }

    public static UnitMap of(Collection<UnitPeriod> periods) {
        Map<String, List<UnitPeriod>> byCode = new HashMap<>();
        periods.forEach(period -> byCode.computeIfAbsent(period.code(), code -> new ArrayList<>(2))
                .add(period));
        return new UnitMap(byCode);
    }

    /** The unit that carried this code on that date. */
    public Optional<UnitPeriod> find(String code, LocalDate on) {
        return byCode.getOrDefault(code, List.of()).stream()
                .filter(period -> period.isValidOn(on))
                .findFirst();
    }

    /** All periods of a code, in no particular order. */
    public List<UnitPeriod> periods(String code) {
        return List.copyOf(byCode.getOrDefault(code, List.of()));
    }

    /** Whether any unit ever carried this code. */
    public boolean knows(String code) {
        return byCode.containsKey(code);
    }

    /** Every unit of that date. */
    public Stream<UnitPeriod> on(LocalDate date) {
        return byCode.values().stream().flatMap(List::stream).filter(period -> period.isValidOn(date));
    }

    /** Whether the unit is one of the ancestors itself or lies beneath one of them on that date. */
    public boolean isWithin(String code, Collection<String> ancestors, LocalDate on) {
        Set<String> seen = new HashSet<>();
        Optional<UnitPeriod> unit = find(code, on);
        while (unit.isPresent() && seen.add(unit.get().code())) {
            if (ancestors.contains(unit.get().code())) {
                return true;
            }
            String parent = unit.get().parentCode();
            unit = parent == null ? Optional.empty() : find(parent, on);
        }
        return false;
    }

    /** 403 when none of the caller's units covers this one on that date. */
    public void requireScope(Caller caller, String code, LocalDate on) {
        requireScope(caller.units(), code, on);
    }

    /** 403 when none of these units covers this one on that date. */
    public void requireScope(List<String> scope, String code, LocalDate on) {
        if (!isWithin(code, scope, on)) {
            throw ProblemException.of(ProblemType.FORBIDDEN, "", "unit-out-of-scope", Map.of("unit", code, "on", on));
        }
    }
}
