package vn.ntm.ocop.evaluation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ntm.ocop.Basis;
import vn.ntm.ocop.Confidence;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.ruleset.RuleSet;
import vn.ntm.platform.web.ProblemException;

/** The days on which 148/2023 gives way to 26/2026: filed before 22/5/2026, decided by 21/7 or 21/6/2026. */
class LawChangesTest {

    private static final RuleSet OLD = rules(
            "148-2023", "2023-02-24", "2026-05-22", LocalDate.of(2026, 7, 21), LocalDate.of(2026, 6, 21), null, null);
    static final RuleSet NEW = rules("26-2026", "2026-05-22", null, null, null, 180, 120);

    @Test
    void first_and_upgrade_dossiers_of_the_old_rules_are_decided_by_21_July_2026_and_no_later() {
        for (Evaluation.Kind kind : List.of(Evaluation.Kind.FIRST, Evaluation.Kind.UPGRADE)) {
            assertThatCode(decided(OLD, kind, "2026-07-21")).doesNotThrowAnyException();
            refused(decided(OLD, kind, "2026-07-22"), "rule-set-lapsed");
        }
    }

    @Test
    void re_evaluations_of_the_old_rules_are_decided_by_21_June_2026_and_no_later() {
        assertThatCode(decided(OLD, Evaluation.Kind.REEVALUATION, "2026-06-21")).doesNotThrowAnyException();
        refused(decided(OLD, Evaluation.Kind.REEVALUATION, "2026-06-22"), "rule-set-lapsed");
    }

    @Test
    void dossiers_of_the_new_rules_have_no_such_last_day() {
        assertThatCode(decided(NEW, Evaluation.Kind.REEVALUATION, "2030-01-01")).doesNotThrowAnyException();
    }

    @Test
    void a_re_evaluation_is_filed_from_the_180th_to_the_120th_day_before_the_end() {
        LocalDate end = LocalDate.of(2027, 2, 28);
        refused(filed(NEW, end, "2026-08-31"), "outside-the-filing-window");
        assertThatCode(filed(NEW, end, "2026-09-01")).doesNotThrowAnyException();
        assertThatCode(filed(NEW, end, "2026-10-31")).doesNotThrowAnyException();
        refused(filed(NEW, end, "2026-11-01"), "outside-the-filing-window");
    }

    @Test
    void the_older_rules_print_no_window() {
        assertThatCode(filed(OLD, LocalDate.of(2027, 2, 28), "2024-01-01")).doesNotThrowAnyException();
    }

    @Test
    void whose_window_closed_before_the_law_files_until_180_days_after_the_end() {
        LocalDate end = LocalDate.of(2026, 9, 18);
        assertThatCode(filed(NEW, end, "2026-05-22")).doesNotThrowAnyException();
        assertThatCode(filed(NEW, end, "2027-03-17")).doesNotThrowAnyException();
        refused(filed(NEW, end, "2027-03-18"), "outside-the-filing-window");
        refused(filed(NEW, end.plusDays(1), "2026-05-23"), "outside-the-filing-window");
    }

    private static ThrowingCallable decided(RuleSet rules, Evaluation.Kind kind, String day) {
        Evaluation evaluation = new Evaluation(
                "P", "22", rules.code(), 1, kind, rules.filedFrom(), "H", List.of(), List.of(), List.of(), null);
        return () -> {
            Faults faults = new Faults();
            DecideEvaluation.lastDay(rules, evaluation, LocalDate.parse(day), faults);
            faults.throwIfAny();
        };
    }

    private static ThrowingCallable filed(RuleSet rules, LocalDate end, String day) {
        return () -> {
            Faults faults = new Faults();
            FilingRules.window(LocalDate.parse(day), rules, end, faults);
            faults.throwIfAny();
        };
    }

    private static void refused(ThrowingCallable work, String code) {
        assertThatThrownBy(work)
                .isInstanceOf(ProblemException.class)
                .satisfies(thrown -> org.assertj.core.api.Assertions.assertThat(((ProblemException) thrown).faults())
                        .extracting(vn.ntm.platform.web.Fault::code)
                        .containsExactly(code));
    }

    private static RuleSet rules(
            String code,
            String from,
            @Nullable String until,
            @Nullable LocalDate decidedUntil,
            @Nullable LocalDate reevaluatedUntil,
            @Nullable Integer earliest,
            @Nullable Integer latest) {
        return new RuleSet(
                code,
                code,
                LocalDate.parse(from),
                until == null ? null : LocalDate.parse(until),
                decidedUntil,
                reevaluatedUntil,
                40,
                25,
                35,
                RuleSet.MissedMinimum.LOWER_STAR,
                RuleSet.MinimumsJudged.ON_THE_MEAN,
                10,
                3,
                4,
                15,
                45,
                earliest,
                latest,
                Confidence.HIGH,
                Basis.SOURCED,
                "S1",
                null);
    }
}
