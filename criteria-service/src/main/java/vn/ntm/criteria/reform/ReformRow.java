package vn.ntm.criteria.reform;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.criteria.unit.Extent;
import vn.ntm.criteria.unit.ReceivingUnit;
import vn.ntm.criteria.unit.Transfer;
import vn.ntm.criteria.unit.UnitKind;

/**
 * One row of the import: one transfer, with what its reform is and what its receiving unit is. Rows of one reform follow
 * one another or not; what they say of the reform and of a unit must agree.
 *
 * @param reformConfidence how sure number and date of the reform are
 */
public record ReformRow(
        String unit,
        String number,
        String issuer,
        @Nullable LocalDate issuedOn,
        LocalDate effectiveDate,
        ReformKind kind,
        Basis basis,
        Confidence reformConfidence,
        @Nullable String fromCode,
        @Nullable String toCode,
        @Nullable String toNameVi,
        @Nullable String toNameAscii,
        @Nullable UnitKind toKind,
        @Nullable String toParentCode,
        Extent extent,
        @Nullable BigDecimal shareArea,
        @Nullable BigDecimal sharePopulation,
        @Nullable BigDecimal estimatedShareArea,
        String source,
        Confidence confidence,
        @Nullable String note) {

    String key() {
        return unit + " " + number;
    }

    Transfer transfer() {
        return new Transfer(
                fromCode, toCode, extent, shareArea, sharePopulation, estimatedShareArea, source, confidence, note);
    }

    /** The receiving unit, or null where there is none or where the row does not describe it. */
    @Nullable
    ReceivingUnit receiving() {
        return toCode == null || toNameVi == null || toNameAscii == null || toKind == null
                ? null
                : new ReceivingUnit(toCode, toNameVi, toNameAscii, toKind, toParentCode);
    }
}
