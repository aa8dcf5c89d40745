package vn.ntm.budget.law;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
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
        return firstDay(budgetYear)
                .plusYears(next ? 1 : 0)
                .withMonth(Integer.parseInt(parts[0]))
                .withDayOfMonth(Integer.parseInt(parts[1]));
    }

    /** 1 January of a budget year; a number that is no year gives the nearest one, outside of which every day lies. */
    public static LocalDate firstDay(int budgetYear) {
        return LocalDate.of(Math.max(1, Math.min(budgetYear, 9_998)), 1, 1);
    }

    /** What a refusal for a date says of the rule: its name, where it is written, the day that was given and the last one. */
    public Map<String, Object> deadline(int budgetYear, LocalDate given) {
        return new HashMap<>(Map.of("rule", code, "law", citation(), "given", given, "last", day(budgetYear)));
    }

    /** Decree and article, as a refusal cites them. */
    public String citation() {
        return article == null ? decree : decree + ", Điều " + article;
    }
}
