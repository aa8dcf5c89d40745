package vn.ntm.deploy.local.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A figure as somebody published it.
 *
 * @param mode how it counts, empty when it has one way only
 * @param denominator the number that it is out of, when that was printed too
 */
record Statement(
        String indicator,
        String unit,
        LocalDate validOn,
        String mode,
        BigDecimal value,
        @Nullable BigDecimal denominator,
        String source) {

    static Statement of(JsonNode item) {
        return new Statement(
                item.path("indicator").asText(),
                item.path("unit").asText(),
                LocalDate.parse(item.path("validOn").asText()),
                item.hasNonNull("mode") ? item.path("mode").asText() : "",
                number(item.path("value")),
                item.hasNonNull("denominator") ? number(item.path("denominator")) : null,
                item.path("source").asText());
    }

    static Statement of(Map<String, String> row) {
        String denominator = row.getOrDefault("denominator", "");
        return new Statement(
                row.getOrDefault("indicator", ""),
                row.getOrDefault("unit", ""),
                LocalDate.parse(row.getOrDefault("validOn", "")),
                row.getOrDefault("mode", ""),
                new BigDecimal(row.getOrDefault("value", "")),
                denominator.isEmpty() ? null : new BigDecimal(denominator),
                row.getOrDefault("source", ""));
    }

    /** A number, a text that is one, or an amount of money. */
    static BigDecimal number(JsonNode node) {
        if (node.isObject()) {
            return number(node.path("amount"));
        }
        return node.isNumber() ? node.decimalValue() : new BigDecimal(node.asText());
    }
}
