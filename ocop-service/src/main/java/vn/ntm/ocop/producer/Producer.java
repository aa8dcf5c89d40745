package vn.ntm.ocop.producer;

import vn.ntm.ocop.Basis;

/** A registered organisation or household business; a household shows its trade name only. */
public record Producer(String code, String name, Kind kind, String unit, Basis basis, String source) {

    /** Kinds of producers (26/2026/QĐ-TTg). */
    public enum Kind {
        COOPERATIVE,
        COOPERATIVE_GROUP,
        ENTERPRISE,
        HOUSEHOLD_BUSINESS
    }
}
