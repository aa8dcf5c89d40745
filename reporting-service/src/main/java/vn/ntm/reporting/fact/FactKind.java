package vn.ntm.reporting.fact;

/** What a fact says about its unit. */
public enum FactKind {
    CRITERIA_SET,
    CRITERIA_MET,
    SUB_CRITERIA_MET,
    QUANTITY,
    RECOGNITION,
    TARGET,
    STATEMENT,
    PRODUCT,
    CERTIFICATE,
    APPROPRIATION,
    ASSIGNMENT,
    DISBURSEMENT
}
