package vn.ntm.criteria.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.dossier.Condition.Result;
import vn.ntm.platform.web.Fault;

class JudgingTest {

    private static final BigDecimal SEVENTY = BigDecimal.valueOf(70);
    private static final BigDecimal NINETY = BigDecimal.valueOf(90);

    @Test
    void seventy_percent_present_is_a_quorum_and_one_less_is_none() {
        assertThat(result(14, 20, SEVENTY)).isEqualTo(Result.MET);
        assertThat(result(13, 20, SEVENTY)).isEqualTo(Result.NOT_MET);
        assertThat(result(13, 19, SEVENTY)).as("68.4 percent").isEqualTo(Result.NOT_MET);
    }

    @Test
    void ninety_percent_in_favour_passes_and_a_rounded_ninety_does_not() {
        assertThat(result(18, 20, NINETY)).isEqualTo(Result.MET);
        assertThat(result(17, 19, NINETY)).as("89.47 percent").isEqualTo(Result.NOT_MET);
        assertThat(result(8996, 9996, NINETY)).as("89.996 percent").isEqualTo(Result.NOT_MET);
    }

    @Test
    void nothing_of_nothing_reaches_no_share() {
        assertThat(result(0, 0, NINETY)).isEqualTo(Result.NOT_MET);
    }

    @Test
    void an_unknown_share_is_neither_met_nor_missed_and_the_outcome_must_be_stated() {
        List<Condition> unknown = List.of(Condition.of("vote-quorum", 20, 20, null));
        assertThat(unknown.get(0).result()).isEqualTo(Result.THRESHOLD_UNKNOWN);
        assertThat(Judging.computed(unknown)).isNull();
        assertThat(codes(Judging.outcomeFaults(null, null))).containsExactly("share-not-known");
        assertThat(codes(Judging.outcomeFaults(null, Outcome.PASSED))).isEmpty();
    }

    @Test
    void one_missed_share_fails_even_where_others_are_unknown() {
        assertThat(Judging.computed(List.of(
                        Condition.of("survey-coverage", 50, 100, null),
                        Condition.of("survey-satisfaction", 44, 50, NINETY))))
                .isEqualTo(Outcome.FAILED);
    }

    @Test
    void what_is_stated_may_not_contradict_what_was_counted() {
        assertThat(codes(Judging.outcomeFaults(Outcome.FAILED, Outcome.PASSED)))
                .containsExactly("outcome-contradicts-counts");
        assertThat(codes(Judging.outcomeFaults(Outcome.PASSED, Outcome.PASSED))).isEmpty();
    }

    @Test
    void more_ballots_than_people_are_refused() {
        assertThat(codes(Judging.countFaults(new Vote(20, 21, 22))))
                .containsExactly("more-than-there-are", "more-than-there-are");
        assertThat(codes(Judging.countFaults(new Vote(0, 0, 0)))).containsExactly("at-least-one");
    }

    @Test
    void five_working_days_leap_over_the_weekend() {
        assertThat(WorkingDays.after(LocalDate.parse("2021-04-30"), 5)).isEqualTo("2021-05-07");
        assertThat(WorkingDays.after(LocalDate.parse("2021-05-03"), 1)).isEqualTo("2021-05-04");
    }

    @Property
    void one_more_vote_in_favour_never_turns_a_pass_into_a_failure(
            @ForAll @IntRange(min = 1, max = 60) int present, @ForAll @IntRange(min = 0, max = 59) int inFavour) {
        if (inFavour < present && result(inFavour, present, NINETY) == Result.MET) {
            assertThat(result(inFavour + 1, present, NINETY)).isEqualTo(Result.MET);
        }
    }

    private static Result result(long part, long whole, @Nullable BigDecimal required) {
        return Condition.of("share", part, whole, required).result();
    }

    private static List<String> codes(List<Fault> faults) {
        return faults.stream().map(Fault::code).toList();
    }
}
