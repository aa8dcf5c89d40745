package vn.ntm.criteria.assessment;

import vn.ntm.criteria.criteriaset.CriteriaSetRow.BasicallyMet;

/** What judging a value against a threshold gives. */
public enum Verdict {
    MET(1),
    NOT_MET(4),
    /** Cơ bản đạt; whether it counts is a rule of the set. */
    BASICALLY_MET(2),
    /** There is nothing to judge (nếu có); it lowers no count. */
    NOT_APPLICABLE(0),
    NOT_REPORTED(3),
    THRESHOLD_NOT_SET(3);

    private final int weight;

    Verdict(int weight) {
        this.weight = weight;
    }

    /** The one that decides about the whole of which both are parts. */
    Verdict worse(Verdict other) {
        return other.weight > weight ? other : this;
    }

    /** Whether it counts as met under a set with this rule. */
    boolean counts(BasicallyMet rule) {
        return this == MET || this == NOT_APPLICABLE || (this == BASICALLY_MET && rule == BasicallyMet.COUNTS);
    }

    /** Whether more reports or thresholds may still make it met. */
    boolean isOpen() {
        return this == NOT_REPORTED || this == THRESHOLD_NOT_SET;
    }
}
