package vn.ntm.ocop.calendar;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.ntm.ocop.CheckedRegister;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.platform.db.Tx;

/** Public holidays. */
@Singleton
public class Holidays extends CheckedRegister<Holiday> {

    private final Scope scope;

    Holidays(ObjectMapper json, Scope scope) {
        super(
                "holiday",
                Holiday.class,
                json,
                Holiday::naturalKey,
                row -> null,
                Holiday::naturalKey,
                Holiday::day,
                "holiday-listed",
                "holidays");
        this.scope = scope;
    }

    @Override
    protected void faultsOf(Tx tx, Holiday row, Faults faults) {
        faults.unless(
                row.day().getYear() >= 2013 && row.day().getYear() <= 2100,
                "day",
                "holiday-out-of-range",
                Map.of("given", row.day()));
    }

    @Override
    protected void requireScope(Tx tx, Holiday row) {
        scope.requireSomeProvince(tx);
    }

    /** All holidays, for counting working days. */
    public Set<LocalDate> all(Handle handle) {
        return new HashSet<>(handle.createQuery("select (body::jsonb ->> 'day')::date from holiday")
                .mapTo(LocalDate.class)
                .list());
    }
}
