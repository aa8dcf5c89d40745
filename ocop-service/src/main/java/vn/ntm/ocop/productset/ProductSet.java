package vn.ntm.ocop.productset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;
import vn.ntm.ocop.Confidence;

/**
 * One official product set of one edition.
 *
 * @param edition year of the decision that lists it: 2019, 2023 or 2026
 * @param number 1 to 26 within the edition
 * @param nearestToday number of the set of the 2026 edition that comes nearest
 * @param validTo first day on which the edition no longer classifies new applications
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProductSet(
        int edition,
        int number,
        int groupNumber,
        String groupVi,
        String groupEn,
        String nameVi,
        @Nullable String nameEn,
        @Nullable String leadMinistry,
        @Nullable Integer nearestToday,
        String decision,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        Confidence confidence,
        Basis basis,
        String source,
        @Nullable String note) {

    static final int HIGHEST_NUMBER = 26;

    String naturalKey() {
        return edition + "-" + number;
    }
}
