package vn.ntm.criteria.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.procedure.StepKind;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.criteria.unit.UnitKind;

/**
 * A unit's request for a level with all that became of it.
 *
 * @param achievementYear the year for which the unit asks
 * @param completedOn when the unit completed the criteria, where it is known
 * @param assessment the approved assessment that shows it
 * @param attempt from 1, one more with each resubmission
 * @param recognition what the decision led to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Dossier(
        String unit,
        UnitKind unitKind,
        Level level,
        int achievementYear,
        LocalDate submittedOn,
        @Nullable LocalDate completedOn,
        @Nullable UUID assessment,
        List<DossierDocument> documents,
        int attempt,
        Stage stage,
        List<DossierStep> steps,
        @Nullable UUID recognition,
        @Nullable String note) {

    /** One paper of the dossier. */
    public record DossierDocument(String kind, String reference) {}

    Dossier with(DossierStep step) {
        List<DossierStep> all = new ArrayList<>(steps);
        all.add(step);
        Decision decision = step.decision();
        return new Dossier(
                unit,
                unitKind,
                level,
                achievementYear,
                submittedOn,
                completedOn,
                assessment,
                documents,
                step.attempt(),
                Stage.after(step.kind(), step.outcome()),
                List.copyOf(all),
                decision == null ? recognition : decision.recognition(),
                note);
    }

    Dossier with(List<DossierDocument> more) {
        List<DossierDocument> all = new ArrayList<>(documents);
        more.stream().filter(document -> !all.contains(document)).forEach(all::add);
        return new Dossier(
                unit,
                unitKind,
                level,
                achievementYear,
                submittedOn,
                completedOn,
                assessment,
                List.copyOf(all),
                attempt,
                stage,
                steps,
                recognition,
                note);
    }

    /** The passed step of this kind in the present attempt. */
    Optional<DossierStep> passed(StepKind kind) {
        return steps.stream()
                .filter(step -> step.attempt() == attempt && step.kind() == kind && step.outcome() == Outcome.PASSED)
                .findFirst();
    }

    /** The day of the last step, or of the submission. */
    LocalDate lastOn() {
        return steps.stream().map(DossierStep::on).max(LocalDate::compareTo).orElse(submittedOn);
    }

    String naturalKey() {
        return unit + " " + level + " " + submittedOn;
    }
}
