package vn.ntm.budget.law;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One rule of law during a half-open period.
 *
 * @param value a percentage, an amount of đồng, a day ({@code 12-31} of the plan year, {@code +01-31} of the next), or who
 *     decides
 * @param confidence SOURCED where a text was read; HIGH, MEDIUM or LOW where it is background knowledge
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LawRule(
        String code,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        Measure measure,
        String value,
        String decree,
        @Nullable String article,
        String source,
        String confidence,
        @Nullable String note) {

    /** What the value is. */
    public enum Measure {
        PERCENT,
        DONG,
        DAY,
        WHO
    }

    boolean isInForce(LocalDate on) {
        return (validFrom == null || !on.isBefore(validFrom)) && (validTo == null || on.isBefore(validTo));
    }

    public int percent() {
        return Integer.parseInt(value);
    }

    public long amount() {
        return Long.parseLong(value);
    }

    /** The day that a DAY rule means for a budget year. */
    public LocalDate day(int budgetYear) {
        boolean next = value.startsWith("+");
        String[] parts = (next ? value.substring(1) : value).split("-");
        return LocalDate.of(next ? budgetYear + 1 : budgetYear, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    }

    /** Decree and article, as a refusal cites them. */
    public String citation() {
        return article == null ? decree : decree + ", Điều " + article;
    }
}
