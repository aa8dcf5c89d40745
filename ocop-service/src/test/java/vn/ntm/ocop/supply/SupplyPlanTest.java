package vn.ntm.ocop.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ntm.ocop.Basis;
import vn.ntm.platform.unit.UnitMap;
import vn.ntm.platform.unit.UnitPeriod;

class SupplyPlanTest {

    private static final UnitMap UNITS = UnitMap.of(
            List.of(unit("P", null), unit("D", "P"), unit("A", "D"), unit("B", "D"), unit("E", "P"), unit("C", "E")));

    @Test
    void a_window_over_two_months_is_shared_out_by_days() {
        assertThat(Months.spread(61, LocalDate.of(2021, 10, 1), LocalDate.of(2021, 11, 30)))
                .containsExactly(Map.entry(YearMonth.of(2021, 10), 31L), Map.entry(YearMonth.of(2021, 11), 30L));
    }

    @Property
    void the_months_make_the_whole_exactly(
            @ForAll @LongRange(min = 0, max = 9_000_000_000_000L) long quantity,
            @ForAll @IntRange(min = 0, max = 800) int days) {
        LocalDate from = LocalDate.of(2021, 9, 15);
        Map<YearMonth, Long> months = Months.spread(quantity, from, from.plusDays(days));
        assertThat(months.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(quantity);
        assertThat(months.values()).allMatch(part -> part >= 0);
    }

    @Test
    void the_latest_snapshot_of_a_line_counts_and_unsold_is_told_apart() {
        List<Supply> latest = SupplyPlan.latest(List.of(
                supply("A", "2021-09-01", Supply.Kind.STOCK, 900),
                supply("A", "2021-09-15", Supply.Kind.STOCK, 700),
                supply("A", "2021-09-15", Supply.Kind.UNSOLD, 300)));
        assertThat(SupplyPlan.gaps(latest, List.of(demand("D1", null, 400))))
                .containsExactly(new SupplyPlan.Gap("Hàu", Measure.KILOGRAM, "2021-10", 700, 400, 300, 300));
    }

    @Test
    void stock_is_counted_anew_whatever_the_window_was_but_seasons_stand_beside_each_other() {
        Supply before = supply("A", "2021-10-01", Supply.Kind.STOCK, 900);
        Supply after = available(supply("A", "2021-10-15", Supply.Kind.STOCK, 200), LocalDate.of(2021, 10, 15));
        Supply besides = supply("A", "2021-10-15", Supply.Kind.STOCK, 50);
        assertThat(SupplyPlan.latest(List.of(before, after, besides))).containsExactlyInAnyOrder(after, besides);
        Supply spring = supply("A", "2021-10-01", Supply.Kind.SEASONAL, 900);
        Supply autumn = available(supply("A", "2021-10-15", Supply.Kind.SEASONAL, 200), LocalDate.of(2021, 10, 15));
        assertThat(SupplyPlan.latest(List.of(spring, autumn))).containsExactlyInAnyOrder(spring, autumn);
    }

    @Test
    void one_produce_is_spelt_in_several_ways_and_another_is_none_of_them() {
        assertThat(Commodity.key("Thuỷ  sản")).isEqualTo(Commodity.key("thủy sản"));
        assertThat(Commodity.key("hoà")).isEqualTo(Commodity.key("hòa"));
        assertThat(Commodity.key("dừa")).isNotEqualTo(Commodity.key("dứa"));
        assertThat(Commodity.key("Na dai")).isNotEqualTo(Commodity.key("Na"));
        Demand wanted = spelt(demand("D1", null, 400), "hàu ");
        List<Supply> declared = List.of(supply("A", "2021-09-15", Supply.Kind.STOCK, 700));
        assertThat(SupplyPlan.gaps(declared, List.of(wanted)))
                .containsExactly(new SupplyPlan.Gap("Hàu", Measure.KILOGRAM, "2021-10", 700, 400, 300, 0));
        assertThat(SupplyPlan.plan(declared, List.of(wanted), UNITS).unmetDemand())
                .isEmpty();
    }

    @Test
    void what_is_spelt_in_another_way_the_next_time_is_not_counted_beside_itself() {
        List<Supply> declared = List.of(
                spelt(supply("A", "2021-09-01", Supply.Kind.STOCK, 1_000), "Thuỷ sản"),
                spelt(supply("A", "2021-09-15", Supply.Kind.STOCK, 800), "Thủy sản"));

        assertThat(SupplyPlan.latest(declared)).extracting(Supply::quantity).containsExactly(800L);
    }

    @Test
    void what_is_only_known_to_be_unsold_is_placed_too_and_never_counted_beside_its_supply() {
        List<Supply> declared = List.of(
                supply("A", "2021-09-15", Supply.Kind.STOCK, 700),
                supply("A", "2021-09-15", Supply.Kind.UNSOLD, 300),
                supply("B", "2021-09-15", Supply.Kind.UNSOLD, 120));
        assertThat(SupplyPlan.gaps(declared, List.of()))
                .containsExactly(new SupplyPlan.Gap("Hàu", Measure.KILOGRAM, "2021-10", 820, 0, 820, 420));
        SupplyPlan.Plan plan = SupplyPlan.plan(declared, List.of(demand("D1", "B", 100)), UNITS);
        assertThat(plan.matches()).extracting(SupplyPlan.Match::quantity).containsExactly(100L);
        assertThat(plan.unplacedSupply()).extracting(SupplyPlan.Rest::quantity).containsExactlyInAnyOrder(700L, 20L);
    }

    @Test
    void the_plan_gives_to_the_earliest_need_first_and_says_what_is_left() {
        SupplyPlan.Plan plan = SupplyPlan.plan(
                List.of(
                        supply("A", "2021-09-15", Supply.Kind.STOCK, 500),
                        supply("B", "2021-09-15", Supply.Kind.SEASONAL, 200)),
                List.of(demand("D1", null, 600), demand("D2", "B", 300)),
                UNITS);
        assertThat(plan.matches()).extracting(SupplyPlan.Match::quantity).containsExactly(500L, 100L, 100L);
        assertThat(plan.unplacedSupply()).isEmpty();
        assertThat(plan.unmetDemand()).extracting(SupplyPlan.Rest::quantity).containsExactly(200L);
    }

    @Test
    void an_offer_that_names_a_unit_takes_from_all_beneath_it_and_from_nowhere_else() {
        List<Supply> declared = List.of(
                supply("A", "2021-09-15", Supply.Kind.STOCK, 50),
                supply("B", "2021-09-15", Supply.Kind.STOCK, 60),
                supply("C", "2021-09-15", Supply.Kind.STOCK, 70));
        SupplyPlan.Plan district = SupplyPlan.plan(declared, List.of(demand("D1", "D", 500)), UNITS);
        assertThat(district.matches()).extracting(SupplyPlan.Match::unit).containsExactly("A", "B");
        assertThat(district.unmetDemand()).extracting(SupplyPlan.Rest::quantity).containsExactly(390L);
        SupplyPlan.Plan province = SupplyPlan.plan(declared, List.of(demand("D1", "P", 500)), UNITS);
        assertThat(province.matches()).extracting(SupplyPlan.Match::quantity).containsExactlyInAnyOrder(50L, 60L, 70L);
    }

    @Test
    void an_offer_concerns_the_units_above_and_beneath_the_one_that_it_names() {
        Demand district = demand("D1", "D", 1);
        assertThat(List.of("P", "D", "A")).allMatch(unit -> SupplyPlan.concerns(district, unit, UNITS));
        assertThat(List.of("E", "C")).noneMatch(unit -> SupplyPlan.concerns(district, unit, UNITS));
        assertThat(SupplyPlan.concerns(demand("D1", null, 1), "C", UNITS)).isTrue();
    }

    @Property
    void nothing_is_placed_twice(
            @ForAll @IntRange(min = 0, max = 1_000) int one,
            @ForAll @IntRange(min = 0, max = 1_000) int other,
            @ForAll @IntRange(min = 0, max = 1_500) int wanted) {
        SupplyPlan.Plan plan = SupplyPlan.plan(
                List.of(
                        supply("A", "2021-09-15", Supply.Kind.STOCK, one),
                        supply("B", "2021-09-15", Supply.Kind.STOCK, other)),
                List.of(demand("D1", null, wanted)),
                UNITS);
        long placed =
                plan.matches().stream().mapToLong(SupplyPlan.Match::quantity).sum();
        long left = plan.unplacedSupply().stream()
                .mapToLong(SupplyPlan.Rest::quantity)
                .sum();
        long unmet =
                plan.unmetDemand().stream().mapToLong(SupplyPlan.Rest::quantity).sum();
        assertThat(placed + left).isEqualTo(one + other);
        assertThat(placed + unmet).isEqualTo(wanted);
    }

    private static Supply available(Supply supply, LocalDate from) {
        return new Supply(
                supply.unit(),
                supply.asOf(),
                supply.kind(),
                supply.commodity(),
                null,
                supply.quantity(),
                supply.measure(),
                from,
                supply.availableTo(),
                null,
                null,
                false,
                supply.basis(),
                supply.source());
    }

    private static Supply spelt(Supply supply, String commodity) {
        return new Supply(
                supply.unit(),
                supply.asOf(),
                supply.kind(),
                commodity,
                null,
                supply.quantity(),
                supply.measure(),
                supply.availableFrom(),
                supply.availableTo(),
                null,
                null,
                false,
                supply.basis(),
                supply.source());
    }

    private static Supply supply(String unit, String asOf, Supply.Kind kind, long quantity) {
        return new Supply(
                unit,
                LocalDate.parse(asOf),
                kind,
                "Hàu",
                null,
                quantity,
                Measure.KILOGRAM,
                LocalDate.of(2021, 10, 1),
                LocalDate.of(2021, 10, 31),
                null,
                null,
                false,
                Basis.SOURCED,
                "T1");
    }

    private static Demand demand(String code, @Nullable String unit, long quantity) {
        return new Demand(
                code,
                "Siêu thị " + code,
                LocalDate.of(2021, 9, 15),
                "Hàu",
                unit,
                quantity,
                Measure.KILOGRAM,
                LocalDate.of(2021, 10, 1),
                LocalDate.of(2021, 10, 31),
                null,
                false,
                Basis.SOURCED,
                "T1");
    }

    private static Demand spelt(Demand demand, String commodity) {
        return new Demand(
                demand.code(),
                demand.buyer(),
                demand.asOf(),
                commodity,
                demand.unit(),
                demand.quantity(),
                demand.measure(),
                demand.wantedFrom(),
                demand.wantedTo(),
                null,
                false,
                demand.basis(),
                demand.source());
    }

    private static UnitPeriod unit(String code, @Nullable String parent) {
        return new UnitPeriod(code, code, code, "COMMUNE", parent, null, null, "SOURCED", "T1");
    }
}
