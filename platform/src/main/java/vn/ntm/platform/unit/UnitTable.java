package vn.ntm.platform.unit;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.ntm.platform.db.SqlArray;

/** Writes the table of units: all periods of a code at once, because the event carries the code's full state. */
@Singleton
public class UnitTable {

    /** Puts these periods in place of what the code had; an older version than the stored one changes nothing. */
    public void replace(Handle handle, String code, long version, List<UnitPeriod> periods) {
        replace(handle, List.of(new UnitChanged(code, version, periods)));
    }

    /** The same for many codes in a fixed number of statements; of several states of one code the newest counts. */
    public void replace(Handle handle, Collection<UnitChanged> changes) {
        Map<String, UnitChanged> newest = new LinkedHashMap<>();
        changes.forEach(change ->
                newest.merge(change.code(), change, (one, other) -> other.version() > one.version() ? other : one));
        List<String> codes = new ArrayList<>(newest.keySet());
        List<String> newer = handle.createQuery("""
                        insert into unit_version (code, version)
                        select code, version from unnest(:codes, :versions) as n (code, version)
                        on conflict (code) do update set version = excluded.version
                            where unit_version.version < excluded.version
                        returning code
                        """)
                .bind("codes", SqlArray.texts(codes))
                .bind("versions", SqlArray.longs(newest.values(), UnitChanged::version))
                .mapTo(String.class)
                .list();
        handle.createUpdate("delete from unit_period where code = any (:codes)")
                .bind("codes", SqlArray.texts(newer))
                .execute();
        PreparedBatch batch = handle.prepareBatch("insert into unit_period (code, valid, name_vi, name_ascii, kind,"
                + " parent_code, basis, source) values (:code, daterange(:from, :to), :nameVi, :nameAscii, :kind,"
                + " :parent, :basis, :source)");
        for (String code : newer) {
            UnitChanged change = newest.get(code);
            for (UnitPeriod period : change == null ? List.<UnitPeriod>of() : change.periods()) {
                batch.bind("code", code)
                        .bind("from", period.validFrom())
                        .bind("to", period.validTo())
                        .bind("nameVi", period.nameVi())
                        .bind("nameAscii", period.nameAscii())
                        .bind("kind", period.kind())
                        .bind("parent", period.parentCode())
                        .bind("basis", period.basis())
                        .bind("source", period.source())
                        .add();
            }
        }
        batch.execute();
    }
}
