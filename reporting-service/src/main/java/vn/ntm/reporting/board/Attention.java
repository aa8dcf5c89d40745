package vn.ntm.reporting.board;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.reporting.board.OverviewView.AttentionView;
import vn.ntm.reporting.board.OverviewView.Kind;
import vn.ntm.reporting.board.OverviewView.WorstView;
import vn.ntm.reporting.indicator.Reading;

/** Finds what needs a decision. The list is ordered by how much of its whole each thing concerns; nothing is left out. */
@Singleton
class Attention {

    private static final int WORST = 5;

    private final PlaceQueries places;
    private final MoneyQueries money;
    private final ProductQueries products;

    Attention(PlaceQueries places, MoneyQueries money, ProductQueries products) {
        this.places = places;
        this.money = money;
        this.products = products;
    }

    List<AttentionView> of(Handle handle, Reading reading, Asked asked) {
        List<AttentionView> all = new ArrayList<>();
        List<CommuneView> communes = places.communes(handle, asked);
        add(all, lateMoney(money.units(handle, reading, asked), asked.validOn()));
        add(all, notRecognised(communes));
        add(all, atRisk(communes));
        add(all, expiring(handle, reading, asked));
        add(all, notReported(communes, asked.validOn()));
        all.sort(Comparator.comparing(AttentionView::share).reversed().thenComparing(AttentionView::kind));
        return all;
    }

    private static void add(List<AttentionView> all, @Nullable AttentionView one) {
        if (one != null) {
            all.add(one);
        }
    }

    /** Behind the passed share of the year; what a unit is ahead does not make up for another. */
    static @Nullable AttentionView lateMoney(List<MoneyView.UnitView> units, LocalDate on) {
        List<WorstView> late = new ArrayList<>();
        BigDecimal amount = BigDecimal.ZERO;
        BigDecimal plans = BigDecimal.ZERO;
        int planned = 0;
        for (MoneyView.UnitView unit : units) {
            BigDecimal plan = unit.plan();
            BigDecimal disbursed = unit.disbursed();
            if (plan == null || disbursed == null) {
                continue;
            }
            planned++;
            plans = plans.add(plan);
            BigDecimal behind = passed(plan, on).subtract(disbursed);
            if (behind.signum() > 0) {
                late.add(new WorstView(unit.unit(), unit.nameVi(), behind, null, null));
                amount = amount.add(behind);
            }
        }
        late.sort(Comparator.comparing(WorstView::amount, Comparator.nullsLast(Comparator.reverseOrder())));
        return late.isEmpty()
                ? null
                : new AttentionView(Kind.LATE_MONEY, share(amount, plans), late.size(), planned, amount, first(late));
    }

    /** Whole đồng of the plan that the passed days of the year stand for. */
    static BigDecimal passed(BigDecimal plan, LocalDate on) {
        return plan.multiply(BigDecimal.valueOf(on.getDayOfYear()))
                .divide(BigDecimal.valueOf(on.lengthOfYear()), 0, RoundingMode.HALF_UP);
    }

    static @Nullable AttentionView notRecognised(List<CommuneView> communes) {
        return missing(
                Kind.NOT_RECOGNISED,
                communes.stream().filter(commune -> commune.level() == null).toList(),
                communes.size());
    }

    /** What was recognised may fall back: an assessment since then finds criteria that are not met. */
    static @Nullable AttentionView atRisk(List<CommuneView> communes) {
        List<CommuneView> recognised =
                communes.stream().filter(commune -> commune.level() != null).toList();
        return missing(
                Kind.AT_RISK, recognised.stream().filter(Attention::fellBack).toList(), recognised.size());
    }

    private static boolean fellBack(CommuneView commune) {
        LocalDate decided = commune.decidedOn() == null ? commune.carriedSince() : commune.decidedOn();
        LocalDate assessed = commune.assessedOn();
        Integer missing = commune.criteriaMissing();
        return decided != null && assessed != null && missing != null && missing > 0 && !assessed.isBefore(decided);
    }

    private static @Nullable AttentionView missing(Kind kind, List<CommuneView> found, int of) {
        List<CommuneView> missing = found.stream()
                .sorted(Comparator.comparing(
                                CommuneView::criteriaMissing, Comparator.nullsFirst(Comparator.reverseOrder()))
                        .thenComparing(CommuneView::code))
                .toList();
        return missing.isEmpty()
                ? null
                : new AttentionView(
                        kind,
                        share(missing.size(), of),
                        missing.size(),
                        of,
                        null,
                        first(missing.stream()
                                .map(commune -> new WorstView(
                                        commune.code(),
                                        commune.nameVi(),
                                        commune.criteriaMissing() == null
                                                ? null
                                                : BigDecimal.valueOf(commune.criteriaMissing()),
                                        null,
                                        null))
                                .toList()));
    }

    private @Nullable AttentionView expiring(Handle handle, Reading reading, Asked asked) {
        BigDecimal count = reading.figure("ocop.certificates.expiring", asked.unit(), asked.validOn())
                .value();
        BigDecimal rated = reading.figure("ocop.products.rated-3-to-5", asked.unit(), asked.validOn())
                .value();
        if (count == null || rated == null || count.signum() == 0) {
            return null;
        }
        return new AttentionView(
                Kind.EXPIRING,
                share(count, rated),
                count.longValueExact(),
                rated.longValueExact(),
                null,
                products.expiring(handle, asked, WORST));
    }

    static @Nullable AttentionView notReported(List<CommuneView> communes, LocalDate on) {
        LocalDate yearAgo = on.minusYears(1);
        List<WorstView> silent = communes.stream()
                .filter(commune ->
                        commune.assessedOn() == null || commune.assessedOn().isBefore(yearAgo))
                .map(commune -> new WorstView(commune.code(), commune.nameVi(), null, commune.assessedOn(), null))
                .toList();
        return silent.isEmpty()
                ? null
                : new AttentionView(
                        Kind.NOT_REPORTED,
                        share(silent.size(), communes.size()),
                        silent.size(),
                        communes.size(),
                        null,
                        first(silent));
    }

    private static List<WorstView> first(List<WorstView> all) {
        return List.copyOf(all.subList(0, Math.min(WORST, all.size())));
    }

    private static BigDecimal share(long part, long whole) {
        return share(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    private static BigDecimal share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? BigDecimal.ZERO
                : part.divide(whole, MathContext.DECIMAL64).setScale(4, RoundingMode.HALF_UP);
    }
}
