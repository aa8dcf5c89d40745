package vn.ntm.criteria.recognition;

/** How far a recognition came. Only a decision counts; what is planned or balloted is kept as such beside it. */
public enum RecognitionStatus {
    /** Planned, registered, or criteria completed; no decision is known. */
    PROPOSED,
    /** The appraisal council voted; no decision is known. */
    BALLOTED,
    /** Decided, with a date. */
    DECIDED
}
