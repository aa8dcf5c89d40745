package vn.ntm.criteria.population;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.unit.UnitKind;
import vn.ntm.platform.unit.Bounds;
import vn.ntm.platform.unit.Recast;
import vn.ntm.platform.unit.UnitMap;
import vn.ntm.platform.unit.UnitPeriod;

/** Carries one count to the map of another day: to one unit, or to all of a kind beneath one. */
final class PopulationCount {

    private final UnitMap map;
    private final Recast recast;
    private final String code;
    private final LocalDate on;
    private final @Nullable UnitKind kind;
    private final TreeSet<String> targets = new TreeSet<>();

    PopulationCount(UnitMap map, Recast recast, String code, LocalDate on, @Nullable UnitKind kind) {
        this.map = map;
        this.recast = recast;
        this.code = code;
        this.on = on;
        this.kind = kind;
        communeLevel(on)
                .filter(unit -> kind == null || unit.kind().equals(kind.name()))
                .filter(unit -> map.isWithin(unit.code(), List.of(code), on))
                .forEach(unit -> targets.add(unit.code()));
    }

    /** Null where the count says nothing about these units. */
    @Nullable
    PopulationView from(LocalDate day, List<Population> figures) {
        Map<String, Population> byUnit = new HashMap<>();
        figures.forEach(figure -> byUnit.merge(
                figure.unit(),
                figure,
                (one, other) -> other.confidence().compareTo(one.confidence()) < 0 ? other : one));
        List<String> origins = communeLevel(day).map(UnitPeriod::code).sorted().toList();
        Sum all = sum(origins, byUnit, day, targets::contains);
        if (all.isEmpty()) {
            return null;
        }
        List<PopulationView.Unit> units = new ArrayList<>();
        for (String target : targets) {
            Sum one = sum(origins, byUnit, day, target::equals);
            UnitPeriod unit = map.find(target, on).orElseThrow();
            units.add(new PopulationView.Unit(
                    target, unit.nameVi(), unit.kind(), one.exactly(), one.lower(), one.upper(), one.missing()));
        }
        return new PopulationView(
                code,
                kind,
                on,
                day,
                all.isExact(),
                all.exactly(),
                all.lower(),
                all.upper(),
                all.undecided(),
                all.missing(),
                units);
    }

    private java.util.stream.Stream<UnitPeriod> communeLevel(LocalDate date) {
        return map.on(date).filter(unit -> UnitKind.valueOf(unit.kind()).isCommuneLevel());
    }

    private Sum sum(List<String> origins, Map<String, Population> byUnit, LocalDate day, Predicate<String> wanted) {
        Bounds people = Bounds.NOTHING;
        List<PopulationView.Undecided> undecided = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        int counted = 0;
        for (Map.Entry<String, Bounds> share :
                recast.shares(origins, day, on, wanted).entrySet()) {
            Population figure = byUnit.get(share.getKey());
            if (figure == null) {
                missing.add(share.getKey());
                continue;
            }
            counted++;
            people = people.plus(share.getValue().times(BigDecimal.valueOf(figure.people())));
            if (!share.getValue().isExact()) {
                undecided.add(new PopulationView.Undecided(
                        share.getKey(),
                        map.find(share.getKey(), day).map(UnitPeriod::nameVi).orElse(share.getKey()),
                        figure.people(),
                        share.getValue().lower(),
                        share.getValue().upper()));
            }
        }
        return new Sum(people, counted, undecided, missing);
    }

    private record Sum(Bounds people, int counted, List<PopulationView.Undecided> undecided, List<String> missing) {

        boolean isEmpty() {
            return counted == 0;
        }

        boolean isExact() {
            return missing.isEmpty() && people.isExact() && counted > 0;
        }

        @Nullable
        BigDecimal exactly() {
            return isExact() ? plain(people.lower()) : null;
        }

        BigDecimal lower() {
            return plain(people.lower());
        }

        /** Nobody knows how many live where nobody counted. */
        @Nullable
        BigDecimal upper() {
            return missing.isEmpty() && counted > 0 ? plain(people.upper()) : null;
        }

        private static BigDecimal plain(BigDecimal value) {
            BigDecimal stripped = Objects.requireNonNull(value).stripTrailingZeros();
            return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
        }
    }
}
