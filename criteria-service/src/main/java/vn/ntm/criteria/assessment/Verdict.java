package vn.ntm.criteria.assessment;

/** What judging a value against a threshold gives; only MET counts. */
public enum Verdict {
    MET,
    NOT_MET,
    BASICALLY_MET,
    NOT_APPLICABLE,
    NOT_REPORTED,
    THRESHOLD_NOT_SET
}
