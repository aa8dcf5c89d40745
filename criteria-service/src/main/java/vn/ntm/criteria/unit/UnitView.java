package vn.ntm.criteria.unit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.unit.UnitPeriod;

/** A unit with its place on the earth, where that is known for this period. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnitView(
        @JsonUnwrapped UnitPeriod unit, @Nullable UnitPlace place) {}
