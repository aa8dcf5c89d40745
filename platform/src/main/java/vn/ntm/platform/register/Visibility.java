package vn.ntm.platform.register;

import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who may read a register's documents: everybody, or callers whose units cover the document's unit on its date.
 *
 * @param unit code of the unit that a document belongs to, for filters too
 * @param date the day on which that code names the unit; null where the register is open
 */
public record Visibility<B>(
        Function<B, @Nullable String> unit, @Nullable Function<B, LocalDate> date) {

    public static <B> Visibility<B> open(Function<B, @Nullable String> unit) {
        return new Visibility<>(unit, null);
    }

    public static <B> Visibility<B> scoped(Function<B, @Nullable String> unit, Function<B, LocalDate> date) {
        return new Visibility<>(unit, date);
    }

    boolean isOpen() {
        return date == null;
    }

    @Nullable
    String unitOf(B content) {
        return unit.apply(content);
    }

    @Nullable
    LocalDate dateOf(B content) {
        return date == null ? null : date.apply(content);
    }
}
