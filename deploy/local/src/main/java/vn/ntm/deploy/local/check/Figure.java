package vn.ntm.deploy.local.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A figure as the reporting service computes it; unknown is null, never zero. */
record Figure(
        @Nullable BigDecimal value,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator) {

    static final Figure UNKNOWN = new Figure(null, null, null);

    static Figure of(JsonNode answer) {
        return new Figure(
                number(answer.path("value")), number(answer.path("numerator")), number(answer.path("denominator")));
    }

    static URI address(URI reporting, String indicator, String unit, LocalDate validOn, String mode) {
        return URI.create(reporting + "/v1/indicators/" + encode(indicator) + "/values?unit=" + encode(unit)
                + "&validOn=" + validOn + (mode.isEmpty() ? "" : "&mode=" + encode(mode)));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : Statement.number(node);
    }
}
