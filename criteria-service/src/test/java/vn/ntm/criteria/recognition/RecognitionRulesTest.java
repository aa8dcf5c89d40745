package vn.ntm.criteria.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.criteria.unit.UnitKind;
import vn.ntm.platform.web.Fault;

class RecognitionRulesTest {

    private static final LocalDate TODAY = LocalDate.parse("2021-08-31");

    @Test
    void a_decision_of_today_counts_and_one_of_tomorrow_does_not() {
        assertThat(codes(Level.STANDARD, 2021, "2021-08-31", UnitKind.COMMUNE)).isEmpty();
        assertThat(codes(Level.STANDARD, 2021, "2021-09-01", UnitKind.COMMUNE)).containsExactly("in-the-future");
    }

    @Test
    void the_unit_existed_on_the_day_of_the_decision() {
        assertThat(codes(Level.STANDARD, 2021, "2021-01-01", null)).containsExactly("unknown-unit");
    }

    @Test
    void levels_of_communes_are_not_for_wards_and_completion_is_for_districts_and_provinces() {
        assertThat(codes(Level.STANDARD, 2021, "2021-01-01", UnitKind.WARD)).containsExactly("level-does-not-fit");
        assertThat(codes(Level.STANDARD, 2021, "2021-01-01", UnitKind.RURAL_DISTRICT))
                .containsExactly("level-does-not-fit");
        assertThat(codes(Level.COMPLETED, 2021, "2021-01-01", UnitKind.COMMUNE)).containsExactly("level-does-not-fit");
        assertThat(codes(Level.COMPLETED, 2021, "2021-01-01", UnitKind.TOWN)).isEmpty();
        assertThat(codes(Level.COMPLETED, 2021, "2021-01-01", UnitKind.PROVINCE))
                .isEmpty();
    }

    @Test
    void a_level_is_not_reached_after_it_was_decided() {
        assertThat(codes(Level.MODEL, 2022, "2021-01-01", UnitKind.COMMUNE)).containsExactly("achieved-after-decision");
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThat(codes(Level.STANDARD, 2030, "2021-09-01", null))
                .containsExactlyInAnyOrder("in-the-future", "achieved-after-decision", "unknown-unit");
    }

    private static List<String> codes(Level level, int year, String decided, @Nullable UnitKind kind) {
        RecognitionRow row = new RecognitionRow(
                "06724",
                level,
                year,
                null,
                LocalDate.parse(decided),
                DatePrecision.DAY,
                null,
                null,
                Basis.SOURCED,
                "T1",
                Confidence.HIGH,
                null);
        return RecognitionRules.faultsOf(row, kind, TODAY, "").stream()
                .map(Fault::code)
                .toList();
    }
}
