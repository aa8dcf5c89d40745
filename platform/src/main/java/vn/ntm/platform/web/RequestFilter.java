package vn.ntm.platform.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** First to see a request: its language, its trace and its preconditions. */
@Provider
@PreMatching
@Priority(100)
public class RequestFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RequestContext context;

    RequestFilter(RequestContext context) {
        this.context = context;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String traceId = traceId(request.getHeaderString("traceparent"));
        MDC.put("traceId", traceId);
        MDC.put("traceparent", "00-" + traceId + "-" + hex(8) + "-01");
        context.begin(
                language(request),
                traceId,
                request.getMethod(),
                request.getUriInfo().getRequestUri().getRawPath(),
                request.getHeaderString("Idempotency-Key"),
                request.getHeaderString(HttpHeaders.IF_MATCH));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MDC.remove("traceId");
        MDC.remove("traceparent");
    }

    private static Locale language(ContainerRequestContext request) {
        for (Locale locale : request.getAcceptableLanguages()) {
            if ("vi".equals(locale.getLanguage()) || "*".equals(locale.getLanguage())) {
                return Messages.VIETNAMESE;
            }
            if ("en".equals(locale.getLanguage())) {
                return Locale.ENGLISH;
            }
        }
        return Messages.VIETNAMESE;
    }

    static String traceId(@Nullable String traceparent) {
        if (traceparent != null) {
            Matcher matcher = TRACEPARENT.matcher(traceparent);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return hex(16);
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
