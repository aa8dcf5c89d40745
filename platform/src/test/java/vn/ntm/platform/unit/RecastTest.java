package vn.ntm.platform.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ntm.platform.unit.Recast.Part;
import vn.ntm.platform.unit.Recast.Step;

class RecastTest {

    private static final LocalDate DAY = LocalDate.of(2025, 7, 1);
    private static final LocalDate BEFORE = DAY.minusDays(1);

    @Test
    void a_unit_that_no_reform_touches_stays_itself() {
        assertThat(share("A", "A", part("B", "C", "1"))).isEqualTo(bounds("1", "1"));
        assertThat(share("A", "C", part("B", "C", "1"))).isEqualTo(bounds("0", "0"));
    }

    @Test
    void what_goes_whole_is_exact() {
        assertThat(share("A", "C", part("A", "C", "1"), part("B", "C", "1"))).isEqualTo(bounds("1", "1"));
    }

    @Test
    void a_known_share_is_exact() {
        assertThat(share("A", "C", part("A", "B", "0.0802"), part("A", "C", "0.9198")))
                .isEqualTo(bounds("0.9198", "0.9198"));
    }

    @Test
    void an_unknown_share_is_anything_from_nothing_to_what_is_left() {
        assertThat(share("A", "C", part("A", "B", null), part("A", "C", null))).isEqualTo(bounds("0", "1"));
        assertThat(share("A", "C", part("A", "B", "0.3"), part("A", "C", null), part("A", "D", null)))
                .isEqualTo(bounds("0.0", "0.7"));
    }

    @Test
    void the_only_unknown_share_is_the_remainder() {
        assertThat(share("A", "C", part("A", "B", "0.3"), part("A", "C", null))).isEqualTo(bounds("0.7", "0.7"));
    }

    @Test
    void units_that_receive_all_parts_together_hold_the_whole() {
        assertThat(new Recast(List.of(new Step(DAY, List.of(part("A", "B", null), part("A", "C", null)))))
                        .share("A", BEFORE, DAY, Set.of("B", "C")::contains))
                .isEqualTo(bounds("1", "1"));
    }

    @Test
    void the_day_before_the_effective_date_still_has_the_old_map() {
        Recast recast = new Recast(List.of(new Step(DAY, List.of(part("A", "C", "1")))));

        assertThat(recast.share("A", BEFORE.minusYears(1), BEFORE, "A"::equals)).isEqualTo(Bounds.ALL);
        assertThat(recast.share("A", BEFORE, DAY, "A"::equals)).isEqualTo(Bounds.NOTHING);
    }

    @Test
    void a_code_used_again_does_not_inherit_from_the_unit_it_named() {
        assertThat(share("06652", "06652", part("06652", "06658", "1"), part("06664", "06652", "1")))
                .isEqualTo(bounds("0", "0"));
        assertThat(share("06664", "06652", part("06652", "06658", "1"), part("06664", "06652", "1")))
                .isEqualTo(bounds("1", "1"));
    }

    @Test
    void two_reforms_follow_one_another() {
        Recast recast = new Recast(List.of(
                new Step(DAY, List.of(part("B", "C", "0.5"), part("B", "D", "0.5"))),
                new Step(DAY.minusYears(1), List.of(part("A", "B", "1"), part("B", "B", "1")))));

        assertThat(recast.share("A", DAY.minusYears(2), DAY, "D"::equals)).isEqualTo(bounds("0.5", "0.5"));
    }

    @Test
    void what_ends_without_a_successor_is_nowhere() {
        assertThat(share("A", "C", part("A", null, "1"))).isEqualTo(bounds("0", "0"));
    }

    @Test
    void towards_an_earlier_map_only_a_sole_predecessor_is_exact() {
        Recast recast = new Recast(List.of(new Step(
                DAY, List.of(part("A", "C", "1"), part("B", "D", "1"), part("E", "D", "0"), part("F", "D", "1")))));

        assertThat(recast.share("C", DAY, BEFORE, "A"::equals)).isEqualTo(bounds("1", "1"));
        assertThat(recast.share("D", DAY, BEFORE, "B"::equals)).isEqualTo(bounds("0", "1"));
        assertThat(recast.share("D", DAY, BEFORE, "E"::equals)).isEqualTo(bounds("0", "0"));
        assertThat(recast.share("D", DAY, BEFORE, Set.of("B", "F")::contains)).isEqualTo(bounds("1", "1"));
    }

    private static Bounds share(String from, String to, Part... parts) {
        return new Recast(List.of(new Step(DAY, List.of(parts)))).share(from, BEFORE, DAY, to::equals);
    }

    private static Part part(@Nullable String from, @Nullable String to, @Nullable String share) {
        return new Part(from, to, share == null ? null : new BigDecimal(share));
    }

    private static Bounds bounds(String lower, String upper) {
        return new Bounds(new BigDecimal(lower), new BigDecimal(upper));
    }
}
