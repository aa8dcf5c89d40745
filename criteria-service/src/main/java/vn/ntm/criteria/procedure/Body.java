package vn.ntm.criteria.procedure;

import java.util.Set;
import vn.ntm.platform.security.Role;

/** Bodies that take steps, and the roles that may record what they did. */
public enum Body {
    COMMUNE_COMMITTEE(Role.COMMUNE_OFFICER),
    DISTRICT_COMMITTEE(Role.DISTRICT_OFFICER),
    PROVINCE_COMMITTEE(Role.PROVINCE_OFFICER),
    PROVINCE_COUNCIL(Role.APPRAISER),
    CENTRAL_COUNCIL(Role.APPRAISER),
    FATHERLAND_FRONT(Role.COMMUNE_OFFICER, Role.DISTRICT_OFFICER, Role.PROVINCE_OFFICER),
    COMMUNE_CHAIRMAN(Role.APPROVER),
    DISTRICT_CHAIRMAN(Role.APPROVER),
    PROVINCE_CHAIRMAN(Role.APPROVER),
    PRIME_MINISTER(Role.APPROVER),
    /** Nobody told us who takes the step; whoever may act on it in general records it. */
    UNKNOWN(Role.PROVINCE_OFFICER, Role.APPRAISER);

    private final Set<Role> recorders;

    Body(Role... recorders) {
        this.recorders = Set.of(recorders);
    }

    /** Who may record the step; a decision is an approver's, whoever took it. */
    public Role[] recorders(StepKind step) {
        return step == StepKind.DECISION ? new Role[] {Role.APPROVER} : recorders.toArray(Role[]::new);
    }
}
