package vn.ntm.reporting.indicator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A figure of one unit beneath the asked one; a unit that did not report stands there with its reason, not with zero. */
@Schema(name = "BreakdownRow")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BreakdownView(
        String unit,
        String nameVi,
        String kind,
        @Nullable String parentCode,
        @JsonUnwrapped FigureView figure) {}
