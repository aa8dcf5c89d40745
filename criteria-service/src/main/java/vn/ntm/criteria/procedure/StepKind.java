package vn.ntm.criteria.procedure;

/** Steps on the way from a dossier to a recognition. */
public enum StepKind {
    /** Thẩm tra: the level below the province checks the dossier. */
    VERIFICATION,
    /** The Fatherland Front asks residents whether they are satisfied. */
    SURVEY,
    /** Thẩm định: the provincial or central body concludes. */
    APPRAISAL,
    /** The council's ballot. */
    VOTE,
    /** The decision with number, date and signatory. */
    DECISION,
    /** A dossier that failed or was returned comes back. */
    RESUBMISSION
}
