package vn.ntm.ocop.supply;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.unit.UnitMap;

/**
 * Gap and plan from declarations and offers. For the gap, seasonal supply and stock stand against demand; unsold
 * quantities are told apart, since they are part of what is there, and count as supply where nothing else is declared. The
 * plan gives each offer what its window and its unit allow, the earliest need first and from the supply that ends first, so
 * that what spoils goes first. An offer that names a unit is content with whatever lies within it.
 */
final class SupplyPlan {

    private SupplyPlan() {}

    /** One commodity in one month. */
    record Gap(String commodity, Measure measure, String month, long supply, long demand, long gap, long unsold) {}

    /** A part of a supply that goes to a buyer. */
    record Match(
            String commodity,
            Measure measure,
            String unit,
            String buyer,
            String demand,
            long quantity,
            @Nullable Long priceVnd) {}

    /** What remains after the plan. */
    record Rest(
            String commodity,
            Measure measure,
            @Nullable String unit,
            @Nullable String buyer,
            long quantity) {}

    record Plan(List<Match> matches, List<Rest> unplacedSupply, List<Rest> unmetDemand) {}

    /** Of each line only its latest snapshot; what is in store is counted anew, whatever its window was before. */
    static List<Supply> latest(List<Supply> all) {
        Map<String, Supply> latest = new LinkedHashMap<>();
        Map<String, LocalDate> counted = new HashMap<>();
        all.stream().sorted(Comparator.comparing(Supply::asOf)).forEach(supply -> {
            latest.put(supply.line(), supply);
            if (supply.kind() == Supply.Kind.STOCK) {
                counted.put(supply.store(), supply.asOf());
            }
        });
        return latest.values().stream()
                .filter(supply ->
                        supply.kind() != Supply.Kind.STOCK || supply.asOf().equals(counted.get(supply.store())))
                .toList();
    }

    static List<Gap> gaps(List<Supply> supply, List<Demand> demand) {
        Map<Key, Map<String, long[]>> sums =
                new TreeMap<>(Comparator.comparing(Key::compared).thenComparing(Key::measure));
        supply.forEach(one -> Months.spread(one.quantity(), one.availableFrom(), one.availableTo())
                .forEach((month, quantity) -> {
                    long[] cell = cell(sums, Key.of(one.commodity(), one.measure()), month.toString());
                    cell[0] += isThere(one, supply) ? quantity : 0;
                    cell[2] += one.kind() == Supply.Kind.UNSOLD ? quantity : 0;
                }));
        demand.forEach(one -> Months.spread(one.quantity(), one.wantedFrom(), one.wantedTo())
                .forEach((month, quantity) ->
                        cell(sums, Key.of(one.commodity(), one.measure()), month.toString())[1] += quantity));
        List<Gap> gaps = new ArrayList<>();
        sums.forEach((key, months) -> months.forEach((month, cell) -> gaps.add(
                new Gap(key.commodity(), key.measure(), month, cell[0], cell[1], cell[0] - cell[1], cell[2]))));
        return gaps;
    }

    static Plan plan(List<Supply> supply, List<Demand> demand, UnitMap units) {
        List<Supply> order = supply.stream()
                .filter(one -> isThere(one, supply))
                .sorted(Comparator.comparing(Supply::availableTo).thenComparing(Supply::naturalKey))
                .toList();
        Map<Supply, Long> left = new LinkedHashMap<>();
        order.forEach(one -> left.put(one, one.quantity()));
        List<Match> matches = new ArrayList<>();
        List<Rest> unmet = new ArrayList<>();
        demand.stream()
                .sorted(Comparator.comparing(Demand::wantedTo).thenComparing(Demand::code))
                .forEach(wanted -> {
                    long open = wanted.quantity();
                    for (Supply one : order) {
                        long take = fits(one, wanted, units) ? Math.min(open, left.getOrDefault(one, 0L)) : 0;
                        if (take > 0) {
                            matches.add(new Match(
                                    wanted.commodity(),
                                    wanted.measure(),
                                    one.unit(),
                                    wanted.buyer(),
                                    wanted.code(),
                                    take,
                                    wanted.priceVnd()));
                            left.merge(one, -take, Long::sum);
                            open -= take;
                        }
                    }
                    if (open > 0) {
                        unmet.add(new Rest(wanted.commodity(), wanted.measure(), null, wanted.buyer(), open));
                    }
                });
        List<Rest> unplaced = new ArrayList<>();
        left.forEach((one, quantity) -> {
            if (quantity > 0) {
                unplaced.add(new Rest(one.commodity(), one.measure(), one.unit(), null, quantity));
            }
        });
        return new Plan(matches, unplaced, unmet);
    }

    /** What is unsold is part of a supply or stock of its unit and time; where none is declared it is all that is there. */
    private static boolean isThere(Supply one, List<Supply> all) {
        return one.kind() != Supply.Kind.UNSOLD
                || all.stream()
                        .noneMatch(other -> other.kind() != Supply.Kind.UNSOLD
                                && other.unit().equals(one.unit())
                                && Commodity.same(other.commodity(), one.commodity())
                                && other.measure() == one.measure()
                                && !other.availableFrom().isAfter(one.availableTo())
                                && !one.availableFrom().isAfter(other.availableTo()));
    }

    private static boolean fits(Supply supply, Demand wanted, UnitMap units) {
        String unit = wanted.unit();
        return Commodity.same(supply.commodity(), wanted.commodity())
                && supply.measure() == wanted.measure()
                && !supply.availableFrom().isAfter(wanted.wantedTo())
                && !wanted.wantedFrom().isAfter(supply.availableTo())
                && (unit == null || isWithin(supply.unit(), unit, supply.asOf(), units));
    }

    /** Whether an offer concerns a unit: it names none, that one, one beneath it or one above it. */
    static boolean concerns(Demand offer, String unit, UnitMap units) {
        String named = offer.unit();
        return named == null
                || isWithin(named, unit, offer.asOf(), units)
                || isWithin(unit, named, offer.asOf(), units);
    }

    private static boolean isWithin(String unit, String above, LocalDate on, UnitMap units) {
        return unit.equals(above) || units.isWithin(unit, List.of(above), on);
    }

    private static long[] cell(Map<Key, Map<String, long[]>> sums, Key key, String month) {
        return sums.computeIfAbsent(key, k -> new TreeMap<>()).computeIfAbsent(month, m -> new long[3]);
    }

    /** @param commodity as it was written first */
    private record Key(String compared, String commodity, Measure measure) {

        static Key of(String commodity, Measure measure) {
            return new Key(Commodity.key(commodity), commodity, measure);
        }
    }
}
