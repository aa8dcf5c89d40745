package vn.ntm.platform.register;

import org.jspecify.annotations.Nullable;

/**
 * One condition of a list, written by the feature; without a value it lets everything through.
 *
 * @param condition SQL with one parameter {@code ?}; {@code doc} is the content as JSON
 */
public record Filter(String condition, @Nullable Object value) {

    /** Equal to a column, or to a field of the content such as {@code doc ->> 'level'}. */
    public static Filter same(String expression, @Nullable Object value) {
        return new Filter(expression + " = ?", value == null ? null : value.toString());
    }
}
