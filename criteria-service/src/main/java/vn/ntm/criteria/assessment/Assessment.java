package vn.ntm.criteria.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.criteriaset.RevocationRule;
import vn.ntm.criteria.recognition.Level;

/**
 * One unit judged under one set on one date: the reported values, the verdicts they give, and the counts. The reasons in
 * words are not part of it: they are told anew for every reader, so a better wording changes no stored assessment.
 *
 * @param criteriaSet id of the set's version; a count of criteria means nothing without it
 * @param criteriaSetVersion version of the register's document by which it was judged
 * @param setVersion number of the version within its law, from 1; an amendment makes a new one
 * @param meets whether every criterion is met: computed, and no decision
 * @param revocation why the law would revoke a recognition with these criteria unmet; absent where it would not
 * @param facts numbers of the unit that thresholds go by
 * @param verifierId who verified it; absent while nobody has
 * @param writing where a draft stands; absent once it is handed in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Assessment(
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
        List<CriterionVerdict> criteria,
        List<Judgement> subCriteria,
        Basis basis,
        String source,
        @Nullable Integer setVersion,
        @Nullable Boolean meets,
        RevocationRule.@Nullable Ground revocation,
        @Nullable List<UnitFact> facts,
        @Nullable String verifierId,
        @Nullable OffsetDateTime verifiedAt,
        @Nullable Writing writing) {

    /** How a draft came to be one. */
    public enum Writing {
        /** Never handed in. */
        DRAFTED,
        /** Handed in and sent back with a reason. */
        RETURNED
    }

    /** The verdict on one criterion. */
    public record CriterionVerdict(String code, Verdict verdict) {}

    /** A number of the unit that thresholds go by, such as {@code schools}. */
    public record UnitFact(String name, BigDecimal value) {}

    String naturalKey() {
        return naturalKey(unit, criteriaSet, assessedOn);
    }

    static String naturalKey(String unit, String criteriaSet, LocalDate assessedOn) {
        return unit + " " + criteriaSet + " " + assessedOn;
    }

    /** The same results one step on. */
    Assessment stepped(@Nullable String verifier, @Nullable OffsetDateTime at, @Nullable Writing next) {
        return new Assessment(
                unit,
                criteriaSet,
                criteriaSetVersion,
                level,
                assessedOn,
                round,
                criteriaMet,
                criteriaTotal,
                subCriteriaMet,
                subCriteriaTotal,
                criteria,
                subCriteria,
                basis,
                source,
                setVersion,
                meets,
                revocation,
                facts,
                verifier,
                at,
                next);
    }
}
