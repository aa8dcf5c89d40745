package vn.ntm.criteria.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.procedure.Body;
import vn.ntm.criteria.procedure.Procedure;
import vn.ntm.criteria.procedure.StepKind;

/**
 * A dossier with what is still to be done by the procedure of the day.
 *
 * @param procedure code of the procedure in force on the day of the last step
 * @param answerDueOn last day for the answer to the registration, absent where the limit is not known
 * @param nextSteps required steps that the present attempt has not passed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DossierView(
        @JsonUnwrapped Dossier dossier,
        @Nullable String procedure,
        @Nullable LocalDate answerDueOn,
        List<NextStep> nextSteps) {

    /**
     * A step that is still to be taken.
     *
     * @param workingDaysKnown whether the law's limit is known here; if not, there is no due day
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NextStep(
            StepKind step,
            Body body,
            boolean workingDaysKnown,
            @Nullable Integer workingDays,
            @Nullable LocalDate dueOn) {}

    static DossierView of(Dossier dossier, Optional<Procedure> known) {
        if (known.isEmpty()) {
            return new DossierView(dossier, null, null, List.of());
        }
        Procedure procedure = known.get();
        Integer answer = procedure.registrationWorkingDays();
        List<NextStep> next = dossier.stage() == Stage.DECIDED
                ? List.of()
                : Stream.of(
                                StepKind.VERIFICATION,
                                StepKind.SURVEY,
                                StepKind.APPRAISAL,
                                StepKind.VOTE,
                                StepKind.DECISION)
                        .filter(step ->
                                step == StepKind.DECISION || procedure.steps().contains(step))
                        .filter(step -> dossier.passed(step).isEmpty())
                        .map(step -> next(dossier, procedure, step))
                        .toList();
        return new DossierView(
                dossier,
                procedure.code(),
                answer == null ? null : WorkingDays.after(dossier.submittedOn(), answer),
                next);
    }

    private static NextStep next(Dossier dossier, Procedure procedure, StepKind step) {
        Integer days = procedure.workingDaysOf(step);
        return new NextStep(
                step,
                procedure.bodyOf(step),
                days != null,
                days,
                days == null ? null : WorkingDays.after(dossier.lastOn(), days));
    }
}
