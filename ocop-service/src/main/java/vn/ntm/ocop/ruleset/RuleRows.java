package vn.ntm.ocop.ruleset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Rows of one kind that belong to rule sets; they are written while their set is a draft. */
final class RuleRows<R> {

    private final String kind;
    private final Class<R> type;
    private final ObjectMapper json;
    private final Function<R, String> ruleSet;
    private final ToIntFunction<R> set;
    private final Function<R, String> key;

    /** @param key names a row within its rule set */
    RuleRows(
            String kind,
            Class<R> type,
            ObjectMapper json,
            Function<R, String> ruleSet,
            ToIntFunction<R> set,
            Function<R, String> key) {
        this.kind = kind;
        this.type = type;
        this.json = json;
        this.ruleSet = ruleSet;
        this.set = set;
        this.key = key;
    }

    String ruleSetOf(R row) {
        return ruleSet.apply(row);
    }

    String keyOf(R row) {
        return key.apply(row);
    }

    /** All rows of a rule set in the order of the file that brought them. */
    List<R> of(Handle handle, String code) {
        return handle.createQuery("select body from rule_row where kind = :kind and rule_set = :set order by position")
                .bind("kind", kind)
                .bind("set", code)
                .map((row, context) -> read(row.getString("body")))
                .list();
    }

    Map<String, R> byKey(Handle handle, String code) {
        Map<String, R> rows = new HashMap<>();
        of(handle, code).forEach(row -> rows.put(keyOf(row), row));
        return rows;
    }

    void write(Handle handle, Map<R, Integer> rows, String makerId) {
        PreparedBatch batch =
                handle.prepareBatch("insert into rule_row (kind, rule_set, key, set_number, position, maker_id, body)"
                        + " values (:kind, :ruleSet, :key, :set, :position, :maker, :body)"
                        + " on conflict (kind, rule_set, key) do update set position = excluded.position,"
                        + " maker_id = excluded.maker_id, body = excluded.body");
        rows.forEach((row, position) -> batch.bind("kind", kind)
                .bind("ruleSet", ruleSetOf(row))
                .bind("key", keyOf(row))
                .bind("set", set.applyAsInt(row))
                .bind("position", position)
                .bind("maker", makerId)
                .bind("body", text(row))
                .add());
        if (!rows.isEmpty()) {
            batch.execute();
        }
    }

    static Set<String> makersOf(Handle handle, String code) {
        return new HashSet<>(handle.createQuery("select distinct maker_id from rule_row where rule_set = :set")
                .bind("set", code)
                .mapTo(String.class)
                .list());
    }

    private R read(String body) {
        try {
            return json.readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored row of a rule set cannot be read.", e);
        }
    }

    private String text(R row) {
        try {
            return json.writeValueAsString(row);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A row of a rule set cannot be written.", e);
        }
    }
}
