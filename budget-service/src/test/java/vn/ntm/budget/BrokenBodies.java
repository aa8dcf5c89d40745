package vn.ntm.budget;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be wrong with a body: each field left out, and each value replaced by what a client may send in its place. */
final class BrokenBodies {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private BrokenBodies() {}

    /** The body with one thing wrong, by what is wrong. */
    static Map<String, JsonNode> of(JsonNode good) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        List<List<Object>> paths = new ArrayList<>();
        collect(good, List.of(), paths);
        for (List<Object> path : paths) {
            JsonNode without = good.deepCopy();
            remove(parent(without, path), path.get(path.size() - 1));
            all.put(path + " missing", without);
            for (JsonNode value : wrong(at(good, path))) {
                JsonNode bad = good.deepCopy();
                set(parent(bad, path), path.get(path.size() - 1), value);
                String shown = value.toString();
                all.put(path + " = " + shown.substring(0, Math.min(shown.length(), 30)), bad);
            }
        }
        JsonNode most = good.deepCopy();
        most.findParents("amount").forEach(parent -> {
            if (parent.get("amount").isNumber()) {
                ((ObjectNode) parent).put("amount", Long.MAX_VALUE);
            }
        });
        if (!most.equals(good)) {
            all.put("every amount the largest", most);
        }
        return all;
    }

    /** What a client may send by mistake or on purpose in the place of such a value. */
    private static List<JsonNode> wrong(JsonNode value) {
        if (value.isNumber()) {
            return List.of(
                    NODES.nullNode(),
                    NODES.textNode("10"),
                    NODES.numberNode(0),
                    NODES.numberNode(-1),
                    NODES.numberNode(10.5),
                    NODES.numberNode(Integer.MAX_VALUE),
                    NODES.numberNode(Long.MAX_VALUE));
        }
        if (value.isContainerNode()) {
            return List.of(NODES.nullNode(), NODES.textNode("text"), NODES.arrayNode(), NODES.objectNode());
        }
        List<JsonNode> texts = new ArrayList<>(List.of(
                NODES.nullNode(),
                NODES.textNode(""),
                NODES.textNode("\u0000'; drop table entry; --"),
                NODES.numberNode(1)));
        if (value.asText().matches("[0-9]{4}-.*")) {
            texts.addAll(List.of(
                    NODES.textNode("2021-02-30"), NODES.textNode("9999-12-31"), NODES.textNode("+999999999-12-31")));
        } else {
            texts.add(NODES.textNode("x".repeat(5_000)));
        }
        return texts;
    }

    private static JsonNode at(JsonNode root, List<Object> path) {
        JsonNode node = root;
        for (Object step : path) {
            node = step instanceof Integer index ? node.get(index) : node.get(step.toString());
        }
        return node;
    }

    private static void collect(JsonNode node, List<Object> at, List<List<Object>> paths) {
        if (!at.isEmpty()) {
            paths.add(at);
        }
        node.properties().forEach(field -> collect(field.getValue(), and(at, field.getKey()), paths));
        // One element stands for all.
        if (node.isArray() && !node.isEmpty()) {
            collect(node.get(0), and(at, 0), paths);
        }
    }

    private static List<Object> and(List<Object> at, Object step) {
        List<Object> path = new ArrayList<>(at);
        path.add(step);
        return path;
    }

    private static ContainerNode<?> parent(JsonNode root, List<Object> path) {
        return (ContainerNode<?>) at(root, path.subList(0, path.size() - 1));
    }

    private static void remove(ContainerNode<?> parent, Object last) {
        if (parent instanceof ArrayNode array) {
            array.remove((Integer) last);
        } else {
            ((ObjectNode) parent).remove(last.toString());
        }
    }

    private static void set(ContainerNode<?> parent, Object last, JsonNode value) {
        if (parent instanceof ArrayNode array) {
            array.set((Integer) last, value);
        } else {
            ((ObjectNode) parent).set(last.toString(), value);
        }
    }
}
