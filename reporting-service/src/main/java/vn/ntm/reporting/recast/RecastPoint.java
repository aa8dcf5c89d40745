package vn.ntm.reporting.recast;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.unit.Bounds;
import vn.ntm.platform.unit.Recast;
import vn.ntm.reporting.indicator.Amounts;
import vn.ntm.reporting.indicator.Amounts.Amount;
import vn.ntm.reporting.recast.RecastView.RangeView;
import vn.ntm.reporting.recast.RecastView.UnitView;
import vn.ntm.reporting.unit.PlaceUnit;

/**
 * One day of a series on another map. Nothing is made up: what was reported for a unit that has no successor stays with the
 * whole as unplaced, a unit whose parts reported nothing has no value, and an unknown weight gives a range.
 */
final class RecastPoint {

    private static final int DECIMALS = 6;

    private final Amounts amounts;
    private final Recast recast;
    private final List<String> then;
    private final Map<String, PlaceUnit> there;
    private final LocalDate day;
    private final LocalDate map;

    /**
     * @param then codes of the lowest units of the day's map
     * @param there the units of the other map
     */
    RecastPoint(
            Amounts amounts,
            Recast recast,
            List<String> then,
            Map<String, PlaceUnit> there,
            LocalDate day,
            LocalDate map) {
        this.amounts = amounts;
        this.recast = recast;
        this.then = then;
        this.there = there;
        this.day = day;
        this.map = map;
    }

    RecastView.PointView view() {
        Map<String, Map<String, Bounds>> parts = recast.sharesByTarget(then, day, map);
        List<UnitView> views = new ArrayList<>();
        Bounds counts = Bounds.NOTHING;
        Bounds of = Bounds.NOTHING;
        boolean incomplete = false;
        long reached = 0;
        for (Map.Entry<String, PlaceUnit> unit : there.entrySet()) {
            Map<String, Bounds> shares = parts.getOrDefault(unit.getKey(), Map.of());
            Sum sum = sum(shares);
            incomplete |= !sum.counts().isExact() || !sum.of().isExact();
            counts = counts.plus(sum.counts());
            of = of.plus(sum.of());
            UnitView view =
                    switch (amounts.kind()) {
                        case UNITS, SHARE_OF_UNITS -> everyPart(unit.getValue(), shares);
                        case UNITS_OF_MAP ->
                            new UnitView(
                                    unit.getKey(),
                                    unit.getValue().nameVi(),
                                    BigDecimal.ONE,
                                    null,
                                    List.copyOf(shares.keySet()),
                                    0);
                        case DECIDED -> decided(unit.getValue(), shares);
                        default -> value(unit.getValue(), shares, sum);
                    };
            BigDecimal value = view.value();
            reached += value != null && value.signum() > 0 ? 1 : 0;
            views.add(view);
        }
        return switch (amounts.kind()) {
            case UNITS, UNITS_OF_MAP -> known(BigDecimal.valueOf(reached), views);
            case SHARE_OF_UNITS -> known(share(reached, views.size()), views);
            case DECIDED -> known(amounts.total(), views);
            default -> whole(counts, of, incomplete, views);
        };
    }

    /** A figure of the whole that no weight plays a part in; null where the map has no unit that it could be about. */
    private RecastView.PointView known(@Nullable BigDecimal value, List<UnitView> views) {
        return new RecastView.PointView(
                day, amounts.total(), value == null ? null : new RangeView(value, value), null, true, false, views);
    }

    private @Nullable BigDecimal share(long reached, int units) {
        return units == 0
                ? null
                : exact(BigDecimal.valueOf(reached)
                        .multiply(amounts.factor())
                        .divide(BigDecimal.valueOf(units), MathContext.DECIMAL128));
    }

    /** The sum of the parts' targets, where every part went into the unit whole and has one. */
    private UnitView decided(PlaceUnit unit, Map<String, Bounds> shares) {
        List<String> parts = List.copyOf(shares.keySet());
        BigDecimal sum = BigDecimal.ZERO;
        boolean whole = !parts.isEmpty();
        long silent = 0;
        for (Map.Entry<String, Bounds> share : shares.entrySet()) {
            Amount target = amounts.byUnit().get(share.getKey());
            silent += target == null ? 1 : 0;
            whole &= target != null && share.getValue().equals(Bounds.ALL);
            sum = target == null ? sum : sum.add(target.counts());
        }
        return new UnitView(unit.code(), unit.nameVi(), whole ? exact(sum) : null, null, parts, silent);
    }

