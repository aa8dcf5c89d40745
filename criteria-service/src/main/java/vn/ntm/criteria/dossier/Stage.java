package vn.ntm.criteria.dossier;

import vn.ntm.criteria.procedure.StepKind;

/** Where a dossier is; the last step decides. */
public enum Stage {
    SUBMITTED,
    VERIFIED,
    SURVEYED,
    APPRAISED,
    VOTED,
    RETURNED,
    FAILED,
    DECIDED;

    boolean isOpen() {
        return this != RETURNED && this != FAILED && this != DECIDED;
    }

    boolean mayComeBack() {
        return this == RETURNED || this == FAILED;
    }

    static Stage after(StepKind kind, Outcome outcome) {
        return switch (outcome) {
            case RETURNED -> RETURNED;
            case FAILED -> FAILED;
            case PASSED ->
                switch (kind) {
                    case VERIFICATION -> VERIFIED;
                    case SURVEY -> SURVEYED;
                    case APPRAISAL -> APPRAISED;
                    case VOTE -> VOTED;
                    case DECISION -> DECIDED;
                    case RESUBMISSION -> SUBMITTED;
                };
        };
    }
}
