package vn.ntm.platform.web;

import java.util.Locale;

/** Categories of problems. The slug is part of the contract: it never changes; texts may. */
public enum ProblemType {
    MALFORMED_REQUEST(400),
    INVALID_PARAMETER(400),
    IDEMPOTENCY_KEY_MISSING(400),
    UNAUTHENTICATED(401),
    FORBIDDEN(403),
    MAKER_IS_CHECKER(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    CONFLICT(409),
    KEY_IN_FLIGHT(409),
    STALE_VERSION(412),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    INVALID_CONTENT(422),
    KEY_REUSED(422),
    PRECONDITION_REQUIRED(428),
    INTERNAL_ERROR(500),
    UNAVAILABLE(503);

    private final int status;

    ProblemType(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
