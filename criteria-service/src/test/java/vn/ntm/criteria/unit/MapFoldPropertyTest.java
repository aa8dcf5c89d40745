package vn.ntm.criteria.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import vn.ntm.criteria.Confidence;
import vn.ntm.platform.unit.Bounds;
import vn.ntm.platform.unit.Recast;
import vn.ntm.platform.unit.UnitMap;
import vn.ntm.platform.unit.UnitPeriod;

class MapFoldPropertyTest {

    private static final LocalDate FIRST = LocalDate.of(2019, 1, 1);

    @Property(tries = 200)
    void applying_a_reform_never_changes_what_was_asked_for_an_earlier_date(@ForAll long seed) {
        List<MapChange> reforms = reforms(new Random(seed));
        for (int n = 1; n <= reforms.size(); n++) {
            LocalDate effective = reforms.get(n - 1).effectiveDate();
            UnitMap without = map(reforms.subList(0, n - 1));
            UnitMap with = map(reforms.subList(0, n));
            for (LocalDate day : List.of(effective.minusYears(9), effective.minusMonths(7), effective.minusDays(1))) {
                assertThat(seen(with, day)).isEqualTo(seen(without, day));
            }
        }
    }

    @Property(tries = 200)
    void a_reform_keeps_the_total_of_what_its_units_hold(@ForAll long seed) {
        Random random = new Random(seed);
        List<MapChange> reforms = reforms(random);
        LocalDate last = reforms.get(reforms.size() - 1).effectiveDate();
        UnitMap map = map(reforms);
        Recast recast = new Recast(
                reforms.stream().map(reform -> reform.step(Weight.POPULATION)).toList());
        Set<String> origins = communes(map, FIRST.minusDays(1));
        Set<String> targets = communes(map, last);
        Bounds all = Bounds.NOTHING;
        BigDecimal total = BigDecimal.ZERO;
        for (String origin : origins) {
            BigDecimal people = BigDecimal.valueOf(random.nextInt(10_000));
            total = total.add(people);
            all = all.plus(recast.share(origin, FIRST.minusDays(1), last, targets::contains)
                    .times(people));
        }
        assertThat(all.lower()).isEqualByComparingTo(total);
        assertThat(all.upper()).isEqualByComparingTo(total);
    }

    @Property(tries = 200)
    void periods_of_a_code_never_overlap_and_every_unit_lies_beneath_a_living_one(@ForAll long seed) {
        List<MapChange> reforms = reforms(new Random(seed));
        MapFold.Result result = MapFold.of(entered(), reforms);
        assertThat(result.faults()).isEmpty();
        result.periods().values().forEach(periods -> assertThat(UnitRules.overlapping(periods))
                .isNull());
        UnitMap map = result.units();
        for (MapChange reform : reforms) {
            LocalDate on = reform.effectiveDate();
            map.on(on).filter(unit -> unit.parentCode() != null).forEach(unit -> assertThat(
                            map.isWithin(unit.code(), List.of("P"), on))
                    .isTrue());
        }
    }

    private static UnitMap map(List<MapChange> reforms) {
        return MapFold.of(entered(), reforms).units();
    }

    /** All that the register says of a day; only the end of a period, which was not known before, may differ. */
    private static Map<String, String> seen(UnitMap map, LocalDate day) {
        return map.on(day)
                .collect(Collectors.toMap(
                        UnitPeriod::code,
                        unit -> unit.nameVi() + unit.kind() + unit.parentCode() + unit.validFrom() + unit.source(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private static Set<String> communes(UnitMap map, LocalDate on) {
        return map.on(on)
                .filter(unit -> UnitKind.valueOf(unit.kind()).isCommuneLevel())
                .map(UnitPeriod::code)
                .collect(Collectors.toSet());
    }

    private static List<UnitPeriod> entered() {
        List<UnitPeriod> periods = new ArrayList<>();
        periods.add(MapExamples.entered("P", UnitKind.PROVINCE, null));
        for (int i = 0; i < 8; i++) {
            periods.add(MapExamples.entered("C" + i, UnitKind.COMMUNE, "P"));
        }
        return periods;
    }

    /** One to three reforms that merge, divide and rename communes at random, each building on the one before. */
    private static List<MapChange> reforms(Random random) {
        List<String> living = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            living.add("C" + i);
        }
        List<MapChange> reforms = new ArrayList<>();
        int number = 1 + random.nextInt(3);
        for (int i = 0; i < number; i++) {
            reforms.add(reform(FIRST.plusYears(i), living, random));
        }
        return reforms;
    }

    private static MapChange reform(LocalDate on, List<String> living, Random random) {
        List<Transfer> transfers = new ArrayList<>();
        Map<String, ReceivingUnit> units = new LinkedHashMap<>();
        Map<String, Boolean> receivers = new HashMap<>();
        for (String from : living) {
            String to = random.nextInt(3) == 0 ? from : "N" + random.nextInt(5);
            String other = living.get(random.nextInt(living.size()));
            if (random.nextInt(4) == 0 && !other.equals(to)) {
                BigDecimal share = random.nextBoolean() ? BigDecimal.valueOf(random.nextInt(101), 2) : null;
                transfers.add(part(from, to, share));
                transfers.add(part(from, other, share == null ? null : BigDecimal.ONE.subtract(share)));
                receivers.put(other, true);
            } else {
                transfers.add(MapExamples.whole(from, to));
            }
            receivers.put(to, true);
        }
        receivers.keySet().stream()
                .sorted()
                .forEach(code -> units.put(
                        code, MapExamples.unit(code, "Xã " + code + " " + random.nextInt(2), UnitKind.COMMUNE, "P")));
        living.clear();
        living.addAll(units.keySet());
        return MapExamples.reform(on, List.copyOf(units.values()), transfers.toArray(new Transfer[0]));
    }

    private static Transfer part(String from, String to, @org.jspecify.annotations.Nullable BigDecimal share) {
        return new Transfer(from, to, Extent.PART, share, share, null, "T1", Confidence.HIGH, null);
    }
}
