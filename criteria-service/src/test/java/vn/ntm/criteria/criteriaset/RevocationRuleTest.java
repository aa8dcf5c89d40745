package vn.ntm.criteria.criteriaset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.criteriaset.RevocationRule.Ground;

/** 18/2022/QĐ-TTg on 19 criteria: 30 % is 5.7, so six; 50 % is 9.5, so ten. */
class RevocationRuleTest {

    private final RevocationRule rule = new RevocationRule(30, 50, List.of("10", "17", "19"));

    @Test
    void six_unmet_with_a_named_one_fall_and_five_do_not() {
        assertThat(rule.ground(unmet(5, "10"), 19)).isEmpty();
        assertThat(rule.ground(unmet(6, "10"), 19)).contains(Ground.NAMED_CRITERION);
    }

    @Test
    void nine_unmet_without_a_named_one_do_not_fall_and_ten_do() {
        assertThat(rule.ground(unmet(9, "x"), 19)).isEmpty();
        assertThat(rule.ground(unmet(10, "x"), 19)).contains(Ground.SHARE);
    }

    @Test
    void exactly_half_falls() {
        assertThat(rule.ground(unmet(10, "x"), 20)).contains(Ground.SHARE);
    }

    @Test
    void a_named_one_below_the_lower_share_does_not_fall_and_exactly_at_it_does() {
        assertThat(rule.ground(unmet(2, "17"), 10)).isEmpty();
        assertThat(rule.ground(unmet(3, "17"), 10)).contains(Ground.NAMED_CRITERION);
        assertThat(rule.ground(List.of(), 0)).isEmpty();
    }

    @Property
    void one_more_unmet_criterion_never_saves_a_recognition(
            @ForAll @IntRange(min = 1, max = 30) int criteria, @ForAll @IntRange(min = 1, max = 29) int number) {
        if (number < criteria && rule.ground(unmet(number, "19"), criteria).isPresent()) {
            assertThat(rule.ground(unmet(number + 1, "19"), criteria)).isPresent();
        }
    }

    private static List<String> unmet(int number, String one) {
        List<String> codes = new ArrayList<>(List.of(one));
        while (codes.size() < number) {
            codes.add("u" + codes.size());
        }
        return codes;
    }
}
