package vn.ntm.criteria.criteriaset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.criteria.unit.UnitKind;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.State;

/**
 * A set as the API shows it and the event of its publication carries it.
 *
 * @param criteriaTotal absent in the event of a draft, whose parts still change
 * @param criteria the criteria in their order; only where the whole set is asked for
 * @param subCriteria the sub-criteria in their order, each naming its criterion; only where the whole set is asked for
 */
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
        @Nullable Integer criteriaTotal,
        @Nullable Integer subCriteriaTotal,
        Basis basis,
        String source,
        Confidence confidence,
        @Nullable String note,
        @Nullable String versionOf,
        int setVersion,
        @Nullable String amendedBy,
        @Nullable String predecessor,
        @Nullable String sourceHash,
        CriteriaSetRow.BasicallyMet basicallyMet,
        @Nullable Integer revocationFromPercent,
        @Nullable Integer revocationAllPercent,
        @Nullable String revocationCriteria,
        @Nullable String revocationSource,
        @Nullable LocalDate revocationSince,
        boolean requiresVerification,
        boolean requiresEvidence,
        String makerId,
        @Nullable String approverId,
        @Nullable List<Criterion> criteria,
        @Nullable List<SubCriterion> subCriteria) {

    /** A criterion: what its sub-criteria are grouped by. */
    public record Criterion(String code, String nameVi, String nameEn) {}

    /** Numbers of a set's parts. */
    record Totals(int criteria, int subCriteria) {}

    static CriteriaSetView whole(Entry<CriteriaSetRow> entry, List<SubCriterion> subCriteria) {
        Map<String, Criterion> criteria = new LinkedHashMap<>();
        subCriteria.forEach(sub -> criteria.putIfAbsent(
                sub.criterion(), new Criterion(sub.criterion(), sub.criterionNameVi(), sub.criterionNameEn())));
        int counted = (int) subCriteria.stream().filter(sub -> !sub.isPart()).count();
        return of(entry, new Totals(criteria.size(), counted), List.copyOf(criteria.values()), subCriteria);
    }

    static CriteriaSetView summary(Entry<CriteriaSetRow> entry, Totals totals) {
        return of(entry, totals, null, null);
    }

    static CriteriaSetView draft(Entry<CriteriaSetRow> entry) {
        return of(entry, null, null, null);
    }

    private static CriteriaSetView of(
            Entry<CriteriaSetRow> entry,
            @Nullable Totals totals,
            @Nullable List<Criterion> criteria,
            @Nullable List<SubCriterion> subCriteria) {
        CriteriaSetRow row = entry.content();
        return new CriteriaSetView(
                row.id(),
                entry.version(),
                entry.state(),
                row.decisionNumber(),
                row.issuedOn(),
                row.level(),
                row.unitKind(),
                row.validFrom(),
                row.validTo(),
                row.nameVi(),
                row.nameEn(),
                row.issuer(),
                row.complete(),
                totals == null ? null : totals.criteria(),
                totals == null ? null : totals.subCriteria(),
                row.basis(),
                row.source(),
                row.confidence(),
                row.note(),
                row.versionOf(),
                row.versionNumber(),
                row.amendedBy(),
                row.predecessor(),
                row.sourceHash(),
                row.basically(),
                row.revocationFromPercent(),
                row.revocationAllPercent(),
                row.revocationCriteria(),
                row.revocationSource(),
                row.revocationSince(),
                row.isVerified(),
                row.isEvidenced(),
                entry.makerId(),
                entry.approverId(),
                criteria,
                subCriteria);
    }
}
