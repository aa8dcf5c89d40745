package vn.ntm.criteria.watchlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.recognition.Level;

/**
 * A recognised unit that fell to where the law revokes. It proposes; what becomes of it a person decides.
 *
 * @param recognition the recognition that is in question
 * @param rule the set whose rule of revocation it fell under, or the procedure that says so of revoked communes
 * @param assessment the assessment that shows it, absent for revoked communes
 * @param seenOn day of that assessment, or of the revocation
 * @param failing how many criteria fail, or communes were revoked
 * @param total how many criteria apply, or communes there are
 * @param failingCodes codes of the failing criteria, or of the revoked communes
 * @param namedCodes those of them that the law names
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WatchEntry(
        String unit,
        Level level,
        UUID recognition,
        WatchStatus status,
        WatchCause cause,
        String rule,
        String legalSource,
        @Nullable String criteriaSet,
        @Nullable UUID assessment,
        LocalDate seenOn,
        int failing,
        int total,
        List<String> failingCodes,
        List<String> namedCodes,
        @Nullable WatchDecision decision) {

    /** What a person decided, and why. */
    public record WatchDecision(Choice choice, String reason, String decidedBy, OffsetDateTime decidedAt) {}

    /** What may be decided about an entry. */
    public enum Choice {
        /** The recognition stays; the unit mends what fails. */
        KEEP,
        /** Somebody is to propose the revocation. */
        REVOKE_PROPOSED,
        /** The entry was wrong. */
        DISMISSED
    }

    WatchEntry with(WatchStatus next, @Nullable WatchDecision decided) {
        return new WatchEntry(
                unit,
                level,
                recognition,
                next,
                cause,
                rule,
                legalSource,
                criteriaSet,
                assessment,
                seenOn,
                failing,
                total,
                failingCodes,
                namedCodes,
                decided);
    }

    /** The same case shown by a later assessment; sameness is of recognition and set. */
    boolean isAbout(WatchEntry other) {
        return recognition.equals(other.recognition)
                && (cause == WatchCause.COMMUNES_REVOKED) == (other.cause == WatchCause.COMMUNES_REVOKED);
    }

    String naturalKey() {
        return recognition + " " + (assessment == null ? "communes " + failingCodes : assessment.toString());
    }
}
