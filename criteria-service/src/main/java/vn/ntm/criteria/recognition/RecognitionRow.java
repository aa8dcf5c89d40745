package vn.ntm.criteria.recognition;

import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.platform.table.ExportedColumns;

/**
 * A recognition made elsewhere as it is entered, one row of the import or one request; without a status it is a decision.
 */
@ExportedColumns({"unitKind", "expiresOn", "procedure", "dossier", "revocation", "revokedOn"})
public record RecognitionRow(
        String unit,
        Level level,
        @Nullable RecognitionStatus status,
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
        Basis basis,
        String source,
        Confidence confidence,
        @Nullable String note) {

    RecognitionStatus statusOrDecided() {
        return status == null ? RecognitionStatus.DECIDED : status;
    }

    /** The day on which the unit's code names the unit, or null when no day is given at all. */
    @Nullable
    LocalDate knownOn() {
        return Stream.of(decisionDate, appraisedOn, completedOn, announcedOn, statedOn)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
