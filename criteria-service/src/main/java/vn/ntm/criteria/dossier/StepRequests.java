package vn.ntm.criteria.dossier;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each step asks for. */
public final class StepRequests {

    private StepRequests() {}

    /** A verification or an appraisal: somebody concludes, and says why. */
    public record Conclusion(LocalDate on, Outcome outcome, String reason) {}

    /** @param statedOutcome what the report says, needed where a share that the law asks for is not known here */
    public record SurveyResult(
            LocalDate on, Survey survey, @Nullable Outcome statedOutcome, String reason) {}

    /** @param statedOutcome what the minutes say, needed where a share that the law asks for is not known here */
    public record Ballot(LocalDate on, Vote vote, @Nullable Outcome statedOutcome, String reason) {}

    /** @param announcedOn when it was announced, where that is known already */
    public record Deciding(
            String number,
            LocalDate on,
            String signatory,
            int achievementYear,
            @Nullable LocalDate announcedOn,
            String reason) {}

    /** A returned or failed dossier comes back, with papers that were added. */
    public record Resubmission(LocalDate on, List<Dossier.DossierDocument> documents, String reason) {}
}
