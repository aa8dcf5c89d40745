package vn.ntm.ocop;

import jakarta.enterprise.context.Dependent;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Which units exist when, and whether the caller's units cover them. */
@Dependent
public class Scope {

    private final UnitRegister units;
    private final Caller caller;
    private final Clock clock;

    Scope(UnitRegister units, Caller caller, Clock clock) {
        this.units = units;
        this.caller = caller;
        this.clock = clock;
    }

    public LocalDate today() {
        return BusinessTime.today(clock);
    }

    /** A unit that carried this code on that day. */
    public void unitExists(Tx tx, @Nullable String code, LocalDate on, Faults faults) {
        unitExists(tx, code, on, "unit", faults);
    }

    /** As above, for a field of another name. */
    public void unitExists(Tx tx, @Nullable String code, LocalDate on, String field, Faults faults) {
        if (code != null) {
            faults.unless(
                    units.find(tx.handle(), code, on).isPresent(),
                    field,
                    "unknown-unit",
                    Map.of("unit", code, "on", on));
        }
    }

    /** A unit that carried this code at some time, for what has no date of its own. */
    public void unitEverExisted(Tx tx, String code, Faults faults) {
        faults.unless(
                lastDay(tx.handle(), code).isPresent(), "unit", "unknown-unit", Map.of("unit", code, "on", today()));
    }

    public void require(Tx tx, String unit, LocalDate on) {
        units.requireScope(tx.handle(), caller, unit, on);
    }

    /** Covered today, or on the last day on which the code named a unit. */
    public void requireLatest(Tx tx, String unit) {
        LocalDate today = today();
        LocalDate last = lastDay(tx.handle(), unit).orElse(today);
        require(tx, unit, last.isBefore(today) ? last : today);
    }

    /** What concerns the whole programme needs a caller with at least one province. */
    public void requireSomeProvince(Tx tx) {
        List<String> own = caller.units();
        boolean holds = tx.handle()
                .createQuery(
                        "select exists (select 1 from unit_period where code = any (:units) and kind in ('PROVINCE', 'CITY_PROVINCE'))")
                .bind("units", SqlArray.texts(own))
                .mapTo(Boolean.class)
                .one();
        if (!holds) {
            throw ProblemException.of(
                    ProblemType.FORBIDDEN, "", "unit-out-of-scope", Map.of("unit", "PROVINCE", "on", today()));
        }
    }

    private static Optional<LocalDate> lastDay(Handle handle, String code) {
        return handle.createQuery("select coalesce(upper(valid) - 1, date '9999-12-31') as last from unit_period"
                        + " where code = :code order by valid desc limit 1")
                .bind("code", code)
                .mapTo(LocalDate.class)
                .findOne();
    }
}
