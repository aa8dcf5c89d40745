package vn.ntm.platform.security;

/**
 * Who did something, as the audit keeps it: a role and an opaque id, never a name.
 *
 * @param role the role in which the caller acted
 * @param id opaque id of the person or system
 * @param client id of the calling application; idempotency keys are its own
 */
public record Actor(String role, String id, String client) {

    /** The service itself, for what no person asked for (consuming events). */
    public static final Actor SERVICE = new Actor("service", "service", "service");
}
