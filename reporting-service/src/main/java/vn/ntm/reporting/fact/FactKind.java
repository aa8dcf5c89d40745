package vn.ntm.reporting.fact;

/** What a fact says about its unit. */
public enum FactKind {
    CRITERIA_SET,
    CRITERIA_MET,
    SUB_CRITERIA_MET,
    QUANTITY,
    RECOGNITION,
    TARGET,
    ROADMAP,
    STATEMENT,
    POPULATION,
    REFORM,
    PRODUCT,
    PRODUCER,
    CERTIFICATE,
    CHANNEL,
    SALE,
    SUPPLY,
    DEMAND,
    APPROPRIATION,
    ASSIGNMENT,
    COMMITMENT,
    DISBURSEMENT,
    OBSTACLE,
    CONTRIBUTION
}
