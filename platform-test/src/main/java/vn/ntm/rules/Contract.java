package vn.ntm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The committed API document equals the one that the code gives, so a change of contract is seen in the diff. Run with
 * {@code -Dntm.contract.update=true} to write the document anew, then read the diff.
 */
public final class Contract {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Contract() {}

    /** Compares {@code docs/api/<service>.openapi.json} with the document that the build stored. */
    public static void checkOpenApi(String service) {
        Path built = Path.of("target/openapi/openapi.json");
        Path committed = Path.of("../docs/api/" + service + ".openapi.json");
        try {
            String current =
                    JSON.writeValueAsString(JSON.treeToValue(JSON.readTree(built.toFile()), Object.class)) + "\n";
            if (Boolean.getBoolean("ntm.contract.update")) {
                Files.writeString(committed, current);
            }
            assertThat(committed)
                    .as("Write it with: mvn verify -Dntm.contract.update=true, then read the diff")
                    .exists();
            JsonNode expected = JSON.readTree(committed.toFile());
            assertThat(JSON.readTree(current))
                    .as("The API document differs from the code: -Dntm.contract.update=true writes it anew")
                    .isEqualTo(expected);
            assertThat(silentWrites(expected.path("paths")))
                    .as("Writes that answer with JSON of which the document says nothing")
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> silentWrites(JsonNode paths) {
        List<String> silent = new ArrayList<>();
        paths.properties().forEach(path -> path.getValue().properties().forEach(operation -> operation
                .getValue()
                .path("responses")
                .properties()
                .forEach(answer -> {
                    JsonNode json = answer.getValue().at("/content/application~1json");
                    boolean write = !operation.getKey().equals("get");
                    if (write && !json.isMissingNode() && json.path("schema").isEmpty()) {
                        silent.add(operation.getKey() + " " + path.getKey() + " " + answer.getKey());
                    }
                })));
        return silent;
    }
}
