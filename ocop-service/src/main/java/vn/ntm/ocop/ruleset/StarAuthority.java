package vn.ntm.ocop.ruleset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Confidence;

/**
 * Who decides a star during a period: the province 3 and 4 in 2019–23, the district 3 and the province 4 in 2023–25, the
 * province 3 and 4 since July 2025, the centre 5 always.
 *
 * @param validTo first day on which somebody else decides
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StarAuthority(
        int star,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Level level,
        String decision,
        Confidence confidence,
        String source) {

    /** Levels that decide. */
    public enum Level {
        DISTRICT,
        PROVINCE,
        CENTRAL
    }

    String naturalKey() {
        return star + " " + validFrom;
    }

    boolean decidesOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || day.isBefore(validTo));
    }
}
