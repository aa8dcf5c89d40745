package vn.ntm.platform.unit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        Label<Boolean> wanted = code -> targets.test(code) ? Boolean.TRUE : null;
        Map<String, Map<Boolean, Bounds>> known = known(from, to, wanted);
        Map<String, Bounds> shares = new LinkedHashMap<>();
        for (String code : codes) {
            Bounds share = of(code, known, wanted).get(Boolean.TRUE);
            if (share != null && share.upper().signum() > 0) {
                shares.put(code, share);
            }
        }
        return shares;
    }

    /**
     * How much of units of one map lies in each unit of another, for all of them in one pass over what moved.
     *
     * @param codes units of the map of {@code from}
     * @return by the code of a unit of the map of {@code to} the shares of the units that have a part in it, in the order in
     *     which they were given
     */
    public Map<String, Map<String, Bounds>> sharesByTarget(Collection<String> codes, LocalDate from, LocalDate to) {
        Label<String> itself = code -> code;
        Map<String, Map<String, Bounds>> known = known(from, to, itself);
        Map<String, Map<String, Bounds>> byTarget = new HashMap<>();
        for (String code : codes) {
            of(code, known, itself).forEach((target, share) -> {
                if (share.upper().signum() > 0) {
                    byTarget.computeIfAbsent(target, key -> new LinkedHashMap<>())
                            .put(code, share);
                }
            });
        }
        return byTarget;
    }

    /** Under which label units of the map of arrival are counted together; null where nobody asks for the unit. */
    private interface Label<L> {

        @Nullable
        L of(String code);
    }

    /** By code what lies under each label; a unit that nothing moved into or out of is not among them. */
    private <L> Map<String, Map<L, Bounds>> known(LocalDate from, LocalDate to, Label<L> label) {
        Map<String, Map<L, Bounds>> known = new HashMap<>();
        if (from.isAfter(to)) {
            steps.stream()
                    .filter(step -> step.on().isAfter(to) && !step.on().isAfter(from))
                    .forEach(step -> known.putAll(forward(step, known, label)));
        } else {
            List<Step> between = new ArrayList<>(steps.stream()
                    .filter(step -> step.on().isAfter(from) && !step.on().isAfter(to))
                    .toList());
            java.util.Collections.reverse(between);
            between.forEach(step -> known.putAll(backward(step, known, label)));
        }
        return known;
    }

    /** From what is known of the units after the step to the units before it. */
    private static <L> Map<String, Map<L, Bounds>> backward(
            Step step, Map<String, Map<L, Bounds>> known, Label<L> label) {
        Map<String, List<Part>> byOrigin = new LinkedHashMap<>();
        for (Part part : step.parts()) {
            if (part.from() != null) {
                byOrigin.computeIfAbsent(part.from(), code -> new ArrayList<>()).add(part);
            }
        }
        Map<String, Map<L, Bounds>> before = new HashMap<>();
        byOrigin.forEach((code, parts) -> before.put(code, divided(parts, known, label)));
        return before;
    }

    private static <L> Map<L, Bounds> divided(List<Part> parts, Map<String, Map<L, Bounds>> known, Label<L> label) {
        List<Map<L, Bounds>> there = parts.stream()
                .map(part -> part.to() == null ? Map.<L, Bounds>of() : of(part.to(), known, label))
                .toList();
        Map<L, Bounds> divided = new HashMap<>();
        for (L asked : labels(there)) {
            divided.put(asked, divided(parts, there, asked));
        }
        return divided;
    }

    /** Known shares count as they are; what is left lies somewhere among the parts of unknown share. */
    private static <L> Bounds divided(List<Part> parts, List<Map<L, Bounds>> there, L asked) {
        Bounds sum = Bounds.NOTHING;
        BigDecimal left = BigDecimal.ONE;
        Bounds somewhere = null;
        for (int i = 0; i < parts.size(); i++) {
            Bounds part = there.get(i).getOrDefault(asked, Bounds.NOTHING);
            BigDecimal share = parts.get(i).share();
            if (share == null) {
                somewhere = somewhere == null ? part : hull(somewhere, part);
            } else {
                sum = sum.plus(part.times(share));
                left = left.subtract(share);
            }
        }
        return somewhere == null ? sum : sum.plus(somewhere.times(left.max(BigDecimal.ZERO)));
    }

    /** From what is known of the units before the step to the units after it. */
    private static <L> Map<String, Map<L, Bounds>> forward(
            Step step, Map<String, Map<L, Bounds>> known, Label<L> label) {
        Map<String, List<Map<L, Bounds>>> madeOf = new HashMap<>();
        for (Part part : step.parts()) {
            BigDecimal share = part.share();
            if (part.to() != null && (share == null || share.signum() > 0)) {
                madeOf.computeIfAbsent(part.to(), code -> new ArrayList<>())
                        .add(part.from() == null ? Map.of() : of(part.from(), known, label));
            }
        }
        Map<String, Map<L, Bounds>> after = new HashMap<>();
        madeOf.forEach((code, parts) -> {
            Map<L, Bounds> whole = new HashMap<>();
            for (L asked : labels(parts)) {
                parts.stream()
                        .map(part -> part.getOrDefault(asked, Bounds.NOTHING))
                        .reduce(Recast::hull)
                        .ifPresent(bounds -> whole.put(asked, bounds));
            }
            after.put(code, whole);
        });
        return after;
    }

    private static <L> Set<L> labels(List<Map<L, Bounds>> parts) {
        Set<L> labels = new LinkedHashSet<>();
        parts.forEach(part -> labels.addAll(part.keySet()));
        return labels;
    }

    private static Bounds hull(Bounds one, Bounds other) {
        return new Bounds(one.lower().min(other.lower()), one.upper().max(other.upper()));
    }

    private static <L> Map<L, Bounds> of(String code, Map<String, Map<L, Bounds>> known, Label<L> label) {
        Map<L, Bounds> moved = known.get(code);
        if (moved != null) {
            return moved;
        }
        L own = label.of(code);
        return own == null ? Map.of() : Map.of(own, Bounds.ALL);
    }
}
