package vn.ntm.platform.web;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.ntm.platform.money.Money;

/** Turns a problem into its answer, in the caller's language. */
@Singleton
public class Problems {

    public static final String MEDIA_TYPE = "application/problem+json";

    private final RequestContext context;
    private final String base;

    Problems(
            RequestContext context,
            @ConfigProperty(name = "ntm.problem-base", defaultValue = "https://ntm.example.vn/problems/") String base) {
        this.context = context;
        this.base = base;
    }

    ProblemView view(ProblemException problem) {
        return view(problem, context.snapshot());
    }

    ProblemView view(ProblemException problem, RequestContext.Snapshot request) {
        Locale locale = request.language();
        String key = "problem." + problem.type().slug();
        List<ProblemView.FaultView> faults = faults(problem.faults(), locale);
        return new ProblemView(
                base + problem.type().slug(),
                Messages.text(locale, key + ".title", Map.of()),
                problem.type().status(),
                Messages.text(locale, key + ".detail", Map.of("count", faults.size())),
                request.path(),
                request.traceId(),
                faults.isEmpty() ? null : faults);
    }

    /** Faults with their texts in the caller's language, for answers that report some refusals among other outcomes. */
    public List<ProblemView.FaultView> faults(List<Fault> faults) {
        return faults(faults, context.language());
    }

    private static List<ProblemView.FaultView> faults(List<Fault> faults, Locale locale) {
        return faults.stream()
                .map(fault -> new ProblemView.FaultView(
                        fault.pointer(),
                        fault.code(),
                        Messages.text(locale, "fault." + fault.code(), fault.params()),
                        wire(fault.params())))
                .toList();
    }

    Response answer(ProblemException problem) {
        Response.ResponseBuilder response = Response.status(problem.type().status())
                .type(MEDIA_TYPE)
                .header("Content-Language", context.language().getLanguage())
                .entity(view(problem));
        switch (problem.type()) {
            case UNAUTHENTICATED -> response.header("WWW-Authenticate", "Bearer");
            case KEY_IN_FLIGHT, UNAVAILABLE -> response.header("Retry-After", "1");
            default -> {}
        }
        return response.build();
    }

    private static Map<String, Object> wire(Map<String, Object> params) {
        Map<String, Object> wire = new LinkedHashMap<>();
        params.forEach((name, value) -> wire.put(name, value instanceof Money money ? money.amount() : value));
        return wire;
    }
}
