package vn.ntm.criteria.criteriaset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.criteria.unit.UnitKind;

/**
 * A criteria set as it is entered.
 *
 * @param id short name that addresses it, from decision and level
 * @param complete whether all its sub-criteria are known here; only complete sets give averages
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CriteriaSetRow(
        String id,
        @Nullable String decisionNumber,
        @Nullable LocalDate issuedOn,
        Level level,
        UnitKind unitKind,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String nameVi,
        String nameEn,
        @Nullable String issuer,
        boolean complete,
        Basis basis,
        String source,
        Confidence confidence,
        @Nullable String note) {}
