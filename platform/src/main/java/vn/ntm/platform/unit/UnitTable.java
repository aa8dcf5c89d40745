package vn.ntm.platform.unit;

import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes the table of units: all periods of a code at once, because the event carries the code's full state. */
@Singleton
public class UnitTable {

    /** Puts these periods in place of what the code had; an older version than the stored one changes nothing. */
    public void replace(Handle handle, String code, long version, List<UnitPeriod> periods) {
        int newer = handle.createUpdate("insert into unit_version values (:code, :version) on conflict (code)"
                        + " do update set version = excluded.version where unit_version.version < excluded.version")
                .bind("code", code)
                .bind("version", version)
                .execute();
        if (newer == 0) {
            return;
        }
        handle.createUpdate("delete from unit_period where code = :code")
                .bind("code", code)
                .execute();
        PreparedBatch batch = handle.prepareBatch("insert into unit_period (code, valid, name_vi, name_ascii, kind,"
                + " parent_code, basis, source) values (:code, daterange(:from, :to), :nameVi, :nameAscii, :kind,"
                + " :parent, :basis, :source)");
        for (UnitPeriod period : periods) {
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
        batch.execute();
    }
}
