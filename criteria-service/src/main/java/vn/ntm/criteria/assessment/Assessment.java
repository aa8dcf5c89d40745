package vn.ntm.criteria.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.recognition.Level;

/**
 * One unit judged under one set on one date: the reported values, the verdicts they give, and the counts. The reasons in
 * words are not part of it: they are told anew for every reader, so a better wording changes no stored assessment.
 *
 * @param criteriaSet id of the set; a count of criteria means nothing without it
 * @param criteriaSetVersion version of the set by which it was judged
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
        String source) {

    /** The verdict on one criterion. */
    public record CriterionVerdict(String code, Verdict verdict) {}

    String naturalKey() {
        return unit + " " + criteriaSet + " " + assessedOn;
    }
}
