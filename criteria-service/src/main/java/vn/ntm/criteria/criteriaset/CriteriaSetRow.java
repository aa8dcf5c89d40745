package vn.ntm.criteria.criteriaset;

import com.fasterxml.jackson.annotation.JsonIgnore;
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
 * @param versionOf id of the first version of the set, where this is an amended one
 * @param amendedBy decision that made this version
 * @param predecessor id of the set that it replaced
 * @param sourceHash SHA-256 of the cited decision's text in lower-case hexadecimal; absent where no text was at hand
 * @param revocationFromPercent share of unmet criteria from which the law revokes if a named one is among them
 * @param revocationAllPercent share of unmet criteria from which the law revokes in any case
 * @param revocationCriteria codes of the named criteria, {@code 10|17|19}
 * @param revocationSource the law that says so, with its article
 * @param revocationSince first day on which it says so; absent where it does for as long as the set is in force
 * @param requiresVerification whether somebody other than maker and approver must verify an assessment
 * @param requiresEvidence whether every reported value needs evidence before it is handed in
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
        @Nullable String note,
        @Nullable String versionOf,
        @Nullable Integer setVersion,
        @Nullable String amendedBy,
        @Nullable String predecessor,
        @Nullable String sourceHash,
        @Nullable BasicallyMet basicallyMet,
        @Nullable Integer revocationFromPercent,
        @Nullable Integer revocationAllPercent,
        @Nullable String revocationCriteria,
        @Nullable Boolean requiresVerification,
        @Nullable Boolean requiresEvidence,
        @Nullable String revocationSource,
        @Nullable LocalDate revocationSince) {

    /** What "basically met" (cơ bản đạt) is under a set. */
    public enum BasicallyMet {
        NOT_ALLOWED,
        /** A result of its own that does not count as met. */
        ALLOWED,
        /** Counts as met. */
        COUNTS
    }

    /** Number of this version within its set, from 1. */
    @JsonIgnore
    public int versionNumber() {
        return setVersion == null ? 1 : setVersion;
    }

    /** What all versions of the set share: the id of the first. */
    @JsonIgnore
    public String family() {
        return versionOf == null ? id : versionOf;
    }

    @JsonIgnore
    public BasicallyMet basically() {
        return basicallyMet == null ? BasicallyMet.NOT_ALLOWED : basicallyMet;
    }

    @JsonIgnore
    public boolean isVerified() {
        return Boolean.TRUE.equals(requiresVerification);
    }

    @JsonIgnore
    public boolean isEvidenced() {
        return Boolean.TRUE.equals(requiresEvidence);
    }
}
