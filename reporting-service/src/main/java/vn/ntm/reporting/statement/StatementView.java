package vn.ntm.reporting.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A figure as somebody printed it.
 *
 * @param rival whether it contradicts the figure that is published here
 * @param source key of the source
 */
@Schema(name = "Statement")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatementView(
        String indicator,
        String unit,
        LocalDate validOn,
        @Nullable String mode,
        BigDecimal value,
        @Nullable BigDecimal denominator,
        boolean rival,
        String source,
        @Nullable String note) {}
