package vn.ntm.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** A body that says of itself that it is too large is refused as a problem; the server itself would send no word. */
@Singleton
public class BodyLimit {

    /** Before the server's own check. */
    private static final int FIRST = 1_000;

    private final Problems problems;
    private final ObjectMapper json;
    private final long most;

    BodyLimit(
            Problems problems,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.problems = problems;
        this.json = json;
        this.most = most.asLongValue();
    }

    void install(@Observes Filters filters) {
        filters.register(this::check, FIRST);
    }

    private void check(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        if (length(request.getHeader("Content-Length")) <= most) {
            routing.next();
            return;
        }
        Locale language = language(routing);
        RequestContext.Snapshot snapshot = new RequestContext.Snapshot(
                language,
                RequestFilter.traceId(request.getHeader("traceparent")),
                null,
                request.path(),
                "",
                null,
                Digests.OF_NOTHING);
        ProblemException problem = new ProblemException(
                ProblemType.TOO_LARGE, List.of(Fault.at("", "body-too-large", Map.of("maximum", most))));
        routing.response()
                .setStatusCode(problem.type().status())
                .putHeader("Content-Type", Problems.MEDIA_TYPE)
                .putHeader("Content-Language", language.getLanguage())
                .putHeader("Connection", "close")
                .end(Buffer.buffer(write(problems.view(problem, snapshot))))
                // What was announced is not waited for.
                .onComplete(sent -> request.connection().close());
    }

    private byte[] write(ProblemView view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem cannot be written as JSON.", e);
        }
    }

    private static long length(@Nullable String header) {
        return header != null && header.matches("[0-9]{1,18}") ? Long.parseLong(header) : 0;
    }

    private static Locale language(RoutingContext routing) {
        return routing.acceptableLanguages().stream()
                .map(accepted -> Locale.forLanguageTag(accepted.tag()).getLanguage())
                .filter(tag -> tag.equals("vi") || tag.equals("en"))
                .findFirst()
                .map(tag -> tag.equals("en") ? Locale.ENGLISH : Messages.VIETNAMESE)
                .orElse(Messages.VIETNAMESE);
    }
}
