package vn.ntm.criteria.procedure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.criteria.unit.UnitKind;

/**
 * One procedure for one unit kind and level in one period, a row of the import. An absent field is unknown.
 *
 * @param code short name that addresses it
 * @param validTo first day after the period, absent while it is open
 * @param requiredSteps steps that must be passed before the decision, separated by {@code ;}; absent: not known, none asked
 * @param registrationWorkingDays days in which a registration is answered
 * @param surveyCoveragePercent share of households that must have answered
 * @param surveyPassPercent share of the answers that must be satisfied
 * @param surveyPassEachPercent the same share for each content and each part of the unit
 * @param voteQuorumPercent share of the council's members that must be present
 * @param votePassPercent share of those present that must vote for it
 * @param validityMonths how long a recognition holds; absent with {@code untilRevoked} false: not known
 * @param untilRevoked whether it stands until it is revoked
 * @param requiredLevel level that the unit must hold already
 * @param debtBars whether overdue construction debt bars the decision (18/2022/QĐ-TTg, article 4); absent: not known
 * @param revokedCommunesPercent share of a district's communes from which the law revokes the district when they are revoked
 * @param requiredDocuments papers of a dossier, separated by {@code ;}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Procedure(
        String code,
        UnitKind unitKind,
        Level level,
        String legalSource,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable String requiredSteps,
        @Nullable Integer registrationWorkingDays,
        @Nullable Body verificationBody,
        @Nullable Integer verificationWorkingDays,
        @Nullable Body surveyBody,
        @Nullable BigDecimal surveyCoveragePercent,
        @Nullable BigDecimal surveyPassPercent,
        @Nullable BigDecimal surveyPassEachPercent,
        @Nullable Body appraisalBody,
        @Nullable Integer appraisalWorkingDays,
        @Nullable Body voteBody,
        @Nullable BigDecimal voteQuorumPercent,
        @Nullable BigDecimal votePassPercent,
        @Nullable Body decisionBody,
        @Nullable Integer decisionWorkingDays,
        @Nullable Integer validityMonths,
        boolean untilRevoked,
        @Nullable Level requiredLevel,
        @Nullable Boolean debtBars,
        @Nullable BigDecimal revokedCommunesPercent,
        @Nullable String requiredDocuments,
        Basis basis,
        String source,
        Confidence confidence,
        @Nullable String note) {

    static final String SEPARATOR = ";";

    /** Steps that must be passed before the decision. */
    public Set<StepKind> steps() {
        Set<StepKind> steps = EnumSet.noneOf(StepKind.class);
        split(requiredSteps).forEach(step -> steps.add(StepKind.valueOf(step)));
        return steps;
    }

    public List<String> documents() {
        return split(requiredDocuments);
    }

    /** Who takes the step; {@link Body#UNKNOWN} where nobody told us. */
    public Body bodyOf(StepKind step) {
        Body body =
                switch (step) {
                    case VERIFICATION -> verificationBody;
                    case SURVEY -> surveyBody;
                    case APPRAISAL -> appraisalBody;
                    case VOTE -> voteBody;
                    case DECISION -> decisionBody;
                    case RESUBMISSION -> null;
                };
        return body == null ? Body.UNKNOWN : body;
    }

    /** Working days for the step, or null where the limit is not known. */
    public @Nullable Integer workingDaysOf(StepKind step) {
        return switch (step) {
            case VERIFICATION -> verificationWorkingDays;
            case APPRAISAL -> appraisalWorkingDays;
            case DECISION -> decisionWorkingDays;
            case SURVEY, VOTE, RESUBMISSION -> null;
        };
    }

    /** First day on which a recognition decided on this day no longer holds; null: until revoked, or not known. */
    public @Nullable LocalDate expiryOf(LocalDate decided) {
        return validityMonths == null ? null : decided.plusMonths(validityMonths);
    }

    /** Whether so many of a district's communes were revoked that the law revokes the district; shares are not rounded. */
    public boolean cascades(int revoked, int communes) {
        BigDecimal percent = revokedCommunesPercent;
        return percent != null
                && communes > 0
                && BigDecimal.valueOf(revoked)
                                .movePointRight(2)
                                .compareTo(percent.multiply(BigDecimal.valueOf(communes)))
                        >= 0;
    }

    static List<String> split(@Nullable String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.split(SEPARATOR))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
    }
}
