package vn.ntm.criteria.unit;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A unit as it is from a reform's effective date. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReceivingUnit(
        String code,
        String nameVi,
        String nameAscii,
        UnitKind kind,
        @Nullable String parentCode) {

    /** Whether its code may be one. */
    public boolean hasUsableCode() {
        return UnitRules.isCode(code);
    }
}
