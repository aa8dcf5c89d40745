package vn.ntm.budget.period;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A month ({@code 2021-08}) or a year ({@code 2021}).
 *
 * @param makerId who closed it or asks to reopen it, or who asked when it is open or the asking was taken back
 * @param approverId who agreed to reopen, never who asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Period(
        String id,
        State state,
        long version,
        String makerId,
        @Nullable String approverId,
        OffsetDateTime changedAt,
        @Nullable String reason) {

    /** A period nobody ever closed is open. While somebody asks to reopen it, it stays closed. */
    public enum State {
        OPEN,
        CLOSED,
        REOPENING
    }
}
