package vn.ntm.ocop.certificate;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a holder files for re-evaluation. Since 22/5/2026 not earlier than 180 and not later than 120 days before the end
 * (26/2026/QĐ-TTg); the decisions before printed no such window, only a warning 30 days before (148/QĐ-TTg 2023). Whose
 * window closed before the law came into force files until 180 days after the end, for as long as the certificate can be
 * extended.
 *
 * @param opensOn first day of filing, absent under the older law
 * @param closesOn last day of filing, absent under the older law
 */
record RenewalWindow(@Nullable LocalDate opensOn, @Nullable LocalDate closesOn, Phase phase) {

    static final LocalDate LAW_OF_2026 = LocalDate.of(2026, 5, 22);
    private static final int EARLIEST_DAYS = 180;
    private static final int LATEST_DAYS = 120;
    private static final int WARNING_DAYS = 30;

    /** Where a holder stands on a day. */
    enum Phase {
        NOT_YET,
        FILE_NOW,
        WINDOW_MISSED,
        ENDS_SOON,
        ENDED
    }

    /** The first day of filing under the law of 2026. */
    static LocalDate opens(LocalDate end) {
        return end.minusDays(EARLIEST_DAYS);
    }

    /** The last day of filing under the law of 2026. */
    static LocalDate closes(LocalDate end) {
        return end.minusDays(LATEST_DAYS);
    }

    /** Nobody can meet a window that closed before the law came into force. */
    static boolean closedBeforeTheLaw(LocalDate end) {
        return closes(end).isBefore(LAW_OF_2026);
    }

    static RenewalWindow of(LocalDate end, LocalDate today) {
        boolean windowed = !today.isBefore(LAW_OF_2026);
        boolean missedByLaw = windowed && closedBeforeTheLaw(end) && LAW_OF_2026.isBefore(end);
        LocalDate opens = missedByLaw ? LAW_OF_2026 : opens(end);
        LocalDate closes = missedByLaw ? end.plusDays(Extension.MOST_DAYS) : closes(end);
        if (!today.isBefore(end)) {
            return new RenewalWindow(windowed ? opens : null, windowed ? closes : null, Phase.ENDED);
        }
        if (!windowed) {
            boolean soon = !today.isBefore(end.minusDays(WARNING_DAYS));
            return new RenewalWindow(null, null, soon ? Phase.ENDS_SOON : Phase.NOT_YET);
        }
        Phase phase =
                today.isBefore(opens) ? Phase.NOT_YET : today.isAfter(closes) ? Phase.WINDOW_MISSED : Phase.FILE_NOW;
        return new RenewalWindow(opens, closes, phase);
    }
}
