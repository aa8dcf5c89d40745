package vn.ntm.platform.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnitMapTest {

    private static final LocalDate DAY = LocalDate.of(2020, 1, 1);
    private static final UnitMap MAP = UnitMap.of(List.of(
            period("22", null, null, null),
            period("204", "22", null, DAY),
            period("193", "22", null, null),
            period("07042", "204", null, DAY),
            period("07042", "193", DAY, null)));

    @Test
    void a_code_is_looked_up_by_its_date() {
        assertThat(MAP.find("07042", DAY.minusDays(1)).orElseThrow().parentCode())
                .isEqualTo("204");
        assertThat(MAP.find("07042", DAY).orElseThrow().parentCode()).isEqualTo("193");
        assertThat(MAP.find("204", DAY)).isEmpty();
    }

    @Test
    void a_unit_lies_within_all_above_it_on_that_date_and_within_itself() {
        assertThat(MAP.isWithin("07042", List.of("22"), DAY)).isTrue();
        assertThat(MAP.isWithin("07042", List.of("204"), DAY.minusDays(1))).isTrue();
        assertThat(MAP.isWithin("07042", List.of("204"), DAY)).isFalse();
        assertThat(MAP.isWithin("07042", List.of("07042"), DAY)).isTrue();
        assertThat(MAP.isWithin("22", List.of("193"), DAY)).isFalse();
        assertThat(MAP.isWithin("nobody", List.of("22"), DAY)).isFalse();
    }

    @Test
    void a_circle_of_parents_ends() {
        UnitMap circle = UnitMap.of(List.of(period("A", "B", null, null), period("B", "A", null, null)));
        assertThat(circle.isWithin("A", List.of("22"), DAY)).isFalse();
    }

    @Test
    void the_units_of_a_date_are_those_whose_period_holds_it() {
        assertThat(MAP.on(DAY.minusDays(1)).map(UnitPeriod::code))
                .containsExactlyInAnyOrder("22", "204", "193", "07042");
        assertThat(MAP.on(DAY).map(UnitPeriod::code)).containsExactlyInAnyOrder("22", "193", "07042");
    }

    private static UnitPeriod period(
            String code, @Nullable String parent, @Nullable LocalDate from, @Nullable LocalDate to) {
        return new UnitPeriod(code, code, code, "COMMUNE", parent, from, to, "SOURCED", "T1");
    }
}
