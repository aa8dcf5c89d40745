package vn.ntm.platform.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list; a missing {@code next} is the end.
 *
 * @param columns of the table that CSV and XLSX show, in this order, also where no row fills them; none: what the rows fill
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(
        List<T> items, @Nullable String next, @JsonIgnore List<String> columns) implements Tabular {

    public Page(List<T> items, @Nullable String next) {
        this(items, next, List.of());
    }

    @Override
    public Page<T> table() {
        return this;
    }
}
