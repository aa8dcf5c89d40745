package vn.ntm.ocop.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;

/**
 * A fair, week or exhibition, with the figures as they were printed; what was not printed is absent.
 *
 * @param endsOn last day, included; absent where only the first is known
 * @param turnoverVnd whole đồng, as the organisers estimate
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PromotionEvent(
        String code,
        String nameVi,
        @Nullable String nameEn,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable String place,
        @Nullable Long booths,
        @Nullable Long boothsLocal,
        @Nullable Long products,
        @Nullable Long items,
        @Nullable Long visitors,
        @Nullable Long turnoverVnd,
        @Nullable Long turnoverLocalVnd,
        Basis basis,
        String source,
        @Nullable String note) {}
