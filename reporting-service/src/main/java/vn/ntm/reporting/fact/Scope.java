package vn.ntm.reporting.fact;

import static vn.ntm.reporting.fact.TwoClocks.PLACE;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** What a caller's units cover, by the units in the facts. */
public final class Scope {

    private Scope() {}

    /** 403 unless one of the caller's units is the unit or lay above it on that day, as known at a moment. */
    public static void require(Handle handle, Caller caller, String unit, LocalDate on, Instant asOf) {
        boolean covered = caller.units().stream().anyMatch(own -> TwoClocks.ask(
                        handle, PLACE + "select exists (select 1 from place where code = :target)", own, on, asOf)
                .bind("target", unit)
                .mapTo(Boolean.class)
                .one());
        if (!covered) {
            throw ProblemException.of(ProblemType.FORBIDDEN, "", "unit-out-of-scope", Map.of("unit", unit, "on", on));
        }
    }
}
