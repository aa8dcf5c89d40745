package vn.ntm.criteria.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.ntm.criteria.unit.MapExamples.DAY;
import static vn.ntm.criteria.unit.MapExamples.commune;
import static vn.ntm.criteria.unit.MapExamples.entered;
import static vn.ntm.criteria.unit.MapExamples.oldestMap;
import static vn.ntm.criteria.unit.MapExamples.part;
import static vn.ntm.criteria.unit.MapExamples.reform;
import static vn.ntm.criteria.unit.MapExamples.unit;
import static vn.ntm.criteria.unit.MapExamples.whole;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.ntm.platform.unit.UnitPeriod;

class MapFoldTest {

    @Test
    void a_merger_ends_one_unit_and_begins_the_other_anew_on_the_effective_date() {
        MapFold.Result map = fold(reform(DAY, List.of(commune("B", "D")), whole("A", "B"), whole("B", "B")));

        assertThat(map.faults()).isEmpty();
        assertThat(periods(map, "A")).containsExactly("null..2025-07-01 D");
        assertThat(periods(map, "B")).containsExactly("null..2025-07-01 D", "2025-07-01..null D");
        assertThat(periods(map, "C")).containsExactly("null..null D");
    }

    @Test
    void a_code_may_pass_to_another_unit_on_the_same_day() {
        MapFold.Result map = fold(reform(
                DAY,
                List.of(unit("A", "Phường Mới", UnitKind.WARD, "P"), commune("C", "D")),
                whole("B", "A"),
                whole("A", "C"),
                whole("C", "C")));

        assertThat(map.faults()).isEmpty();
        assertThat(map.units().find("A", DAY.minusDays(1)).orElseThrow().nameVi())
                .isEqualTo("Đơn vị A");
        assertThat(map.units().find("A", DAY).orElseThrow().nameVi()).isEqualTo("Phường Mới");
        assertThat(map.units().find("B", DAY)).isEmpty();
    }

    @Test
    void a_unit_that_goes_whole_to_itself_and_stays_the_same_keeps_its_period() {
        MapFold.Result map = fold(reform(DAY, List.of(commune("A", "D")), whole("A", "A")));

        assertThat(periods(map, "A")).containsExactly("null..null D");
    }

    @Test
    void a_change_of_parent_alone_begins_a_new_period() {
        MapFold.Result map = fold(reform(DAY, List.of(commune("A", "P")), whole("A", "A")));

        assertThat(periods(map, "A")).containsExactly("null..2025-07-01 D", "2025-07-01..null P");
    }

    @Test
    void reforms_are_applied_by_their_dates_however_they_were_entered() {
        MapChange first = reform(DAY.minusYears(5), List.of(commune("A", "P")), whole("A", "A"));
        MapChange second = reform(DAY, List.of(commune("B", "D")), whole("A", "B"), whole("B", "B"));

        assertThat(fold(first, second).periods()).isEqualTo(fold(second, first).periods());
        assertThat(periods(fold(second, first), "A")).containsExactly("null..2020-07-01 D", "2020-07-01..2025-07-01 P");
    }

    @Test
    void a_district_ends_only_when_a_reform_of_the_day_takes_its_communes_elsewhere() {
        MapChange end = reform(DAY, List.of(), whole("D", null));
        MapChange communes = reform(
                DAY,
                List.of(commune("A", "P"), commune("B", "P"), commune("C", "P")),
                whole("A", "A"),
                whole("B", "B"),
                whole("C", "C"));

        assertThat(codes(fold(end))).containsExactly("parent-has-ended", "parent-has-ended", "parent-has-ended");
        assertThat(fold(end, communes).faults()).isEmpty();
        assertThat(fold(communes, end).faults()).isEmpty();
    }

    @Test
    void what_lies_beneath_a_unit_goes_with_it_when_it_goes_whole() {
        List<UnitPeriod> entered = oldestMap();
        entered.add(entered("H", UnitKind.HAMLET, "A"));

        MapFold.Result map =
                MapFold.of(entered, List.of(reform(DAY, List.of(commune("B", "D")), whole("A", "B"), whole("B", "B"))));

        assertThat(map.faults()).isEmpty();
        assertThat(periods(map, "H")).containsExactly("null..2025-07-01 A", "2025-07-01..null B");
    }

