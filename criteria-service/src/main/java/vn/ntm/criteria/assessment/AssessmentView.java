package vn.ntm.criteria.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.criteriaset.SubCriterion;
import vn.ntm.criteria.recognition.Level;

/**
 * An assessment as the API shows it.
 *
 * @param criteria verdicts on the criteria; left out in lists
 * @param subCriteria verdicts on the sub-criteria with their reasons; left out in lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AssessmentView(
        String unit,
        String criteriaSet,
        long criteriaSetVersion,
        Level level,
        LocalDate assessedOn,
        String round,
        int criteriaMet,
        int criteriaTotal,
        int subCriteriaMet,
        int subCriteriaTotal,
        @Nullable List<Assessment.CriterionVerdict> criteria,
        @Nullable List<Reasoned> subCriteria,
        Basis basis,
        String source) {

    /** A verdict with the threshold and the reason in both languages. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reasoned(
            String code,
            String criterion,
            String nameVi,
            String nameEn,
            Verdict verdict,
            @Nullable String value,
            @Nullable BigDecimal numerator,
            @Nullable BigDecimal denominator,
            String threshold,
            String reasonVi,
            String reasonEn) {

        static Reasoned of(Judgement judgement, SubCriterion sub) {
            return new Reasoned(
                    judgement.code(),
                    judgement.criterion(),
                    sub.nameVi(),
                    sub.nameEn(),
                    judgement.verdict(),
                    judgement.value(),
                    judgement.numerator(),
                    judgement.denominator(),
                    sub.threshold(),
                    Reasons.vietnamese(sub, judgement),
                    Reasons.english(sub, judgement));
        }
    }

    static AssessmentView summary(Assessment assessment) {
        return of(assessment, null, null);
    }

    /** With the reasons that the set's thresholds give. */
    static AssessmentView whole(Assessment assessment, List<SubCriterion> set) {
        Map<String, SubCriterion> byCode = new HashMap<>();
        set.forEach(sub -> byCode.put(sub.code(), sub));
        List<Reasoned> reasoned = new ArrayList<>();
        for (Judgement judgement : assessment.subCriteria()) {
            SubCriterion sub = byCode.get(judgement.code());
            if (sub != null) {
                reasoned.add(Reasoned.of(judgement, sub));
            }
        }
        return of(assessment, assessment.criteria(), reasoned);
    }

    private static AssessmentView of(
            Assessment assessment,
            @Nullable List<Assessment.CriterionVerdict> criteria,
            @Nullable List<Reasoned> subCriteria) {
        return new AssessmentView(
                assessment.unit(),
                assessment.criteriaSet(),
                assessment.criteriaSetVersion(),
                assessment.level(),
                assessment.assessedOn(),
                assessment.round(),
                assessment.criteriaMet(),
                assessment.criteriaTotal(),
                assessment.subCriteriaMet(),
                assessment.subCriteriaTotal(),
                criteria,
                subCriteria,
                assessment.basis(),
                assessment.source());
    }
}
