package vn.ntm.ocop;

/** How sure a fact is, as its source allows; a doubtful fact is entered with its doubt. */
public enum Confidence {
    HIGH,
    MEDIUM,
    LOW
}
