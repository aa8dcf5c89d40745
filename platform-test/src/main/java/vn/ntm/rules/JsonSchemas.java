package vn.ntm.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/** What of a JSON value the schemas of an API document do not say: fields without a name there, and values of another type. */
final class JsonSchemas {

    private final JsonNode document;
    /** By reference: many thousand answers are held against few schemas. */
    private final Map<String, JsonNode> resolved = new ConcurrentHashMap<>();

    JsonSchemas(JsonNode document) {
        this.document = document;
    }

    List<String> faults(JsonNode value, JsonNode schema) {
        List<String> faults = new ArrayList<>();
        compare(value, schema, "", faults);
        return faults;
    }

    private void compare(JsonNode value, JsonNode given, String pointer, List<String> faults) {
        JsonNode schema = resolved(given);
        if (value.isNull() || schema.has("anyOf") || schema.has("oneOf")) {
            return;
        }
        if (!isOfType(value, schema.path("type"))) {
            faults.add(pointer + " is " + value.getNodeType() + ", not " + schema.path("type"));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                compare(value.get(i), schema.path("items"), pointer + "/" + i, faults);
            }
        } else if (value.isObject() && schema.has("properties")) {
            value.properties().forEach(field -> {
                JsonNode property = schema.path("properties").path(field.getKey());
                if (property.isMissingNode()) {
                    faults.add(pointer + "/" + field.getKey() + " is not named");
                }
                compare(field.getValue(), property, pointer + "/" + field.getKey(), faults);
            });
        }
    }

    private JsonNode resolved(JsonNode schema) {
        JsonNode ref = schema.path("$ref");
        return ref.isMissingNode()
                ? schema
                : resolved.computeIfAbsent(ref.asText(), name -> document.at(name.substring(1)));
    }

    /** A type may be one or, since JSON Schema 2020, several; where none is said, any will do. */
    private static boolean isOfType(JsonNode value, JsonNode types) {
        if (types.isArray()) {
            return StreamSupport.stream(types.spliterator(), false).anyMatch(type -> isOfType(value, type));
        }
        return switch (types.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> true;
        };
    }
}
