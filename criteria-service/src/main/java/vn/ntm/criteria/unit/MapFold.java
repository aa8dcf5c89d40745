package vn.ntm.criteria.unit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.unit.UnitMap;
import vn.ntm.platform.unit.UnitPeriod;
import vn.ntm.platform.web.Fault;

/**
 * The map of units over time: what was entered, with the reforms applied in the order of their dates. A reform ends
 * periods and begins others on its effective date; what was so before that date stays as it was. Because the map is
 * always made anew from its parts, a reform that is called off leaves no trace, and one that is entered late finds its
 * place.
 */
public final class MapFold {

    /** Every period of every code in order of time, and why reforms did not fit. */
    public record Result(Map<String, List<UnitPeriod>> periods, List<MapFault> faults) {

        /** The same, to be asked by code and date. */
        public UnitMap units() {
            return UnitMap.of(periods.values().stream().flatMap(List::stream).toList());
        }
    }

    private final Map<String, List<UnitPeriod>> periods = new TreeMap<>();
    private final List<MapFault> faults = new ArrayList<>();

    private MapFold(Collection<UnitPeriod> entered) {
        entered.forEach(period -> periods.computeIfAbsent(period.code(), code -> new ArrayList<>(2))
                .add(period));
        periods.values().forEach(list -> list.sort(UnitRules.byStart()));
    }

    /** @param entered periods that do not overlap */
    public static Result of(Collection<UnitPeriod> entered, Collection<MapChange> changes) {
        MapFold fold = new MapFold(entered);
        Map<LocalDate, List<MapChange>> byDate = new TreeMap<>();
        changes.forEach(change -> byDate.computeIfAbsent(change.effectiveDate(), date -> new ArrayList<>())
                .add(change));
        byDate.forEach(fold::apply);
        return new Result(fold.periods, fold.faults);
    }

    /** All reforms of one day together, because units of one may lie beneath units of the other. */
    private void apply(LocalDate on, List<MapChange> changes) {
        List<MapChange> sorted =
                changes.stream().sorted(Comparator.comparing(MapChange::number)).toList();
        Map<String, @Nullable LocalDate> ends = new HashMap<>();
        Set<String> claimed = new HashSet<>();
        sorted.forEach(change -> end(on, change, ends, claimed));
        sorted.forEach(change -> begin(on, change, ends));
        sorted.forEach(change -> move(on, change, claimed));
        sorted.forEach(change -> checkBeneath(on, change));
    }

    private void end(LocalDate on, MapChange change, Map<String, @Nullable LocalDate> ends, Set<String> claimed) {
        LocalDate before = on.minusDays(1);
        List<Transfer> transfers = change.transfers();
        Set<String> mine = new HashSet<>();
        for (int i = 0; i < transfers.size(); i++) {
            String code = transfers.get(i).from();
            if (code == null || !mine.add(code)) {
                continue;
            }
            UnitPeriod period = at(code, before);
            if (period == null) {
                fault(change, "/transfers/" + i + "/from", "unknown-unit", Map.of("unit", code, "on", before));
            } else if (!claimed.add(code)) {
                fault(change, "/transfers/" + i + "/from", "moved-twice", Map.of("unit", code, "on", on));
            } else if (period.isValidOn(on) && !isUnchanged(change, period)) {
                ends.put(code, period.validTo());
                replace(period, until(period, on), null);
            }
        }
    }

    /** Moved whole onto itself, joined by nothing, and the same in all that the register keeps: nothing happened. */
    private static boolean isUnchanged(MapChange change, UnitPeriod period) {
        String code = period.code();
        List<Transfer> into = change.into(code);
        List<Transfer> from = change.from(code);
        return into.size() == 1
                && from.equals(into)
                && into.get(0).extent() == Extent.WHOLE
                && change.unit(code).map(unit -> isSame(unit, period)).orElse(false);
    }

    private void begin(LocalDate on, MapChange change, Map<String, @Nullable LocalDate> ends) {
        for (int i = 0; i < change.units().size(); i++) {
            ReceivingUnit unit = change.units().get(i);
            UnitPeriod there = at(unit.code(), on);
            if (there != null) {
                boolean stays = on.equals(there.validFrom()) || change.origins().contains(unit.code());
                if (!stays || !isSame(unit, there)) {
                    fault(change, "/units/" + i + "/code", "code-in-use", Map.of("unit", unit.code(), "on", on));
                }
                continue;
            }
            List<UnitPeriod> list = periods.computeIfAbsent(unit.code(), code -> new ArrayList<>(2));
            list.add(new UnitPeriod(
                    unit.code(),
                    unit.nameVi(),
                    unit.nameAscii(),
                    unit.kind().name(),
                    unit.parentCode(),
                    on,
                    earlier(ends.get(unit.code()), nextStart(list, on)),
                    change.basis().name(),
                    change.number()));
            list.sort(UnitRules.byStart());
        }
        for (int i = 0; i < change.units().size(); i++) {
            checkParent(on, change, i);
        }
    }

