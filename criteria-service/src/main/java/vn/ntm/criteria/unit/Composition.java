package vn.ntm.criteria.unit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import vn.ntm.platform.unit.Bounds;
import vn.ntm.platform.unit.Recast;
import vn.ntm.platform.unit.UnitMap;
import vn.ntm.platform.unit.UnitPeriod;

/**
 * What a unit of one map is made of on the map of another day: an additive quantity of the other map is carried by
 * multiplying with these shares and adding up.
 *
 * @param on the day on which the code names the unit
 * @param from the day of the other map
 * @param by which shares were used; by ESTIMATED_AREA the result is an estimate
 * @param exact whether every share is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Composition(
        String code, String nameVi, LocalDate on, LocalDate from, Weight by, boolean exact, List<Part> parts) {

    /**
     * A unit of the other map.
     *
     * @param lower least share of it that lies in the unit
     * @param upper most of it; equal where the share is known
     */
    public record Part(String code, String nameVi, String kind, BigDecimal lower, BigDecimal upper) {}

    static Composition of(
            UnitPeriod unit, LocalDate on, LocalDate from, Weight by, UnitMap map, Collection<MapChange> reforms) {
        Recast recast =
                new Recast(reforms.stream().map(reform -> reform.step(by)).toList());
        List<String> codes = map.on(from).map(UnitPeriod::code).sorted().toList();
        List<Part> parts = new ArrayList<>();
        boolean exact = true;
        for (Map.Entry<String, Bounds> share :
                recast.shares(codes, from, on, unit.code()::equals).entrySet()) {
            UnitPeriod part = map.find(share.getKey(), from).orElseThrow();
            Bounds bounds = share.getValue();
            exact &= bounds.isExact();
            parts.add(new Part(part.code(), part.nameVi(), part.kind(), bounds.lower(), bounds.upper()));
        }
        return new Composition(unit.code(), unit.nameVi(), on, from, by, exact, parts);
    }
}
