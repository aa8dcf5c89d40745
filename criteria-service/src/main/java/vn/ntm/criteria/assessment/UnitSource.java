package vn.ntm.criteria.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.ntm.platform.unit.UnitPeriod;
import vn.ntm.platform.unit.UnitRegister;

/** Looks up units and who covers them: one by one in the database, or many in a register read once. */
interface UnitSource {

    Optional<UnitPeriod> find(String code, LocalDate on);

    /** Whether one of the callers' units is the unit itself or lies above it on that day. */
    boolean covers(Collection<String> units, String code, LocalDate on);

    static UnitSource inDatabase(Handle handle, UnitRegister register) {
        return new UnitSource() {
            @Override
            public Optional<UnitPeriod> find(String code, LocalDate on) {
                return register.find(handle, code, on);
            }

            @Override
            public boolean covers(Collection<String> units, String code, LocalDate on) {
                return register.isWithin(handle, code, units, on);
            }
        };
    }

    static UnitSource inMemory(List<UnitPeriod> all) {
        Map<String, List<UnitPeriod>> byCode = new HashMap<>();
        all.forEach(unit ->
                byCode.computeIfAbsent(unit.code(), key -> new ArrayList<>()).add(unit));
        return new UnitSource() {
            @Override
            public Optional<UnitPeriod> find(String code, LocalDate on) {
                return byCode.getOrDefault(code, List.of()).stream()
                        .filter(unit -> holds(unit, on))
                        .findFirst();
            }

            @Override
            public boolean covers(Collection<String> units, String code, LocalDate on) {
                Set<String> seen = new HashSet<>();
                String at = code;
                while (at != null && seen.add(at)) {
                    Optional<UnitPeriod> unit = find(at, on);
                    if (unit.isPresent() && units.contains(at)) {
                        return true;
                    }
                    at = unit.map(UnitPeriod::parentCode).orElse(null);
                }
                return false;
            }
        };
    }

    private static boolean holds(UnitPeriod unit, LocalDate on) {
        LocalDate from = unit.validFrom();
        LocalDate to = unit.validTo();
        return (from == null || !on.isBefore(from)) && (to == null || on.isBefore(to));
    }
}
