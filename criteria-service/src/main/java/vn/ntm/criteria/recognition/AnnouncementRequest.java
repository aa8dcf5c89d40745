package vn.ntm.criteria.recognition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The day on which a recognition was announced, which is not the day of its decision. */
public record AnnouncementRequest(
        LocalDate announcedOn, @Nullable String reason) {}
