package vn.ntm.criteria.recognition;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A decision that takes a recognition back (18/2022/QĐ-TTg, articles 23 and 24): one person proposes, another approves.
 *
 * @param revokedOn date of the decision; from this day on the recognition is not in force
 * @param approvedBy opaque id, absent while nobody approved it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Revocation(
        String number,
        LocalDate revokedOn,
        String reason,
        String proposedBy,
        OffsetDateTime proposedAt,
        @Nullable String approvedBy,
        @Nullable OffsetDateTime approvedAt) {

    Revocation approved(String approver, OffsetDateTime at) {
        return new Revocation(number, revokedOn, reason, proposedBy, proposedAt, approver, at);
    }
}
