package vn.ntm.reporting.indicator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A figure at one day of a series. */
@Schema(name = "SeriesPoint")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PointView(LocalDate validOn, @JsonUnwrapped FigureView figure) {}
