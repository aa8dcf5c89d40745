package vn.ntm.ocop.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A certificate that ends within the year, and when its holder must file. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Reminder(
        UUID certificate,
        String product,
        String unit,
        int star,
        LocalDate validUntil,
        @Nullable LocalDate opensOn,
        @Nullable LocalDate closesOn,
        RenewalWindow.Phase phase,
        long daysLeft) {}
