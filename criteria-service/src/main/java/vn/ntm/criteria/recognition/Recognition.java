package vn.ntm.criteria.recognition;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.criteria.unit.UnitKind;

/**
 * That a unit reached a level (18/2022/QĐ-TTg; before it 2540/QĐ-TTg of 2016). Completed, appraised, decided and announced
 * are four days; a day that nobody published stays unknown.
 *
 * @param unitKind what the unit was on its {@link #knownOn() day}
 * @param status whether it was decided; nothing else counts
 * @param achievementYear the year for which it counts, not the year of the decision
 * @param decisionNumber number of the decision, absent where it is not known
 * @param decisionDate date on the decision; the last possible day where only month or year is known
 * @param completedOn when the criteria were completed
 * @param appraisedOn when the council voted
 * @param announcedOn when it was announced
 * @param statedOn day of the report that says so, where nothing else is dated
 * @param expiresOn first day after its validity; absent where it stands until revoked, or where the validity is not known
 * @param procedure code of the procedure by which it was decided here
 * @param dossier the dossier that led to it, absent for decisions made elsewhere
 * @param revokedOn first day on which it is no longer in force
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Recognition(
        String unit,
        UnitKind unitKind,
        Level level,
        RecognitionStatus status,
        @Nullable Integer achievementYear,
        @Nullable String decisionNumber,
        @Nullable LocalDate decisionDate,
        @Nullable DatePrecision decisionDatePrecision,
        @Nullable String signatory,
        @Nullable String issuer,
        @Nullable LocalDate completedOn,
        @Nullable LocalDate appraisedOn,
        @Nullable LocalDate announcedOn,
        @Nullable LocalDate statedOn,
        @Nullable LocalDate expiresOn,
        @Nullable String procedure,
        @Nullable UUID dossier,
        Basis basis,
        String source,
        Confidence confidence,
        @Nullable String note,
        @Nullable Revocation revocation,
        @Nullable LocalDate revokedOn) {

    static Recognition of(RecognitionRow row, UnitKind kind) {
        return new Recognition(
                row.unit(),
                kind,
                row.level(),
                row.statusOrDecided(),
                row.achievementYear(),
                row.decisionNumber(),
                row.decisionDate(),
                row.decisionDatePrecision(),
                row.signatory(),
                row.issuer(),
                row.completedOn(),
                row.appraisedOn(),
                row.announcedOn(),
                row.statedOn(),
                null,
                null,
                null,
                row.basis(),
                row.source(),
                row.confidence(),
                row.note(),
                null,
                null);
    }

    Recognition revoking(@Nullable Revocation proposed) {
        return with(announcedOn, proposed, revokedOn);
    }

    Recognition revoked(Revocation approved) {
        return with(announcedOn, approved, approved.revokedOn());
    }

    Recognition announced(LocalDate on) {
        return with(on, revocation, revokedOn);
    }

    private Recognition with(
            @Nullable LocalDate announced, @Nullable Revocation nextRevocation, @Nullable LocalDate revoked) {
        return new Recognition(
                unit,
                unitKind,
                level,
                status,
                achievementYear,
                decisionNumber,
                decisionDate,
                decisionDatePrecision,
                signatory,
                issuer,
                completedOn,
                appraisedOn,
                announced,
                statedOn,
                expiresOn,
                procedure,
                dossier,
                basis,
                source,
                confidence,
                note,
                nextRevocation,
                revoked);
    }

    /** The day on which the unit's code names the unit: of the decision, or else the best day that is known. */
    public LocalDate knownOn() {
        return Stream.of(decisionDate, appraisedOn, completedOn, announcedOn, statedOn)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A recognition without any day."));
    }

    /** Whether its time has run out by then. */
    public boolean isExpired(LocalDate on) {
        return expiresOn != null && !expiresOn.isAfter(on);
    }

    String naturalKey() {
        String state = status == RecognitionStatus.DECIDED ? "" : status + " ";
        return unit + " " + level + " " + state + knownOn();
    }
}
