package vn.ntm.platform.web;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestResponse;

/** Answers of reads: a strong ETag, and 304 where the caller has it already. */
public final class Reads {

    private Reads() {}

    public static Response versioned(Request request, long version, Object body) {
        return document(request, version, body).toResponse();
    }

    /** The same, where the API document cannot tell from the list what one document has. */
    public static <T> RestResponse<T> document(Request request, long version, T body) {
        EntityTag tag = new EntityTag(Long.toString(version));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        return unchanged != null
                ? RestResponse.ResponseBuilder.<T>create(unchanged.build().getStatus())
                        .tag(tag)
                        .build()
                : RestResponse.ResponseBuilder.ok(body).tag(tag).build();
    }
}
