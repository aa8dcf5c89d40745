package vn.ntm.criteria.recognition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;

/** A recognition as it is entered, one row of the import or one request. */
public record RecognitionRow(
        String unit,
        Level level,
        int achievementYear,
        @Nullable String decisionNumber,
        LocalDate decisionDate,
        DatePrecision decisionDatePrecision,
        @Nullable String signatory,
        @Nullable String issuer,
        Basis basis,
        String source,
        Confidence confidence,
        @Nullable String note) {}