    private void checkParent(LocalDate on, MapChange change, int index) {
        ReceivingUnit unit = change.units().get(index);
        String parent = unit.parentCode();
        if (parent == null) {
            return;
        }
        UnitPeriod above = at(parent, on);
        ReceivingUnit comes = change.unit(parent).orElse(null);
        String kind =
                above != null ? above.kind() : comes != null ? comes.kind().name() : null;
        String at = "/units/" + index + "/parentCode";
        if (kind == null) {
            fault(change, at, "unknown-unit", Map.of("unit", parent, "on", on));
        } else if (!unit.kind().mayLieBeneath(UnitKind.valueOf(kind))) {
            fault(change, at, "parent-does-not-fit", Map.of("kind", unit.kind(), "parent", parent, "parentKind", kind));
        }
    }

    /** What lies beneath a unit that went whole to another goes with it, unless a reform of the day says otherwise. */
    private void move(LocalDate on, MapChange change, Set<String> named) {
        for (String parent : change.origins()) {
            List<Transfer> from = change.from(parent);
            String to = from.get(0).to();
            if (from.size() == 1 && to != null && !to.equals(parent)) {
                for (UnitPeriod child : beneath(parent, on)) {
                    if (!named.contains(child.code()) && !on.equals(child.validFrom())) {
                        replace(child, until(child, on), under(to, child, on, change));
                    }
                }
            }
        }
    }

    /** No unit may be left beneath one that has ended, or beneath a divided one where nobody says in which part it lies. */
    private void checkBeneath(LocalDate on, MapChange change) {
        for (String parent : change.origins()) {
            boolean divided = change.from(parent).size() > 1;
            boolean ended = at(parent, on) == null;
            if (divided || ended) {
                for (UnitPeriod child : beneath(parent, on)) {
                    if (ended || !on.equals(child.validFrom())) {
                        fault(
                                change,
                                "",
                                ended ? "parent-has-ended" : "parent-is-divided",
                                Map.of("unit", child.code(), "parent", parent, "on", on));
                    }
                }
            }
        }
    }

    private List<UnitPeriod> beneath(String parent, LocalDate on) {
        return periods.values().stream()
                .flatMap(List::stream)
                .filter(period -> parent.equals(period.parentCode()) && period.isValidOn(on))
                .toList();
    }

    private @Nullable UnitPeriod at(String code, LocalDate on) {
        return periods.getOrDefault(code, List.of()).stream()
                .filter(period -> period.isValidOn(on))
                .findFirst()
                .orElse(null);
    }

    private void replace(UnitPeriod old, UnitPeriod first, @Nullable UnitPeriod second) {
        List<UnitPeriod> list = Objects.requireNonNull(periods.get(old.code()));
        list.set(list.indexOf(old), first);
        if (second != null) {
            list.add(second);
            list.sort(UnitRules.byStart());
        }
    }

    private void fault(MapChange change, String pointer, String code, Map<String, Object> params) {
        faults.add(new MapFault(change.id(), Fault.at(pointer, code, params)));
    }

    private static UnitPeriod until(UnitPeriod period, LocalDate end) {
        return new UnitPeriod(
                period.code(),
                period.nameVi(),
                period.nameAscii(),
                period.kind(),
                period.parentCode(),
                period.validFrom(),
                end,
                period.basis(),
                period.source());
    }

    private static UnitPeriod under(String parent, UnitPeriod child, LocalDate on, MapChange change) {
        return new UnitPeriod(
                child.code(),
                child.nameVi(),
                child.nameAscii(),
                child.kind(),
                parent,
                on,
                child.validTo(),
                change.basis().name(),
                change.number());
    }

    private static boolean isSame(ReceivingUnit unit, UnitPeriod period) {
        return unit.nameVi().equals(period.nameVi())
                && unit.nameAscii().equals(period.nameAscii())
                && unit.kind().name().equals(period.kind())
                && Objects.equals(unit.parentCode(), period.parentCode());
    }

    private static @Nullable LocalDate nextStart(List<UnitPeriod> list, LocalDate on) {
        return list.stream()
                .map(UnitPeriod::validFrom)
                .filter(start -> start != null && start.isAfter(on))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