    private RecastView.PointView whole(Bounds counts, Bounds of, boolean incomplete, List<UnitView> views) {
        Set<String> lowest = new HashSet<>(then);
        BigDecimal unplaced = BigDecimal.ZERO;
        BigDecimal unplacedOf = BigDecimal.ZERO;
        for (Map.Entry<String, Amount> entry : amounts.byUnit().entrySet()) {
            Amount amount = entry.getValue();
            if (!lowest.contains(entry.getKey())) {
                unplaced = unplaced.add(amount.counts());
                unplacedOf = unplacedOf.add(orZero(amount.of()));
            }
        }
        BigDecimal total = amounts.total();
        Bounds all = counts.plus(Bounds.exactly(unplaced));
        RangeView range;
        boolean agree;
        if (amounts.kind() == Amounts.Kind.RATIO) {
            Bounds below = of.plus(Bounds.exactly(unplacedOf));
            range = ratio(all, below);
        } else {
            range = new RangeView(exact(all.lower()), exact(all.upper()));
        }
        agree = total == null || (range != null && within(total, range));
        return new RecastView.PointView(
                day,
                total,
                total == null ? null : range,
                unplaced.signum() == 0 ? null : exact(unplaced),
                agree,
                incomplete,
                views);
    }

    /** One sixth decimal is what division may lose. */
    private static boolean within(BigDecimal total, RangeView range) {
        BigDecimal slack = BigDecimal.ONE.movePointLeft(DECIMALS).multiply(BigDecimal.TEN);
        return total.compareTo(range.lower().subtract(slack)) >= 0
                && total.compareTo(range.upper().add(slack)) <= 0;
    }

    private record Sum(Bounds counts, Bounds of, long reported) {}

    private Sum sum(Map<String, Bounds> shares) {
        Bounds counts = Bounds.NOTHING;
        Bounds of = Bounds.NOTHING;
        long reported = 0;
        for (Map.Entry<String, Bounds> share : shares.entrySet()) {
            Amount amount = amounts.byUnit().get(share.getKey());
            if (amount != null) {
                reported++;
                counts = counts.plus(share.getValue().times(amount.counts()));
                of = of.plus(share.getValue().times(orZero(amount.of())));
            }
        }
        return new Sum(counts, of, reported);
    }

    private UnitView value(PlaceUnit unit, Map<String, Bounds> shares, Sum sum) {
        List<String> parts = List.copyOf(shares.keySet());
        long silent = parts.size() - sum.reported();
        if (sum.reported() == 0) {
            return new UnitView(unit.code(), unit.nameVi(), null, null, parts, silent);
        }
        RangeView range = amounts.kind() == Amounts.Kind.RATIO
                ? ratio(sum.counts(), sum.of())
                : new RangeView(exact(sum.counts().lower()), exact(sum.counts().upper()));
        BigDecimal value = range == null || range.lower().compareTo(range.upper()) != 0 ? null : range.lower();
        return new UnitView(unit.code(), unit.nameVi(), value, value == null ? range : null, parts, silent);
    }

    private UnitView everyPart(PlaceUnit unit, Map<String, Bounds> shares) {
        List<String> parts = List.copyOf(shares.keySet());
        boolean every = !parts.isEmpty()
                && parts.stream().allMatch(part -> {
                    Amount amount = amounts.byUnit().get(part);
                    return amount != null && amount.counts().signum() > 0;
                });
        long silent = parts.stream()
                .filter(part -> !amounts.byUnit().containsKey(part))
                .count();
        return new UnitView(
                unit.code(),
                unit.nameVi(),
                parts.isEmpty() ? null : every ? amounts.factor() : BigDecimal.ZERO,
                null,
                parts,
                silent);
    }

    /** The lowest numerator over the highest denominator, and the other way round; null where there may be no denominator. */
    private @Nullable RangeView ratio(Bounds counts, Bounds of) {
        if (of.lower().signum() <= 0) {
            return null;
        }
        return new RangeView(
                exact(counts.lower().multiply(amounts.factor()).divide(of.upper(), MathContext.DECIMAL128)),
                exact(counts.upper().multiply(amounts.factor()).divide(of.lower(), MathContext.DECIMAL128)));
    }

    private static BigDecimal orZero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }

    private static BigDecimal exact(BigDecimal number) {
        BigDecimal rounded = number.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
