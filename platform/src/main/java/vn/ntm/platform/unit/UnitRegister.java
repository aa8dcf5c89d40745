package vn.ntm.platform.unit;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Looks units up by code and date in this service's table of units. */
@Singleton
public class UnitRegister {

    public static final String COLUMNS =
            " code, name_vi, name_ascii, kind, parent_code, lower(valid) as valid_from, upper(valid) as valid_to, basis, source ";

    /** The unit that carried this code on that date. */
    public Optional<UnitPeriod> find(Handle handle, String code, LocalDate on) {
        return handle.createQuery("select" + COLUMNS + "from unit_period where code = :code and valid @> :on::date")
                .bind("code", code)
                .bind("on", on)
                .map(UnitRegister::period)
                .findOne();
    }

    /** Whether the unit is the ancestor itself or lies beneath it on that date. */
    public boolean isWithin(Handle handle, String code, Collection<String> ancestors, LocalDate on) {
        return handle.createQuery("""
                        with recursive up as (
                            select code, parent_code from unit_period where code = :code and valid @> :on::date
                            union
                            select u.code, u.parent_code from unit_period u join up on u.code = up.parent_code
                            where u.valid @> :on::date
                        )
                        select exists (select 1 from up where code = any (:ancestors))
                        """)
                .bind("code", code)
                .bind("on", on)
                .bind("ancestors", SqlArray.texts(ancestors))
                .mapTo(Boolean.class)
                .one();
    }

    /** 403 when none of the caller's units covers this one on that date. */
    public void requireScope(Handle handle, Caller caller, String code, LocalDate on) {
        if (!isWithin(handle, code, caller.units(), on)) {
            throw ProblemException.of(ProblemType.FORBIDDEN, "", "unit-out-of-scope", Map.of("unit", code, "on", on));
        }
    }

    /** All units over time in memory: loaded once per transaction, asked for each of many rows. */
    public UnitMap map(Handle handle) {
        return UnitMap.of(all(handle));
    }

    /** All periods, for rules that look at many rows of an import at once. */
    public List<UnitPeriod> all(Handle handle) {
        return handle.createQuery("select" + COLUMNS + "from unit_period order by code, valid")
                .map(UnitRegister::period)
                .list();
    }

    public static UnitPeriod period(ResultSet row, StatementContext context) throws SQLException {
        return new UnitPeriod(
                row.getString("code"),
                row.getString("name_vi"),
                row.getString("name_ascii"),
                row.getString("kind"),
                row.getString("parent_code"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("basis"),
                row.getString("source"));
    }
}
