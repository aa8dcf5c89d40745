package vn.ntm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds the status of every write that a test sends and that is taken against the API document: a client that trusts the
 * document must not meet another. Given to the requests of a service's tests, it needs no test of its own for a new write.
 */
public final class DocumentedAnswers implements Filter {

    private final String document;
    private final JsonNode paths;

    private DocumentedAnswers(Path document) throws IOException {
        this.document = document.getFileName().toString();
        this.paths = new ObjectMapper().readTree(document.toFile()).get("paths");
    }

    /** Of {@code docs/api/<service>.openapi.json}, seen from the folder of a module. */
    public static DocumentedAnswers of(String service) {
        try {
            return new DocumentedAnswers(Path.of("../docs/api/" + service + ".openapi.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response response = context.next(request, expected);
        check(request.getMethod(), URI.create(request.getURI()).getPath(), response.statusCode());
        return response;
    }

    /** Fails where such a write was taken and the document does not name the status; reads and refusals pass. */
    public void check(String method, String path, int status) {
        String verb = method.toLowerCase(Locale.ROOT);
        if (verb.equals("get") || status < 200 || status >= 300) {
            return;
        }
        JsonNode operation = operation(verb, path);
        assertThat(operation).as("%s %s is in %s", method, path, document).isNotNull();
        assertThat(operation.get("responses").has(Integer.toString(status)))
                .as("%s %s answered %d, which %s names for it", method, path, status, document)
                .isTrue();
    }

    private @Nullable JsonNode operation(String verb, String path) {
        Optional<String> template = paths.propertyStream()
                .filter(entry -> entry.getValue().has(verb) && fits(entry.getKey(), path))
                .map(java.util.Map.Entry::getKey)
                // What is spelled out goes before what stands for anything, as in the routing.
                .min(Comparator.comparingInt((String key) -> key.split("\\{", -1).length));
        return template.map(key -> paths.get(key).get(verb)).orElse(null);
    }

    private static boolean fits(String template, String path) {
        StringBuilder pattern = new StringBuilder();
        for (String step : template.substring(1).split("/", -1)) {
            pattern.append('/').append(step.startsWith("{") ? "[^/]+" : Pattern.quote(step));
        }
        return path.matches(pattern.toString());
    }
}
