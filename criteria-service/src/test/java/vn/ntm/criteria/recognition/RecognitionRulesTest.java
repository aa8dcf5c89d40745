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
    void nobody_reached_a_level_before_there_was_a_set() {
        assertThat(codes(Level.STANDARD, 2008, "2021-01-01", UnitKind.COMMUNE)).containsExactly("before-the-programme");
        assertThat(codes(Level.STANDARD, 2009, "2021-01-01", UnitKind.COMMUNE)).isEmpty();
    }

    @Test
    void all_faults_are_told_at_once() {
        assertThat(codes(Level.STANDARD, 2030, "2021-09-01", null))
                .containsExactlyInAnyOrder("in-the-future", "achieved-after-decision", "unknown-unit");
    }

    @Test
    void a_ballot_has_its_day_and_no_decision() {
        assertThat(undecided(RecognitionStatus.BALLOTED, null, "2021-05-05", null))
                .isEmpty();
        assertThat(undecided(RecognitionStatus.BALLOTED, null, null, "2021-05-06"))
                .containsExactly("missing");
        assertThat(undecided(RecognitionStatus.BALLOTED, "2021-06-01", "2021-05-05", null))
                .containsExactly("decided-after-all");
    }

    @Test
    void a_proposal_needs_some_day_on_which_its_unit_is_meant() {
        assertThat(undecided(RecognitionStatus.PROPOSED, null, null, "2021-03-15"))
                .isEmpty();
        assertThat(undecided(RecognitionStatus.PROPOSED, null, null, null)).containsExactly("missing");
    }

    @Test
    void a_decision_has_day_precision_and_year() {
        assertThat(undecided(RecognitionStatus.DECIDED, null, null, null))
                .containsExactly("missing", "missing", "missing");
    }

    private static List<String> undecided(
            RecognitionStatus status, @Nullable String decided, @Nullable String appraised, @Nullable String stated) {
        RecognitionRow row = new RecognitionRow(
                "06724",
                Level.ADVANCED,
                status,
                null,
                null,
                decided == null ? null : LocalDate.parse(decided),
                null,
                null,
                null,
                null,
                appraised == null ? null : LocalDate.parse(appraised),
                null,
                stated == null ? null : LocalDate.parse(stated),
                Basis.SOURCED,
                "T1",
                Confidence.HIGH,
                null);
        return RecognitionRules.faultsOf(row, UnitKind.COMMUNE, TODAY, "").stream()
                .map(Fault::code)
                .toList();
    }

    private static List<String> codes(Level level, int year, String decided, @Nullable UnitKind kind) {
        RecognitionRow row = new RecognitionRow(
                "06724",
                level,
                null,
                year,
                null,
                LocalDate.parse(decided),
                DatePrecision.DAY,
                null,
                null,
                null,
                null,
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
