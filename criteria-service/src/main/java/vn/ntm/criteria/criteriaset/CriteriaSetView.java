package vn.ntm.criteria.criteriaset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.criteria.unit.UnitKind;
import vn.ntm.platform.register.State;

/** A set as the API shows it and the event carries it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CriteriaSetView(
        String id,
        long version,
        State state,
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
        int criteriaTotal,
        int subCriteriaTotal,
        Basis basis,
        String source,
        Confidence confidence,
        @Nullable String note,
        String makerId,
        @Nullable String approverId,
        @Nullable List<SubCriterion> subCriteria) {}
