package vn.ntm.platform.security;

import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.jboss.logging.Logger;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Verifies the bearer token: writes need one; a bad one is refused also where nobody needs a token. */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class CallerFilter implements ContainerRequestFilter {

    private static final Logger LOG = Logger.getLogger(CallerFilter.class);
    private static final String SCHEME = "Bearer ";
    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final VerifiedTokens tokens;
    private final Caller caller;

    CallerFilter(VerifiedTokens tokens, Caller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            // Nothing is written by nobody, and nobody learns from a refusal what a body should look like.
            if (!READS.contains(request.getMethod())) {
                throw ProblemException.of(ProblemType.UNAUTHENTICATED);
            }
            return;
        }
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw ProblemException.of(ProblemType.UNAUTHENTICATED);
        }
        caller.identify(verify(header.substring(SCHEME.length()).trim()));
    }

    private Identity verify(String token) {
        try {
            return tokens.verify(token);
        } catch (ParseException e) {
            LOG.infof("A token was refused: %s", reason(e));
            throw ProblemException.of(ProblemType.UNAUTHENTICATED);
        }
    }

    private static String reason(Throwable e) {
        Throwable cause = e.getCause();
        return cause == null ? String.valueOf(e.getMessage()) : e.getMessage() + ": " + reason(cause);
    }
}
