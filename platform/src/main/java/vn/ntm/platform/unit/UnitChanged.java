package vn.ntm.platform.unit;

import java.util.List;

/** Data of {@code vn.ntm.criteria.unit-changed.v1}: all periods of one code after the change. */
public record UnitChanged(String code, long version, List<UnitPeriod> periods) {

    public static final String TOPIC = "ntm.units";
    public static final String TYPE = "vn.ntm.criteria.unit-changed.v1";
}
