package vn.ntm.criteria.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A figure that somebody printed, with its source. It stands beside the computed figure and never becomes part of it.
 *
 * @param value a decimal number as printed: its trailing zeros say how exact it was meant
 * @param rival whether another report prints it against the province's own figure
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Statement(
        String indicator,
        String unit,
        LocalDate validOn,
        @Nullable String mode,
        String value,
        @Nullable BigDecimal denominator,
        boolean rival,
        String source,
        @Nullable String note) {

    String naturalKey() {
        return indicator + " " + unit + " " + validOn + " " + mode + " " + source + " " + rival + " " + value;
    }
}
