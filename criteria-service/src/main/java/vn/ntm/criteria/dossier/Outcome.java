package vn.ntm.criteria.dossier;

/** How a step ended. */
public enum Outcome {
    PASSED,
    /** Sent back with a reason; may come back. */
    RETURNED,
    /** Not passed; kept, and may come back in a later attempt. */
    FAILED
}
