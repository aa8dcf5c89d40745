package vn.ntm.ocop;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;

/** Faults of rows, gathered until all rows were seen; a field stands beneath its row's pointer. */
public final class Faults {

    private final List<Fault> all = new ArrayList<>();
    private String pointer = "";

    /** From here on faults belong to this row. */
    public Faults at(String row) {
        this.pointer = row;
        return this;
    }

    public void add(String field, String code, Map<String, Object> params) {
        all.add(Fault.at(pointer + "/" + field, code, params));
    }

    public void unless(boolean holds, String field, String code, Map<String, Object> params) {
        if (!holds) {
            add(field, code, params);
        }
    }

    /** A half-open period ends after it begins. */
    public void period(@Nullable LocalDate from, @Nullable LocalDate to, String endField) {
        if (from != null && to != null) {
            unless(from.isBefore(to), endField, "ends-before-it-begins", Map.of("from", from, "to", to));
        }
    }

    public void notAfter(@Nullable LocalDate day, LocalDate today, String field) {
        if (day != null) {
            unless(!day.isAfter(today), field, "in-the-future", Map.of("given", day));
        }
    }

    /** A count, a quantity or whole đồng: not below zero, and not so large that readers or sums would lose digits. */
    public void notNegative(@Nullable Long number, String field) {
        if (number != null) {
            unless(number >= 0, field, "negative-number", Map.of("given", number));
            unless(number <= Money.MAXIMUM, field, "out-of-range", Map.of());
        }
    }

    public void throwIfAny() {
        ProblemException.throwIfAny(all);
    }
}
