package vn.ntm.criteria.unit;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/** Whether two dates of a code, or two codes, mean one and the same unit: a code is a key only with a date. */
@Singleton
public class UnitLines {

    /** Whether the unit that carries the code on a day is the one that carried it on an earlier day. */
    public boolean isSame(Handle handle, String code, LocalDate earlier, LocalDate on) {
        return handle.createQuery("select exists (select 1 from unit_line(array[:code], :on, true) l"
                        + " where l.code = :code and l.valid @> :earlier::date)")
                .bind("code", code)
                .bind("earlier", earlier)
                .bind("on", on)
                .mapTo(Boolean.class)
                .one();
    }
}
