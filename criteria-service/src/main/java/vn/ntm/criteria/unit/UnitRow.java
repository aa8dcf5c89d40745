package vn.ntm.criteria.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.platform.table.ExportedColumns;
import vn.ntm.platform.unit.UnitPeriod;

/** One row of the import: a unit as it was during a half-open period. */
@ExportedColumns({"place"})
public record UnitRow(
        String code,
        String nameVi,
        String nameAscii,
        UnitKind kind,
        @Nullable String parentCode,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        Basis basis,
        String source) {

    UnitPeriod period() {
        return new UnitPeriod(
                code, nameVi, nameAscii, kind.name(), parentCode, validFrom, validTo, basis.name(), source);
    }
}
