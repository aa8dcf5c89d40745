package vn.ntm.criteria.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.criteria.recognition.Standings;
import vn.ntm.criteria.unit.UnitKind;

class TargetProgressTest {

    @Test
    void what_is_to_be_added_counts_by_the_year_of_achievement() {
        TargetProgress progress = progress(Target.Measure.ADD, null, 6, new Standings.Held(5, 9, 96, 0, 98));
        assertThat(progress.measured()).isEqualTo(5);
        assertThat(progress.remaining()).isEqualByComparingTo("1");
        assertThat(progress.reached()).isFalse();
    }

    @Test
    void ninety_seven_of_ninety_eight_is_reached_at_ninety_seven_and_not_one_below() {
        assertThat(progress(Target.Measure.TOTAL, null, 97, new Standings.Held(6, 6, 97, 0, 98))
                        .reached())
                .isTrue();
        assertThat(progress(Target.Measure.TOTAL, null, 97, new Standings.Held(6, 6, 96, 0, 98))
                        .reached())
                .isFalse();
    }

    @Test
    void a_ceiling_is_kept_up_to_its_value_and_more_remains_to_be_taken_away() {
        TargetProgress kept =
                progress(Target.Measure.TOTAL, Target.Direction.AT_MOST, 3, new Standings.Held(0, 0, 3, 0, 98));
        assertThat(kept.reached()).isTrue();
        assertThat(kept.remaining()).isZero();
        TargetProgress missed =
                progress(Target.Measure.TOTAL, Target.Direction.AT_MOST, 3, new Standings.Held(0, 0, 5, 0, 98));
        assertThat(missed.reached()).isFalse();
        assertThat(missed.remaining()).isEqualByComparingTo("2");
    }

    private static TargetProgress progress(
            Target.Measure measure, Target.@Nullable Direction direction, int value, Standings.Held held) {
        Target target = new Target(
                "22",
                2021,
                Level.STANDARD,
                UnitKind.COMMUNE,
                measure,
                BigDecimal.valueOf(value),
                Basis.SOURCED,
                "T1",
                null,
                direction);
        return TargetProgress.of(UUID.randomUUID(), 1, target, LocalDate.parse("2021-12-31"), held, List.of());
    }
}
