package vn.ntm.reporting.indicator;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a figure was made of: the facts, or the other figures. Whoever has the list can compute the value again.
 *
 * @param factor by which a share or quotient is multiplied: 100 for percent
 * @param parts the dividend and the divisor of a quotient
 * @param asked units that the figure is about; null where it is not about units one by one
 */
record Lineage(
        Formula formula,
        BigDecimal factor,
        List<Contribution> facts,
        List<Part> parts,
        @Nullable List<String> asked) {

    enum Formula {
        /** The sum of what each fact counts. */
        SUM,
        /** The sum above the line over the sum below it. */
        SHARE,
        /** One figure over another. */
        QUOTIENT
    }

    /** Another figure that this one is made of. */
    record Part(String indicator, Question question) {}

    static Lineage sum(List<Contribution> facts) {
        return new Lineage(Formula.SUM, BigDecimal.ONE, facts, List.of(), null);
    }

    static Lineage share(List<Contribution> facts, BigDecimal factor) {
        return new Lineage(Formula.SHARE, factor, facts, List.of(), null);
    }

    static Lineage quotient(Part above, Part below, BigDecimal factor) {
        return new Lineage(Formula.QUOTIENT, factor, List.of(), List.of(above, below), null);
    }

    Lineage about(List<String> units) {
        return new Lineage(formula, factor, facts, parts, units);
    }

    /** The value from the list alone, or null where the list gives none. */
    @Nullable
    BigDecimal recompute(Function<Part, @Nullable BigDecimal> valueOfPart) {
        return switch (formula) {
            case SUM -> Figure.exact(sumOf(Contribution::counts));
            case SHARE -> divide(sumOf(Contribution::counts), sumOf(Contribution::of));
            case QUOTIENT -> divide(valueOfPart.apply(parts.get(0)), valueOfPart.apply(parts.get(1)));
        };
    }

    private BigDecimal sumOf(Function<Contribution, @Nullable BigDecimal> what) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Contribution fact : facts) {
            BigDecimal amount = what.apply(fact);
            sum = amount == null ? sum : sum.add(amount);
        }
        return sum;
    }

    private @Nullable BigDecimal divide(@Nullable BigDecimal above, @Nullable BigDecimal below) {
        return above == null || below == null || below.signum() == 0 ? null : Figure.quotient(above, below, factor);
    }
}
