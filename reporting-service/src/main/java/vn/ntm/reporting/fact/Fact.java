package vn.ntm.reporting.fact;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One statement about one unit that held during a half-open period. Only the columns that its kind needs are set.
 *
 * @param unit code of the unit, or null where the fact belongs to none (a criteria set)
 * @param fromUnit the giving unit of an assignment
 * @param item what it is about within its kind: a product, a project
 * @param year budget, target or achievement year, as the kind has it
 * @param attributes what is shown but never computed with
 * @param validFrom first day, or null when before our records
 * @param validTo first day after, or null while it holds
 */
public record Fact(
        FactKind kind,
        @Nullable String unit,
        @Nullable String fromUnit,
        @Nullable String level,
        @Nullable Integer star,
        @Nullable String criteriaSet,
        @Nullable String quantity,
        @Nullable String indicator,
        @Nullable String measure,
        @Nullable String item,
        @Nullable Integer year,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        Map<String, Object> attributes,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {

    public static Builder of(FactKind kind) {
        return new Builder(kind);
    }

    /** Names each column where it is set: sixteen values in a row would be read wrongly. */
    public static final class Builder {

        private final FactKind kind;
        private final Map<String, Object> attributes = new TreeMap<>();
        private @Nullable String unit;
        private @Nullable String fromUnit;
        private @Nullable String level;
        private @Nullable Integer star;
        private @Nullable String criteriaSet;
        private @Nullable String quantity;
        private @Nullable String indicator;
        private @Nullable String measure;
        private @Nullable String item;
        private @Nullable Integer year;
        private @Nullable BigDecimal numerator;
        private @Nullable BigDecimal denominator;
        private @Nullable LocalDate validFrom;
        private @Nullable LocalDate validTo;

        private Builder(FactKind kind) {
            this.kind = kind;
        }

        public Builder unit(String value) {
            unit = value;
            return this;
        }

        public Builder fromUnit(String value) {
            fromUnit = value;
            return this;
        }

        public Builder level(@Nullable String value) {
            level = value;
            return this;
        }

        public Builder star(int value) {
            star = value;
            return this;
        }

        public Builder criteriaSet(String value) {
            criteriaSet = value;
            return this;
        }

        public Builder quantity(String value) {
            quantity = value;
            return this;
        }

        public Builder indicator(String value) {
            indicator = value;
            return this;
        }

        public Builder measure(String value) {
            measure = value;
            return this;
        }

        public Builder item(@Nullable String value) {
            item = value;
            return this;
        }

        public Builder year(@Nullable Integer value) {
            year = value;
            return this;
        }

        public Builder numerator(BigDecimal value) {
            numerator = value;
            return this;
        }

        public Builder denominator(@Nullable BigDecimal value) {
            denominator = value;
            return this;
        }

        /** Left out when there is nothing to show. */
        public Builder attribute(String name, @Nullable Object value) {
            if (value != null) {
                attributes.put(name, value);
            }
            return this;
        }

        public Fact valid(@Nullable LocalDate from, @Nullable LocalDate to) {
            validFrom = from;
            validTo = to;
            return new Fact(
                    kind,
                    unit,
                    fromUnit,
                    level,
                    star,
                    criteriaSet,
                    quantity,
                    indicator,
                    measure,
                    item,
                    year,
                    numerator,
                    denominator,
                    attributes,
                    validFrom,
                    validTo);
        }
    }
}
