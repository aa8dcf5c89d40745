package vn.ntm.criteria.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.criteriaset.RevocationRule;
import vn.ntm.criteria.criteriaset.SubCriterion;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.platform.register.State;

/**
 * An assessment as the API shows it.
 *
 * @param step where it is in its life
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
        String source,
        Step step,
        @Nullable Integer setVersion,
        @Nullable Boolean meets,
        RevocationRule.@Nullable Ground revocation,
        @Nullable List<Assessment.UnitFact> facts,
        @Nullable String verifierId,
        @Nullable OffsetDateTime verifiedAt) {

    /** Steps of an assessment's life. */
    public enum Step {
        DRAFTED,
        RETURNED,
        SUBMITTED,
        VERIFIED,
        APPROVED
    }

    /**
     * A verdict with the threshold and the reason in both languages.
     *
     * @param threshold what it was judged by; the word of the law where nobody set it
     */
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
            String reasonEn,
            @Nullable Why why,
            @Nullable String decision,
            @Nullable Fraction men,
            @Nullable Fraction women,
            @Nullable Fraction coverage,
            @Nullable List<String> evidence,
            @Nullable String fact,
            @Nullable String partOf) {

        static Reasoned of(Judgement judgement, SubCriterion sub) {
            String threshold = judgement.threshold();
            return new Reasoned(
                    judgement.code(),
                    judgement.criterion(),
                    sub.nameVi(),
                    sub.nameEn(),
                    judgement.verdict(),
                    judgement.value(),
                    judgement.numerator(),
                    judgement.denominator(),
                    threshold == null ? sub.threshold() : threshold,
                    Reasons.vietnamese(sub, judgement),
                    Reasons.english(sub, judgement),
                    judgement.why(),
                    judgement.decision(),
                    judgement.men(),
                    judgement.women(),
                    judgement.coverage(),
                    judgement.evidence(),
                    judgement.fact(),
                    judgement.partOf());
        }
    }

    static AssessmentView summary(State state, Assessment assessment) {
        return of(state, assessment, null, null);
    }

    /** With the reasons that the set's thresholds give. */
    static AssessmentView whole(State state, Assessment assessment, List<SubCriterion> set) {
        Map<String, SubCriterion> byCode = new HashMap<>();
        set.forEach(sub -> byCode.put(sub.code(), sub));
        List<Reasoned> reasoned = new ArrayList<>();
        for (Judgement judgement : assessment.subCriteria()) {
            SubCriterion sub = byCode.get(judgement.code());
            if (sub != null) {
                reasoned.add(Reasoned.of(judgement, sub));
            }
        }
        return of(state, assessment, assessment.criteria(), reasoned);
    }

    private static AssessmentView of(
            State state,
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
                assessment.source(),
                step(state, assessment),
                assessment.setVersion(),
                assessment.meets(),
                assessment.revocation(),
                assessment.facts(),
                assessment.verifierId(),
                assessment.verifiedAt());
    }

    private static Step step(State state, Assessment assessment) {
        if (state == State.APPROVED) {
            return Step.APPROVED;
        }
        if (state == State.DRAFT) {
            return assessment.writing() == Assessment.Writing.RETURNED ? Step.RETURNED : Step.DRAFTED;
        }
        return assessment.verifierId() == null ? Step.SUBMITTED : Step.VERIFIED;
    }
}