    @Test
    void where_a_unit_is_divided_somebody_must_say_in_which_part_a_hamlet_lies() {
        List<UnitPeriod> entered = oldestMap();
        entered.add(entered("H", UnitKind.HAMLET, "A"));
        List<ReceivingUnit> units = List.of(commune("A", "D"), commune("B", "D"));
        List<Transfer> divided = List.of(part("A", "A", null), part("A", "B", null), whole("B", "B"));

        MapFold.Result silent = MapFold.of(entered, List.of(reform(DAY, units, divided.toArray(new Transfer[0]))));
        assertThat(codes(silent)).containsExactly("parent-is-divided");

        List<ReceivingUnit> told = new ArrayList<>(units);
        told.add(unit("H", "Đơn vị H", UnitKind.HAMLET, "B"));
        List<Transfer> placed = new ArrayList<>(divided);
        placed.add(whole("H", "H"));
        MapFold.Result named = MapFold.of(entered, List.of(reform(DAY, told, placed.toArray(new Transfer[0]))));
        assertThat(named.faults()).isEmpty();
        assertThat(periods(named, "H")).containsExactly("null..2025-07-01 A", "2025-07-01..null B");
    }

    @Test
    void a_reform_cannot_move_what_was_not_there_the_day_before() {
        assertThat(codes(fold(reform(DAY, List.of(commune("A", "D")), whole("X", "A"), whole("A", "A")))))
                .containsExactly("unknown-unit");
        MapChange ends = reform(DAY, List.of(commune("B", "D")), whole("A", "B"), whole("B", "B"));
        MapChange late = reform(DAY.plusDays(1), List.of(commune("C", "D")), whole("A", "C"), whole("C", "C"));
        assertThat(codes(fold(ends, late))).containsExactly("unknown-unit");
    }

    @Test
    void a_reform_cannot_take_the_code_of_a_unit_that_it_does_not_move() {
        assertThat(codes(fold(reform(DAY, List.of(commune("B", "D")), whole("A", "B")))))
                .containsExactly("code-in-use");
    }

    @Test
    void two_reforms_of_one_day_cannot_move_the_same_unit() {
        MapChange one = reform(DAY, List.of(commune("X", "D")), whole("A", "X"));
        MapChange other = reform(DAY, List.of(commune("Y", "D")), whole("A", "Y"));

        assertThat(codes(fold(one, other))).contains("moved-twice");
    }

    @Test
    void a_new_unit_lies_beneath_one_of_its_day_that_fits_its_kind() {
        assertThat(codes(fold(reform(DAY, List.of(commune("X", "Z")), whole("A", "X")))))
                .containsExactly("unknown-unit");
        assertThat(codes(fold(reform(DAY, List.of(commune("X", "B")), whole("A", "X")))))
                .containsExactly("parent-does-not-fit");
    }

    @Test
    void a_map_that_was_entered_with_its_later_periods_already_is_left_as_it_is() {
        List<UnitPeriod> entered = oldestMap();
        entered.removeIf(period -> period.code().equals("A"));
        entered.add(new UnitPeriod("A", "Đơn vị A", "Don vi A", "COMMUNE", "D", null, DAY, "SOURCED", "T1"));
        entered.add(new UnitPeriod("A", "Đơn vị A", "Don vi A", "COMMUNE", "P", DAY, null, "SOURCED", "T1"));

        MapFold.Result map = MapFold.of(entered, List.of(reform(DAY, List.of(commune("A", "P")), whole("A", "A"))));

        assertThat(map.faults()).isEmpty();
        assertThat(periods(map, "A")).containsExactly("null..2025-07-01 D", "2025-07-01..null P");
    }

    private static MapFold.Result fold(MapChange... changes) {
        return MapFold.of(oldestMap(), List.of(changes));
    }

    private static List<String> codes(MapFold.Result map) {
        return map.faults().stream().map(fault -> fault.fault().code()).toList();
    }

    private static List<String> periods(MapFold.Result map, String code) {
        return map.periods().getOrDefault(code, List.of()).stream()
                .map(period -> text(period.validFrom()) + ".." + text(period.validTo()) + " " + period.parentCode())
                .toList();
    }

    private static String text(@org.jspecify.annotations.Nullable LocalDate date) {
        return String.valueOf(date);
    }
}
