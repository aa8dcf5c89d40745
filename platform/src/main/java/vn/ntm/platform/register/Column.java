package vn.ntm.platform.register;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of the documents' content in a column of its own, for documents that are written often and found by that part: the
 * database would otherwise read the whole content again for each such part.
 *
 * @param name of the column
 * @param type of the column in SQL
 * @param value as PostgreSQL reads it; null when absent
 */
public record Column<B>(String name, String type, Function<B, @Nullable Object> value) {

    @Nullable
    String text(B content) {
        Object found = value.apply(content);
        return found == null ? null : found.toString();
    }
}
