package vn.ntm.criteria.reform;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.criteria.unit.MapChange;
import vn.ntm.criteria.unit.ReceivingUnit;
import vn.ntm.criteria.unit.Transfer;

/**
 * One reform from one resolution.
 *
 * @param unit the unit whose map it changes, as a rule the province
 * @param number of the resolution, such as 1679/NQ-UBTVQH15
 * @param issuedOn date on the resolution, absent where it is not known
 * @param effectiveDate first day of the new map
 * @param confidence how sure number and date are; each transfer has its own
 * @param units as they are from the effective date on, each that receives anything
 * @param transfers what goes from where to where
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Reform(
        String unit,
        String number,
        String issuer,
        @Nullable LocalDate issuedOn,
        LocalDate effectiveDate,
        ReformKind kind,
        Basis basis,
        Confidence confidence,
        List<ReceivingUnit> units,
        List<Transfer> transfers) {

    String naturalKey() {
        return unit + " " + number;
    }

    MapChange change(UUID id) {
        return new MapChange(id, number, effectiveDate, basis, units, transfers);
    }
}
