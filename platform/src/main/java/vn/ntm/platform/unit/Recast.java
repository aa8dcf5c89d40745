package vn.ntm.platform.unit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Carries additive quantities (people, money, counts) from the map of one date to the map of another, through the parts
 * that reforms moved. A share that nobody published stays unknown: the result is then a range from "none of it" to "all
 * of what is left". Totals are kept: over all units of the later map the shares of a unit add up to one, except where it
 * ended without a successor. Where maps follow one another, a share is one of the unit as it was when it was divided; what
 * that unit had been made of before is taken to be spread evenly in it.
 *
 * <p>Towards an earlier map only a unit that came from one single unit can be carried exactly: the reform says what part
 * of the old unit went into the new one, not the other way round.
 */
public final class Recast {

    /**
     * A part of a unit that a reform moved.
     *
     * @param from code before, or null where the later unit is wholly new
     * @param to code afterwards, or null where the unit ended without a successor
     * @param share of {@code from}, between 0 and 1, or null where it is unknown; the parts of a unit add up to 1
     */
    public record Part(
            @Nullable String from,
            @Nullable String to,
            @Nullable BigDecimal share) {}

    /** All that moved on one day. */
    public record Step(LocalDate on, List<Part> parts) {}

    private final List<Step> steps;

    public Recast(Collection<Step> steps) {
        this.steps = steps.stream().sorted(Comparator.comparing(Step::on)).toList();
    }

    /**
     * How much of a unit of one map lies in some units of another.
     *
     * @param code a unit of the map of {@code from}
     * @param targets which units of the map of {@code to} are meant, taken together
     */
    public Bounds share(String code, LocalDate from, LocalDate to, Predicate<String> targets) {
        return shares(List.of(code), from, to, targets).getOrDefault(code, Bounds.NOTHING);
    }

    /** The same for many units at once; those of which nothing lies in the targets are left out. */
    public Map<String, Bounds> shares(
            Collection<String> codes, LocalDate from, LocalDate to, Predicate<String> targets) {
        Map<String, Bounds> known = new HashMap<>();
        if (from.isAfter(to)) {
            steps.stream()
                    .filter(step -> step.on().isAfter(to) && !step.on().isAfter(from))
                    .forEach(step -> known.putAll(forward(step, known, targets)));
        } else {
            List<Step> between = new ArrayList<>(steps.stream()
                    .filter(step -> step.on().isAfter(from) && !step.on().isAfter(to))
                    .toList());
            java.util.Collections.reverse(between);
            between.forEach(step -> known.putAll(backward(step, known, targets)));
        }
        Map<String, Bounds> shares = new LinkedHashMap<>();
        for (String code : codes) {
            Bounds share = of(code, known, targets);
            if (share.upper().signum() > 0) {
                shares.put(code, share);
            }
        }
        return shares;
    }

    /** From what is known of the units after the step to the units before it. */
    private static Map<String, Bounds> backward(Step step, Map<String, Bounds> known, Predicate<String> targets) {
        Map<String, List<Part>> byOrigin = new LinkedHashMap<>();
        for (Part part : step.parts()) {
            if (part.from() != null) {
                byOrigin.computeIfAbsent(part.from(), code -> new ArrayList<>()).add(part);
            }
        }
        Map<String, Bounds> before = new HashMap<>();
        byOrigin.forEach((code, parts) -> before.put(code, divided(parts, known, targets)));
        return before;
    }

    /** Known shares count as they are; what is left lies somewhere among the parts of unknown share. */
    private static Bounds divided(List<Part> parts, Map<String, Bounds> known, Predicate<String> targets) {
        Bounds sum = Bounds.NOTHING;
        BigDecimal left = BigDecimal.ONE;
        Bounds somewhere = null;
        for (Part part : parts) {
            Bounds there = part.to() == null ? Bounds.NOTHING : of(part.to(), known, targets);
            BigDecimal share = part.share();
            if (share == null) {
                somewhere = somewhere == null ? there : hull(somewhere, there);
            } else {
                sum = sum.plus(there.times(share));
                left = left.subtract(share);
            }
        }
        return somewhere == null ? sum : sum.plus(somewhere.times(left.max(BigDecimal.ZERO)));
    }

    /** From what is known of the units before the step to the units after it. */
    private static Map<String, Bounds> forward(Step step, Map<String, Bounds> known, Predicate<String> targets) {
        Map<String, Bounds> after = new HashMap<>();
        for (Part part : step.parts()) {
            BigDecimal share = part.share();
            if (part.to() != null && (share == null || share.signum() > 0)) {
                Bounds there = part.from() == null ? Bounds.NOTHING : of(part.from(), known, targets);
                after.merge(part.to(), there, Recast::hull);
            }
        }
        return after;
    }

    private static Bounds hull(Bounds one, Bounds other) {
        return new Bounds(one.lower().min(other.lower()), one.upper().max(other.upper()));
    }

    private static Bounds of(String code, Map<String, Bounds> known, Predicate<String> targets) {
        Bounds bounds = known.get(code);
        if (bounds != null) {
            return bounds;
        }
        return targets.test(code) ? Bounds.ALL : Bounds.NOTHING;
    }
}
