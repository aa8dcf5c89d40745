package vn.ntm.ocop.writes;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One write of the API document, ready to be sent.
 *
 * @param operation its id in the document
 * @param path with the ids of documents that are there
 * @param role whose holder may do it
 * @param person who does it
 * @param unit for which the person is answerable
 * @param outsider a unit whose people may not do it; null where any unit will do
 * @param mediaType of the body
 * @param good a body that is taken: fields, a table as text, bytes, or null where none is sent
 * @param bad one change that makes its meaning wrong; null where a body of the right form has no wrong meaning
 * @param guarded whether it changes something that the caller must have seen (If-Match)
 * @param success the status of the answer
 * @param onceOnly whether the same again under a new key is a conflict
 */
record Write(
        String operation,
        String method,
        String path,
        String role,
        String person,
        String unit,
        @Nullable String outsider,
        String mediaType,
        @Nullable Object good,
        @Nullable Bad bad,
        boolean guarded,
        int success,
        boolean onceOnly) {

    /** A change that is refused with 422. */
    record Bad(String field, @Nullable Object value, String code) {}

    boolean isTable() {
        return mediaType.startsWith("text/csv");
    }

    boolean isJson() {
        return mediaType.equals("application/json");
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> fields() {
        return (Map<String, Object>) java.util.Objects.requireNonNull(good);
    }
}
