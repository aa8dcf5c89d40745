package vn.ntm.reporting.fact;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Moments of knowledge in queries. */
public final class Moment {

    private Moment() {}

    /** In a query a plus sign that was not encoded arrives as a blank; an instant has no other. 400 names the parameter. */
    public static @Nullable Instant of(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw ProblemException.of(ProblemType.INVALID_PARAMETER, parameter, "not-a-date", Map.of("given", text));
        }
    }
}
