package vn.ntm.budget.plandecision;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits an amount by weights to the đồng: each part is cut down to whole đồng, and what is left goes one đồng each to the
 * largest remainders, ties by code. The parts always sum to the amount, and the same question has one answer.
 */
final class ProportionalSplit {

    private ProportionalSplit() {}

    private record Part(String code, long amount, BigInteger remainder) {}

    /** @param weights by code, none negative and not all zero */
    static Map<String, Long> split(long amount, Map<String, Long> weights) {
        BigInteger total = BigInteger.ZERO;
        for (long weight : weights.values()) {
            total = total.add(BigInteger.valueOf(weight));
        }
        if (total.signum() <= 0) {
            throw new IllegalArgumentException("At least one weight is above zero.");
        }
        List<Part> parts = new ArrayList<>();
        long left = amount;
        for (Map.Entry<String, Long> weight : weights.entrySet()) {
            BigInteger[] share = BigInteger.valueOf(amount)
                    .multiply(BigInteger.valueOf(weight.getValue()))
                    .divideAndRemainder(total);
            parts.add(new Part(weight.getKey(), share[0].longValueExact(), share[1]));
            left -= share[0].longValueExact();
        }
        List<Part> order = parts.stream()
                .sorted(Comparator.comparing(Part::remainder).reversed().thenComparing(Part::code))
                .toList();
        Map<String, Long> split = new LinkedHashMap<>();
        parts.forEach(part -> split.put(part.code(), part.amount()));
        for (int i = 0; i < left; i++) {
            split.merge(order.get(i).code(), 1L, Long::sum);
        }
        return split;
    }
}
