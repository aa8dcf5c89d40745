package vn.ntm.platform.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** Answers of reads: a strong ETag, and 304 where the caller has it already. */
public final class Reads {

    private Reads() {}

    public static Response versioned(Request request, long version, Object body) {
        EntityTag tag = new EntityTag(Long.toString(version));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return unchanged != null
                ? unchanged.build()
                : Response.ok(body).tag(tag).build();
    }
}
