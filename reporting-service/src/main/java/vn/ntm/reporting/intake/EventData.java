package vn.ntm.reporting.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an event's data; what is missing or of another form is named, since it becomes the dead letter's reason. */
record EventData(JsonNode node) {

    String text(String field) {
        String text = findText(field);
        if (text == null) {
            throw new IllegalArgumentException("The field " + field + " is missing.");
        }
        return text;
    }

    @Nullable
    String findText(String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() || value.asText().isEmpty() ? null : value.asText();
    }

    LocalDate date(String field) {
        return parseDate(field, text(field));
    }

    @Nullable
    LocalDate findDate(String field) {
        String text = findText(field);
        return text == null ? null : parseDate(field, text);
    }

    int whole(String field) {
        Integer value = findWhole(field);
        if (value == null) {
            throw new IllegalArgumentException("The field " + field + " is missing.");
        }
        return value;
    }

    @Nullable
    Integer findWhole(String field) {
        BigDecimal value = findNumber(field);
        try {
            return value == null ? null : value.intValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("The field " + field + " is no whole number: " + value, e);
        }
    }

    BigDecimal number(String field) {
        BigDecimal value = findNumber(field);
        if (value == null) {
            throw new IllegalArgumentException("The field " + field + " is missing.");
        }
        return value;
    }

    /** A number, also one that is written as text. */
    @Nullable
    BigDecimal findNumber(String field) {
        String text = findText(field);
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The field " + field + " is no number: " + text, e);
        }
    }

    /** Whole đồng of {@code {"amount":…,"currency":"VND"}}. */
    BigDecimal money(String field) {
        EventData money = new EventData(node.path(field));
        if (!"VND".equals(money.text("currency"))) {
            throw new IllegalArgumentException("The field " + field + " is not in VND.");
        }
        return money.number("amount");
    }

    boolean flag(String field) {
        JsonNode value = node.get(field);
        if (value == null || !value.isBoolean()) {
            throw new IllegalArgumentException("The field " + field + " is neither true nor false.");
        }
        return value.booleanValue();
    }

    List<EventData> list(String field) {
        JsonNode value = node.get(field);
        if (value == null || !value.isArray()) {
            throw new IllegalArgumentException("The field " + field + " is no list.");
        }
        List<EventData> items = new ArrayList<>();
        value.forEach(item -> items.add(new EventData(item)));
        return items;
    }

    /** Nothing where there is no such list. */
    List<EventData> findList(String field) {
        return node.hasNonNull(field) ? list(field) : List.of();
    }

    /** Of a list whose items have a code: the code with one of the other texts, left out where it is missing. */
    Map<String, String> textsByCode(String list, String field) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (EventData item : list(list)) {
            String code = item.findText("code");
            String text = item.findText(field);
            if (code != null && text != null) {
                texts.put(code, text);
            }
        }
        return texts;
    }

    /** Texts of a list of texts; none where it is missing. */
    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        node.path(field).forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static LocalDate parseDate(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("The field " + field + " is no date: " + text, e);
        }
    }
}
