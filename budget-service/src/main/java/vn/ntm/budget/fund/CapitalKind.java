package vn.ntm.budget.fund;

/** Investment capital or recurrent money. */
public enum CapitalKind {
    INVESTMENT,
    RECURRENT
}
