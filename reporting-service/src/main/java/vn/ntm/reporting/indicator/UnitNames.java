package vn.ntm.reporting.indicator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ntm.reporting.unit.PlaceUnit;

/** Names of the units of one answer. */
record UnitNames(Map<String, String> byCode) {

    static UnitNames of(List<PlaceUnit> units) {
        Map<String, String> names = new HashMap<>();
        units.forEach(unit -> names.put(unit.code(), unit.nameVi()));
        return new UnitNames(names);
    }

    @Nullable
    String find(@Nullable String code) {
        return code == null ? null : byCode.get(code);
    }
}
