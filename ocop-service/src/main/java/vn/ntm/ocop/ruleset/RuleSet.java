package vn.ntm.ocop.ruleset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;
import vn.ntm.ocop.Confidence;

/**
 * One decision's rules.
 *
 * @param filedFrom first day of filing of the dossiers that it judges
 * @param filedUntil first day whose dossiers it no longer judges
 * @param decidedUntil last day on which a first or upgrade dossier may still be decided by it
 * @param reevaluatedUntil last day on which a re-evaluation may still be decided by it
 * @param partA points of part A, product and community strength
 * @param missedMinimum what happens where the band is reached and one of its minimums is not
 * @param minimumsJudged on the mean of the council or on every single sheet
 * @param spreadLimit most points by which members' totals may differ
 * @param quorumNumerator with the denominator: the share of members that must have scored, the chair among them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RuleSet(
        String code,
        String decision,
        LocalDate filedFrom,
        @Nullable LocalDate filedUntil,
        @Nullable LocalDate decidedUntil,
        @Nullable LocalDate reevaluatedUntil,
        int partA,
        int partB,
        int partC,
        MissedMinimum missedMinimum,
        MinimumsJudged minimumsJudged,
        @Nullable Integer spreadLimit,
        int quorumNumerator,
        int quorumDenominator,
        @Nullable Integer communeWorkingDays,
        @Nullable Integer reevaluationDays,
        @Nullable Integer filingEarliestDays,
        @Nullable Integer filingLatestDays,
        Confidence confidence,
        Basis basis,
        String source,
        @Nullable String note) {

    /** What a missed minimum does; the law is silent, so it is a setting with its source. */
    public enum MissedMinimum {
        /** The next lower star whose minimums hold. */
        LOWER_STAR,
        /** No recognition. */
        NOT_RECOGNISED
    }

    /** On what minimums are looked at; the law is silent. */
    public enum MinimumsJudged {
        ON_THE_MEAN,
        ON_EVERY_SHEET
    }

    /** Whether dossiers filed on that day are judged by it. */
    public boolean judgesFiledOn(LocalDate day) {
        return !day.isBefore(filedFrom) && (filedUntil == null || day.isBefore(filedUntil));
    }

    int pointsOf(String part) {
        return switch (part) {
            case "A" -> partA;
            case "B" -> partB;
            case "C" -> partC;
            default -> -1;
        };
    }
}
