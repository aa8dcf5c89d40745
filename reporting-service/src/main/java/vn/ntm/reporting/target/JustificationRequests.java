package vn.ntm.reporting.target;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What callers send about shortfalls. */
public final class JustificationRequests {

    private JustificationRequests() {}

    /** Given by one person, accepted by another. */
    @Schema(name = "JustificationState")
    public enum State {
        SUBMITTED,
        ACCEPTED
    }

    /**
     * @param validOn the day on which the figure falls short
     * @param text why
     * @param measures what is done about it
     */
    @Schema(name = "JustificationSubmission")
    public record Submission(String indicator, String unit, LocalDate validOn, String text, String measures) {}

    /** @param reason what the acceptance rests on */
    @Schema(name = "JustificationAcceptance")
    public record Acceptance(String reason) {}
}
