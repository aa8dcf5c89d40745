package vn.ntm.criteria.reform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.unit.Extent;
import vn.ntm.criteria.unit.MapChange;
import vn.ntm.criteria.unit.MapFold;
import vn.ntm.criteria.unit.Transfer;
import vn.ntm.platform.unit.UnitMap;
import vn.ntm.platform.unit.UnitPeriod;
import vn.ntm.platform.web.Fault;

/**
 * What a reform does to the map, before and after anybody approves it.
 *
 * @param before number of units of each kind on the day before, in the unit whose map changes
 * @param after the same on the effective date, with other reforms of that day
 * @param ended units of which nothing goes on under their own code
 * @param begun units whose code named none the day before, or another
 * @param changed units that go on under their code, with a new name, kind, parent or territory
 * @param divided units that go to more than one, with their shares
 * @param reused codes that named a unit the day before and name one now
 * @param renamed those of them that carry another name now
 * @param faults what stands in the way of its approval
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReformPreview(
        String number,
        LocalDate effectiveDate,
        Map<String, Long> before,
        Map<String, Long> after,
        List<Named> ended,
        List<Named> begun,
        List<Change> changed,
        List<Division> divided,
        int reused,
        List<Change> renamed,
        List<Fault> faults) {

    /** A unit by code, with the others it went to or came from. */
    public record Named(String code, String nameVi, String kind, List<String> others) {}

    /** A code on the day before and on the effective date. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(
            String code,
            String nameBefore,
            String nameAfter,
            String kindBefore,
            String kindAfter,
            @Nullable String parentBefore,
            @Nullable String parentAfter,
            List<String> receivesFrom) {}

    /**
     * A divided unit.
     *
     * @param areaSum sum of the shares of area, absent where one of them is unknown
     * @param populationSum sum of the shares of people, absent where one of them is unknown
     * @param unknown weights that stay unknown: a sum over them is a range
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Division(
            String code,
            String nameVi,
            List<Transfer> parts,
            @Nullable BigDecimal areaSum,
            @Nullable BigDecimal populationSum,
            List<String> unknown) {}

    static ReformPreview of(Reform reform, MapChange change, MapFold.Result result, List<Fault> faults) {
        UnitMap map = result.units();
        LocalDate on = reform.effectiveDate();
        LocalDate day = on.minusDays(1);
        TreeSet<String> origins = codes(change, Transfer::from);
        TreeSet<String> receivers = codes(change, Transfer::to);
        List<Change> going = receivers.stream()
                .filter(code -> goesOn(change, code))
                .flatMap(code -> change(change, map, code, day, on).stream())
                .toList();
        List<Change> reused = receivers.stream()
                .flatMap(code -> change(change, map, code, day, on).stream())
                .toList();
        return new ReformPreview(
                reform.number(),
                on,
                counts(map, reform.unit(), day),
                counts(map, reform.unit(), on),
                origins.stream()
                        .filter(code -> !goesOn(change, code))
                        .flatMap(code -> map.find(code, day).stream())
                        .map(unit -> named(unit, change.from(unit.code()), Transfer::to))
                        .toList(),
                receivers.stream()
                        .filter(code -> !goesOn(change, code))
                        .flatMap(code -> map.find(code, on).stream())
                        .map(unit -> named(unit, change.into(unit.code()), Transfer::from))
                        .toList(),
                going,
                origins.stream()
                        .filter(code -> change.from(code).size() > 1)
                        .map(code -> division(change, map, code, day))
                        .toList(),
                reused.size(),
                reused.stream()
                        .filter(one -> !one.nameBefore().equals(one.nameAfter()))
                        .toList(),
                faults);
    }

    private static boolean goesOn(MapChange change, String code) {
        return change.from(code).stream().anyMatch(transfer -> code.equals(transfer.to()));
    }

    private static TreeSet<String> codes(MapChange change, Function<Transfer, @Nullable String> side) {
        TreeSet<String> codes = new TreeSet<>();
        for (Transfer transfer : change.transfers()) {
            String code = side.apply(transfer);
            if (code != null) {
                codes.add(code);
            }
        }
        return codes;
    }

    private static Map<String, Long> counts(UnitMap map, String unit, LocalDate on) {
        Map<String, Long> counts = new TreeMap<>();
        map.on(on)
                .filter(period -> map.isWithin(period.code(), List.of(unit), on))
                .forEach(period -> counts.merge(period.kind(), 1L, Long::sum));
        return counts;
    }

    private static Named named(UnitPeriod unit, List<Transfer> transfers, Function<Transfer, @Nullable String> side) {
        return new Named(
                unit.code(),
                unit.nameVi(),
                unit.kind(),
                transfers.stream().map(side).filter(Objects::nonNull).toList());
    }

    private static List<Change> change(MapChange change, UnitMap map, String code, LocalDate day, LocalDate on) {
        UnitPeriod before = map.find(code, day).orElse(null);
        UnitPeriod after = map.find(code, on).orElse(null);
        if (before == null || after == null) {
            return List.of();
        }
        return List.of(new Change(
                code,
                before.nameVi(),
                after.nameVi(),
                before.kind(),
                after.kind(),
                before.parentCode(),
                after.parentCode(),
                change.into(code).stream()
                        .map(Transfer::from)
                        .filter(from -> from != null && !from.equals(code))
                        .toList()));
    }

    private static Division division(MapChange change, UnitMap map, String code, LocalDate day) {
        List<Transfer> parts = change.from(code).stream()
                .filter(part -> part.extent() == Extent.PART)
                .toList();
        BigDecimal area = sum(parts, Transfer::shareArea);
        BigDecimal people = sum(parts, Transfer::sharePopulation);
        List<String> unknown = new java.util.ArrayList<>();
        if (area == null) {
            unknown.add("AREA");
        }
        if (people == null) {
            unknown.add("POPULATION");
        }
        return new Division(
                code, map.find(code, day).map(UnitPeriod::nameVi).orElse(code), parts, area, people, unknown);
    }

    private static @Nullable BigDecimal sum(List<Transfer> parts, Function<Transfer, @Nullable BigDecimal> share) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Transfer part : parts) {
            BigDecimal known = share.apply(part);
            if (known == null) {
                return null;
            }
            sum = sum.add(known);
        }
        return sum;
    }
}
