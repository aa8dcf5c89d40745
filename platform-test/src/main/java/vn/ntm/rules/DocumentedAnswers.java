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
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds the status of every write that a test sends and that is taken against the API document, and the body of every JSON
 * answer: a client that trusts the document must not meet another status, a field that it does not name or a value of
 * another type. Given to the requests of a service's tests, it needs no test of its own for a new path.
 */
public final class DocumentedAnswers implements Filter {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String document;
    private final List<Route> routes;
    private final JsonSchemas schemas;

    /** A path of the document with what can be done there. */
    private record Route(String template, Pattern paths, JsonNode operations) {}

    private DocumentedAnswers(Path document) throws IOException {
        this.document = document.getFileName().toString();
        JsonNode content = JSON.readTree(document.toFile());
        this.routes = content.get("paths")
                .propertyStream()
                .map(entry -> new Route(entry.getKey(), pattern(entry.getKey()), entry.getValue()))
                // What is spelled out goes before what stands for anything, as in the routing.
                .sorted(Comparator.comparingInt(route -> route.template().split("\\{", -1).length))
                .toList();
        this.schemas = new JsonSchemas(content);
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
        check(
                request.getMethod(),
                URI.create(request.getURI()).getPath(),
                response.statusCode(),
                response.contentType(),
                // What is no JSON may be a stream without an end.
                isJson(response.contentType()) ? response.asByteArray() : new byte[0]);
        return response;
    }

    /**
     * Fails where a write was taken and the document does not name the status, and where an answer has what the document
     * does not say; other reads and refusals pass.
     */
    public void check(String method, String path, int status, @Nullable String type, byte[] body) {
        String verb = method.toLowerCase(Locale.ROOT);
        boolean taken = !verb.equals("get") && status >= 200 && status < 300;
        if (!taken && !isJson(type)) {
            return;
        }
        JsonNode operation = operation(verb, path);
        if (taken) {
            assertThat(operation).as("%s %s is in %s", method, path, document).isNotNull();
            assertThat(operation.get("responses").has(Integer.toString(status)))
                    .as("%s %s answered %d, which %s names for it", method, path, status, document)
                    .isTrue();
        }
        if (operation != null && isJson(type)) {
            JsonNode schema =
                    operation.path("responses").path(Integer.toString(status)).at("/content/application~1json/schema");
            assertThat(schema.isEmpty())
                    .as("%s says nothing of what %s %s answers with %d", document, method, path, status)
                    .isFalse();
            assertThat(schemas.faults(tree(body), schema))
                    .as("What %s %s answered is in %s", method, path, document)
                    .isEmpty();
        }
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && type.startsWith("application/json");
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable JsonNode operation(String verb, String path) {
        return routes.stream()
                .filter(route -> route.operations().has(verb)
                        && route.paths().matcher(path).matches())
                .map(route -> route.operations().get(verb))
                .findFirst()
                .orElse(null);
    }

    private static Pattern pattern(String template) {
        StringBuilder pattern = new StringBuilder();
        for (String step : template.substring(1).split("/", -1)) {
            pattern.append('/').append(step.startsWith("{") ? "[^/]+" : Pattern.quote(step));
        }
        return Pattern.compile(pattern.toString());
    }
}
