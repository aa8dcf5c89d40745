package vn.ntm.criteria.unit;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.unit.UnitPeriod;
import vn.ntm.platform.unit.UnitRegister;

/** The periods of units as they were entered, before any reform: the oldest map, and what lies outside reforms. */
@Singleton
class UnitEntries {

    List<UnitPeriod> all(Handle handle) {
        return handle.createQuery("select" + UnitRegister.COLUMNS + "from unit_entry order by code, valid")
                .map(UnitRegister::period)
                .list();
    }

    /** Puts these periods in place of what was entered for their codes. */
    void replace(Handle handle, Collection<String> codes, List<UnitPeriod> periods) {
        handle.createUpdate("delete from unit_entry where code = any (:codes)")
                .bind("codes", SqlArray.texts(codes))
                .execute();
        if (periods.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("insert into unit_entry (code, valid, name_vi, name_ascii, kind,"
                + " parent_code, basis, source) values (:code, daterange(:from, :to), :nameVi, :nameAscii, :kind,"
                + " :parent, :basis, :source)");
        for (UnitPeriod period : periods) {
            batch.bind("code", period.code())
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
        batch.execute();
    }
}
