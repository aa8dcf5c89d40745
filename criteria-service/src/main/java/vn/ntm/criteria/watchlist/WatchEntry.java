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
 * @param rule the set whose rule of revocation it fell under, or the procedure that says so of revoked communes, or by which
 *     the level rests on the one that was revoked
 * @param assessment the assessment that shows it, absent where a revocation does
 * @param base the revoked recognition that this one rests on, absent for other causes
 * @param seenOn day of that assessment, or of the revocation; of the decision in question where that is later
 * @param failing how many criteria fail, communes were revoked or lower levels are gone
 * @param total how many criteria apply, communes there are or lower levels it rests on and that are not there
 * @param failingCodes codes of the failing criteria or the revoked communes, or the lower levels that are gone
 * @param namedCodes those of them that the law names
 * @param reasonVi the cause in words, absent on entries made before there was one
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
        @Nullable UUID base,
        @Nullable String reasonVi,
        @Nullable String reasonEn,
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
                base,
                reasonVi,
                reasonEn,
                decided);
    }

    /** The same case shown by a later assessment or revocation. */
    boolean isAbout(WatchEntry other) {
        return recognition.equals(other.recognition)
                && (cause == other.cause || (cause.isAssessed() && other.cause.isAssessed()));
    }

    String naturalKey() {
        String shownBy = assessment != null
                ? assessment.toString()
                : cause == WatchCause.BASE_REVOKED ? "base " + base : "communes " + failingCodes;
        return recognition + " " + shownBy;
    }
}
