package vn.ntm.budget.fund;

/** Where money comes from. */
public enum FundSource {
    CENTRAL,
    PROVINCE,
    DISTRICT,
    COMMUNE
}
