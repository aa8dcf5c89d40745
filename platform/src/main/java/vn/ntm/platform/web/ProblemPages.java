package vn.ntm.platform.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The page behind a problem's {@code type}: what it means and what to do, in both languages. */
@Path("/problems/{slug}")
@Tag(name = "problems")
public class ProblemPages {

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(operationId = "describeProblem", summary = "What a type of problem means, and its remedy")
    public String page(@PathParam("slug") String slug) {
        ProblemType type = Arrays.stream(ProblemType.values())
                .filter(candidate -> candidate.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND));
        String key = "problem." + type.slug();
        return """
                <!doctype html><html lang="vi"><meta charset="utf-8"><title>%1$s</title>
                <h1>%2$d %1$s</h1><p>%3$s</p><section lang="en"><h2>%4$s</h2><p>%5$s</p></section></html>
                """.formatted(
                        text(Messages.VIETNAMESE, key + ".title"),
                        type.status(),
                        text(Messages.VIETNAMESE, key + ".detail"),
                        text(Locale.ENGLISH, key + ".title"),
                        text(Locale.ENGLISH, key + ".detail"));
    }

    private static String text(Locale locale, String key) {
        return Messages.text(locale, key, Map.of("count", "…"));
    }
}
