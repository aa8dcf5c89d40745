package vn.ntm.platform.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.ntm.platform.unit.Recast.Part;
import vn.ntm.platform.unit.Recast.Step;

class RecastPropertyTest {

    private static final LocalDate START = LocalDate.of(2019, 1, 1);
    private static final LocalDate END = LocalDate.of(2030, 1, 1);
    private static final List<String> UNITS = List.of("A", "B", "C", "D", "E", "F");

    @Property(tries = 300)
    void totals_are_kept_exactly_where_all_shares_are_known(@ForAll long seed) {
        Recast recast = new Recast(history(new Random(seed)));
        for (String origin : UNITS) {
            BigDecimal sum = BigDecimal.ZERO;
            for (String target : UNITS) {
                Bounds share = recast.share(origin, START, END, target::equals);
                assertThat(share.isExact()).isTrue();
                sum = sum.add(share.lower());
            }
            assertThat(sum).isEqualByComparingTo(BigDecimal.ONE);
        }
    }

    @Property(tries = 300)
    void hiding_shares_only_widens_the_bounds_and_the_whole_stays_one(@ForAll long seed) {
        List<Step> known = history(new Random(seed));
        Recast exact = new Recast(known);
        Recast hidden = new Recast(hide(known, new Random(seed + 1)));
        for (String origin : UNITS) {
            assertThat(hidden.share(origin, START, END, UNITS::contains).lower())
                    .isEqualByComparingTo(BigDecimal.ONE);
            assertThat(hidden.share(origin, START, END, UNITS::contains).upper())
                    .isEqualByComparingTo(BigDecimal.ONE);
            for (String target : UNITS) {
                BigDecimal truth =
                        exact.share(origin, START, END, target::equals).lower();
                Bounds seen = hidden.share(origin, START, END, target::equals);
                assertThat(truth).isBetween(seen.lower(), seen.upper());
            }
        }
    }

    @Property(tries = 300)
    void all_targets_at_once_are_what_each_of_them_is_alone(@ForAll long seed) {
        Recast recast = new Recast(hide(history(new Random(seed)), new Random(seed + 1)));
        for (List<LocalDate> way : List.of(List.of(START, END), List.of(END, START))) {
            Map<String, Map<String, Bounds>> all = recast.sharesByTarget(UNITS, way.get(0), way.get(1));
            for (String target : UNITS) {
                assertThat(all.getOrDefault(target, Map.of()))
                        .isEqualTo(recast.shares(UNITS, way.get(0), way.get(1), target::equals));
            }
        }
    }

    /** A nation of communes that go two by two into one: more work per unit as there are more would not end in time. */
    @Test
    @Timeout(20)
    void ten_times_the_nation_is_looked_up_in_one_pass() {
        List<Part> parts = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            codes.add("C" + i);
            parts.add(new Part("C" + i, "N" + i / 2, BigDecimal.ONE));
        }
        Recast recast = new Recast(List.of(new Step(START.plusDays(1), parts)));
        Map<String, Map<String, Bounds>> all = recast.sharesByTarget(codes, START, END);
        assertThat(all).hasSize(50_000);
        assertThat(all.get("N7")).isEqualTo(Map.of("C14", Bounds.ALL, "C15", Bounds.ALL));
    }

    /** Up to three reforms in which some of the units are divided or moved among the same codes. */
    private static List<Step> history(Random random) {
        List<Step> steps = new ArrayList<>();
        for (int year = 0; year < 1 + random.nextInt(3); year++) {
            List<Part> parts = new ArrayList<>();
            for (String unit : UNITS) {
                if (random.nextBoolean()) {
                    parts.addAll(divided(unit, random));
                }
            }
            steps.add(new Step(START.plusYears(1L + year), parts));
        }
        return steps;
    }

    private static List<Part> divided(String unit, Random random) {
        List<Part> parts = new ArrayList<>();
        int left = 100;
        int first = random.nextInt(UNITS.size());
        int number = 1 + random.nextInt(3);
        for (int i = 0; i < number; i++) {
            int share = i == number - 1 ? left : random.nextInt(left + 1);
            parts.add(new Part(unit, UNITS.get((first + i) % UNITS.size()), BigDecimal.valueOf(share, 2)));
            left -= share;
        }
        return parts;
    }

    private static List<Step> hide(List<Step> steps, Random random) {
        return steps.stream()
                .map(step -> new Step(
                        step.on(),
                        step.parts().stream()
                                .map(part -> random.nextBoolean() ? new Part(part.from(), part.to(), null) : part)
                                .toList()))
                .toList();
    }
}
