package vn.ntm.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import jakarta.inject.Singleton;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.money.Money;

/**
 * Reads a JSON tree into a record and reports every structural fault at once: missing, unknown, of another type,
 * fractional where whole đồng are asked, outside the bounds. A component is required unless it is {@link Nullable}.
 */
@Singleton
public class RecordBinder {

    /** Nothing that is entered is older: a day before is a slip of the pen. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    private static final int MAXIMUM_TEXT = 4_000;

    /** What a record is made of: reflection answers slowly, and always the same. */
    private static final ClassValue<Map<String, Part>> PARTS = new ClassValue<>() {
        @Override
        protected Map<String, Part> computeValue(Class<?> type) {
            Map<String, Part> parts = new LinkedHashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                parts.put(component.getName(), Part.of(component));
            }
            return Collections.unmodifiableMap(parts);
        }
    };

    private record Part(String name, Type type, boolean optional) {

        static Part of(RecordComponent component) {
            return new Part(
                    component.getName(),
                    component.getGenericType(),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class));
        }
    }

    private final ObjectMapper json;

    public RecordBinder(ObjectMapper json) {
        this.json = json;
    }

    /** The record, or 400 with all faults. */
    public <T> T bind(JsonNode tree, Class<T> type) {
        List<Fault> faults = new ArrayList<>();
        T value = bind(tree, type, "", faults);
        if (value == null) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, faults);
        }
        return value;
    }

    /** The record, or null with the faults added. */
    public <T> @Nullable T bind(JsonNode tree, Class<T> type, String pointer, List<Fault> faults) {
        int before = faults.size();
        check(tree, type, pointer, faults);
        return faults.size() > before ? null : read(tree, type);
    }

    private <T> T read(JsonNode tree, Class<T> type) {
        try {
            return json.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("What was checked as a " + type + " cannot be read as one.", e);
        }
    }

    private void check(JsonNode node, Type type, String pointer, List<Fault> faults) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            checkList(node, list.getActualTypeArguments()[0], pointer, faults);
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            checkRecord(node, plain, pointer, faults);
        } else if (type instanceof Class<?> plain) {
            checkValue(node, plain, pointer, faults);
        } else {
            throw new IllegalStateException("No request may carry a " + type);
        }
    }

    private void checkList(JsonNode node, Type element, String pointer, List<Fault> faults) {
        if (!node.isArray()) {
            faults.add(Fault.at(pointer, "not-a-list"));
            return;
        }
        for (int i = 0; i < node.size(); i++) {
            check(node.get(i), element, pointer + "/" + i, faults);
        }
    }

    private void checkRecord(JsonNode node, Class<?> type, String pointer, List<Fault> faults) {
        if (!node.isObject()) {
            faults.add(Fault.at(pointer, "not-an-object"));
            return;
        }
        Map<String, Part> parts = PARTS.get(type);
        for (Part part : parts.values()) {
            JsonNode value = node.get(part.name());
            if (value == null || value.isNull()) {
                if (!part.optional()) {
                    faults.add(Fault.at(pointer + "/" + part.name(), "missing"));
                }
            } else {
                check(value, part.type(), pointer + "/" + part.name(), faults);
            }
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!parts.containsKey(name)) {
                faults.add(Fault.at(pointer + "/" + name, "unknown-field", Map.of("field", name)));
            }
        }
        if (type == Money.class) {
            checkMoney(node, pointer, faults);
        }
    }

    private static void checkMoney(JsonNode node, String pointer, List<Fault> faults) {
        JsonNode amount = node.get("amount");
        if (amount != null && amount.canConvertToLong() && amount.isIntegralNumber()) {
            if (amount.longValue() < 0) {
                faults.add(Fault.at(pointer + "/amount", "negative-amount", Map.of("given", amount.longValue())));
            } else if (amount.longValue() > Money.MAXIMUM) {
                faults.add(Fault.at(pointer + "/amount", "out-of-range"));
            }
        }
        JsonNode currency = node.get("currency");
        if (currency != null && currency.isTextual() && !"VND".equals(currency.textValue())) {
            faults.add(Fault.at(pointer + "/currency", "unknown-currency", Map.of("given", currency.textValue())));
        }
    }

    private static void checkValue(JsonNode node, Class<?> type, String pointer, List<Fault> faults) {
        if (type == String.class) {
            checkText(node, pointer, faults);
        } else if (type == long.class || type == Long.class) {
            checkWhole(node, node.canConvertToLong(), pointer, faults);
        } else if (type == int.class || type == Integer.class) {
            checkWhole(node, node.canConvertToInt(), pointer, faults);
        } else if (type == BigDecimal.class) {
            require(node.isNumber(), pointer, "not-a-number", faults);
        } else if (type == boolean.class || type == Boolean.class) {
            require(node.isBoolean(), pointer, "not-true-or-false", faults);
        } else if (type.isEnum()) {
            checkEnum(node, type, pointer, faults);
        } else {
            checkParsed(node, type, pointer, faults);
        }
    }

    private static void checkText(JsonNode node, String pointer, List<Fault> faults) {
        if (!node.isTextual()) {
            faults.add(Fault.at(pointer, "not-a-text"));
        } else if (node.textValue().isBlank()) {
            faults.add(Fault.at(pointer, "blank"));
        } else if (node.textValue().length() > MAXIMUM_TEXT) {
            faults.add(Fault.at(pointer, "too-long", Map.of("maximum", MAXIMUM_TEXT)));
        } else if (node.textValue().indexOf('\0') >= 0) {
            // No database keeps it; found later, it would fail all that share the commit.
            faults.add(Fault.at(pointer, "control-character"));
        } else if (node.textValue().codePoints().anyMatch(RecordBinder::isHalf)) {
            // UTF-8 has no half of a character: a question mark would be stored in its place.
            faults.add(Fault.at(pointer, "half-character"));
        }
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static void checkWhole(JsonNode node, boolean fits, String pointer, List<Fault> faults) {
        if (node.getNodeType() != JsonNodeType.NUMBER) {
            faults.add(Fault.at(pointer, "not-a-number"));
        } else if (!node.isIntegralNumber()) {
            faults.add(Fault.at(pointer, "not-whole"));
        } else if (!fits) {
            faults.add(Fault.at(pointer, "out-of-range"));
        }
    }

    private static void checkEnum(JsonNode node, Class<?> type, String pointer, List<Fault> faults) {
        List<String> allowed = Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
        if (!node.isTextual() || !allowed.contains(node.textValue())) {
            faults.add(Fault.at(
                    pointer, "not-one-of", Map.of("given", node.asText(), "allowed", String.join(", ", allowed))));
        }
    }

    private static void checkParsed(JsonNode node, Class<?> type, String pointer, List<Fault> faults) {
        if (!node.isTextual()) {
            faults.add(Fault.at(pointer, "not-a-text"));
            return;
        }
        try {
            Object parsed = parse(node.textValue(), type);
            if (parsed instanceof LocalDate date && date.isBefore(FIRST_DAY)) {
                faults.add(Fault.at(pointer, "date-too-early", Map.of("given", date, "from", FIRST_DAY)));
            }
        } catch (DateTimeException e) {
            faults.add(Fault.at(pointer, "not-a-date", Map.of("given", node.textValue())));
        } catch (IllegalArgumentException e) {
            faults.add(Fault.at(pointer, "not-an-id", Map.of("given", node.textValue())));
        }
    }

    private static Object parse(String text, Class<?> type) {
        if (type == LocalDate.class) {
            return Days.day(text);
        } else if (type == OffsetDateTime.class) {
            return Days.instant(text);
        } else if (type == Instant.class) {
            return Days.instant(text).toInstant();
        } else if (type == UUID.class) {
            return UUID.fromString(text);
        }
        throw new IllegalStateException("No request may carry a " + type);
    }

    private static void require(boolean holds, String pointer, String code, List<Fault> faults) {
        if (!holds) {
            faults.add(Fault.at(pointer, code));
        }
    }
}
