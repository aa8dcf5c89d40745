package vn.ntm.reporting.indicator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** Reads what is kept as JSON beside a fact. */
final class JsonText {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonText() {}

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The attributes of a fact are not JSON.", e);
        }
    }

    /** The text at a path of field names, or null. */
    static @Nullable String at(String text, String... path) {
        JsonNode node = read(text);
        for (String field : path) {
            node = node.path(field);
        }
        return node.isValueNode() && !node.isNull() ? node.asText() : null;
    }
}
