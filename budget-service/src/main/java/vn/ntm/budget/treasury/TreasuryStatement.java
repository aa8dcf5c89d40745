package vn.ntm.budget.treasury;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.money.Money;

/** A statement as it is handed in, and what became of it. */
public final class TreasuryStatement {

    private TreasuryStatement() {}

    /** What a line is; a recovery moves no cash. */
    public enum Kind {
        ADVANCE,
        PAYMENT,
        RECOVERY,
        RETURN
    }

    /** What holding a line against our bookings gave. */
    public enum Outcome {
        MATCHED,
        AMOUNT_DIFFERS,
        YEAR_DIFFERS,
        UNKNOWN_TO_US
    }

    /**
     * A line of the statement.
     *
     * @param amount cash for advances, payments and returns
     * @param account the account string as printed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            LocalDate bookedOn,
            String documentNumber,
            @Nullable String unit,
            @Nullable String project,
            int planYear,
            Kind kind,
            Money amount,
            @Nullable String account) {}

    /**
     * A statement.
     *
     * @param unit code of the unit whose money it is, usually the province
     * @param opening đồng paid out before the first day
     * @param closing đồng paid out at the end: opening, plus advances and payments, less returns
     */
    public record Submission(
            String unit, String office, LocalDate from, LocalDate to, Money opening, Money closing, List<Line> lines) {}

    /** One row of an imported table; the head of the statement is repeated in each row. */
    public record Row(
            String unit,
            String office,
            LocalDate from,
            LocalDate to,
            long opening,
            long closing,
            LocalDate bookedOn,
            String documentNumber,
            @Nullable String lineUnit,
            @Nullable String project,
            int planYear,
            Kind kind,
            long amount,
            @Nullable String account) {}

    /**
     * A line with its match.
     *
     * @param inSuspense money stands in suspense for it now, whichever statement told of it first
     * @param open somebody must still look at it: its money stands in suspense, or what we booked differs from it still
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Match(
            int number,
            LocalDate bookedOn,
            String documentNumber,
            int planYear,
            Kind kind,
            Money amount,
            Outcome outcome,
            @Nullable Money ours,
            @Nullable UUID request,
            boolean inSuspense,
            boolean open,
            List<UUID> suggestions) {}

    /** One of our bookings that the statement does not show. */
    public record Missing(
            UUID request, String documentNumber, String treasuryDocument, LocalDate bookedOn, Money amount) {}

    /** A statement with all its matches. */
    public record View(
            UUID id,
            String unit,
            String office,
            LocalDate from,
            LocalDate to,
            Money opening,
            Money closing,
            boolean importedBefore,
            List<Match> lines,
            List<Missing> missingAtTreasury) {}
}
