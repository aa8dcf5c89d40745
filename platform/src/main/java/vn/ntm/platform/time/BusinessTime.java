package vn.ntm.platform.time;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/** Business dates are days in Vietnam; a business time on the wire is the start of that day. */
public final class BusinessTime {

    public static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private BusinessTime() {}

    /** Today's date in Vietnam. */
    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), VIETNAM);
    }

    /** The start of a business date, with its offset, as events carry it. */
    public static OffsetDateTime startOf(LocalDate date) {
        return date.atStartOfDay(VIETNAM).toOffsetDateTime();
    }
}
