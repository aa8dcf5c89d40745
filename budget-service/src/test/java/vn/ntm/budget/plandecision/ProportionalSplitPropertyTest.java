package vn.ntm.budget.plandecision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class ProportionalSplitPropertyTest {

    @Property
    void invariant_6_parts_sum_to_the_amount_and_none_is_off_by_more_than_a_dong(
            @ForAll @LongRange(min = 0, max = 9_007_199_254_740_991L) long amount,
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 0, max = 1_000_000) Long> list) {
        Map<String, Long> weights = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            weights.put("C" + i, list.get(i) + (i == 0 ? 1 : 0));
        }
        Map<String, Long> split = ProportionalSplit.split(amount, weights);

        assertThat(split.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(amount);
        double total = weights.values().stream().mapToLong(Long::longValue).sum();
        if (amount < 1_000_000_000L) {
            split.forEach((code, part) -> assertThat(Math.abs(part - amount * (weights.get(code) / total)))
                    .isLessThan(1.001));
        }
    }

    @Example
    void invariant_6_what_is_left_goes_to_the_largest_remainders_and_ties_by_code() {
        Map<String, Long> weights = new LinkedHashMap<>();
        weights.put("B", 1L);
        weights.put("A", 1L);
        weights.put("C", 1L);
        assertThat(ProportionalSplit.split(100, weights)).isEqualTo(Map.of("A", 34L, "B", 33L, "C", 33L));
    }
}
