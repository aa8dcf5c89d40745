package vn.ntm.criteria.target;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A new version of a target: another figure, with the document that says so and the reason. */
public record TargetRevision(
        BigDecimal value, String source, @Nullable String note, String reason) {}
