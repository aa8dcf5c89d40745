package vn.ntm.reporting.indicator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A moment at which the figure for the day became another.
 *
 * @param from value until then; null when it was unknown
 * @param to value since then; null when it became unknown
 * @param causes the events of that moment that concern the figure
 */
@Schema(name = "Revision")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RevisionView(
        Instant recordedAt,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable BigDecimal from,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable BigDecimal to,
        List<CauseView> causes) {

    /** An event, with the path of its record at the owning service. */
    @Schema(name = "RevisionCause")
    public record CauseView(UUID event, String service, String record, long position) {}
}
