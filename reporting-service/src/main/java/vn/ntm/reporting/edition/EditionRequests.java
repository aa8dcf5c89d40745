package vn.ntm.reporting.edition;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What callers send about editions. */
public final class EditionRequests {

    private EditionRequests() {}

    /**
     * Asks for a draft.
     *
     * @param months 1 to 12: the report is about the first so many months of the year
     * @param asOf knowledge of this moment; all that is known when left out
     * @param recipient the higher body that it is addressed to; nobody when left out
     * @param proposals what the unit proposes, one paragraph each
     */
    @Schema(name = "EditionDraft")
    public record Draft(
            String unit,
            int year,
            int months,
            @Nullable OffsetDateTime asOf,
            @Nullable String recipient,
            @Nullable List<String> proposals) {}

    /**
     * Publishes a draft under a number; the office of the signatory is printed, never a signature or a seal.
     *
     * @param number such as 125/BC-UBND
     * @param place such as Quảng Ninh
     * @param office such as KT. CHỦ TỊCH / PHÓ CHỦ TỊCH, lines divided by a slash with blanks
     */
    @Schema(name = "EditionPublication")
    public record Publication(String number, LocalDate issuedOn, String place, String office, String signatory) {}

    /** @param replacedBy number of the edition that takes its place */
    @Schema(name = "EditionWithdrawal")
    public record Withdrawal(String reason, @Nullable String replacedBy) {}
}
