package vn.ntm.criteria.watchlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.criteria.unit.UnitKind;

/** 18/2022/QĐ-TTg on a set of 19 criteria: income is 10, environment 17, security 19. */
class RevocationRuleTest {

    private final RevocationRule rule = new RevocationRule(
            "R",
            UnitKind.COMMUNE,
            "set",
            BigDecimal.valueOf(30),
            BigDecimal.valueOf(50),
            "10; 17;19",
            BigDecimal.valueOf(30),
            LocalDate.parse("2022-08-02"),
            null,
            "18/2022/QĐ-TTg",
            Basis.SOURCED,
            "T1",
            Confidence.HIGH,
            null);

    @Test
    void six_of_nineteen_with_income_among_them_is_a_case_and_five_is_none() {
        assertThat(rule.causeOf(Set.of("1", "2", "3", "4", "5", "10"), 19)).isEqualTo(WatchCause.SHARE_WITH_NAMED);
        assertThat(rule.causeOf(Set.of("1", "2", "3", "4", "10"), 19)).isNull();
    }

    @Test
    void six_to_nine_without_a_named_criterion_are_no_case() {
        assertThat(rule.causeOf(first(6), 19)).isNull();
        assertThat(rule.causeOf(first(9), 19)).isNull();
    }

    @Test
    void ten_of_nineteen_are_a_case_whatever_they_are_and_nine_are_not() {
        Set<String> ten = first(9);
        ten.add("11");
        assertThat(rule.causeOf(ten, 19)).isEqualTo(WatchCause.SHARE);
        Set<String> nine = first(8);
        nine.add("19");
        assertThat(rule.causeOf(nine, 19)).isEqualTo(WatchCause.SHARE_WITH_NAMED);
    }

    @Test
    void exactly_thirty_and_exactly_fifty_percent_count() {
        assertThat(rule.causeOf(Set.of("1", "2", "17"), 10)).isEqualTo(WatchCause.SHARE_WITH_NAMED);
        assertThat(rule.causeOf(first(5), 10)).isEqualTo(WatchCause.SHARE);
    }

    @Test
    void a_district_falls_with_three_of_ten_communes_and_not_with_three_of_eleven() {
        assertThat(rule.cascades(3, 10)).isTrue();
        assertThat(rule.cascades(3, 11)).isFalse();
        assertThat(rule.cascades(0, 0)).isFalse();
    }

    @Property
    void one_more_failing_criterion_never_takes_a_unit_off_the_list(
            @ForAll @IntRange(min = 1, max = 30) int total, @ForAll @IntRange(min = 0, max = 29) int failing) {
        if (failing < total && rule.causeOf(first(failing), total) != null) {
            assertThat(rule.causeOf(first(failing + 1), total)).isNotNull();
        }
    }

    private static Set<String> first(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).collect(TreeSet::new, Set::add, Set::addAll);
    }
}
