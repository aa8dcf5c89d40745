package vn.ntm.criteria.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What a target was at one version. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TargetVersion(
        long version,
        BigDecimal value,
        String source,
        @Nullable String note,
        @Nullable String reason,
        String actorId,
        OffsetDateTime recordedAt) {}
