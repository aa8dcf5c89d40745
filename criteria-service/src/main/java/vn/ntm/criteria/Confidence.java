package vn.ntm.criteria;

/** How sure the source of a record is. */
public enum Confidence {
    HIGH,
    MEDIUM,
    LOW
}
