package vn.ntm.criteria.reform;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.ntm.criteria.unit.MapExamples.commune;
import static vn.ntm.criteria.unit.MapExamples.part;
import static vn.ntm.criteria.unit.MapExamples.whole;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.criteria.unit.MapExamples;
import vn.ntm.criteria.unit.ReceivingUnit;
import vn.ntm.criteria.unit.Transfer;
import vn.ntm.platform.web.Fault;

class ReformRulesTest {

    private static final List<ReceivingUnit> B_AND_C = List.of(commune("B", "D"), commune("C", "D"));

    @Test
    void known_shares_of_a_divided_unit_add_up_to_one() {
        assertThat(codes(B_AND_C, part("A", "B", "0.0802"), part("A", "C", "0.9198")))
                .isEmpty();
        assertThat(codes(B_AND_C, part("A", "B", "0.0802"), part("A", "C", "0.9199")))
                .containsExactly("shares-do-not-add-up", "shares-do-not-add-up");
        assertThat(codes(B_AND_C, part("A", "B", "0.0802"), part("A", "C", "0.9197")))
                .containsExactly("shares-do-not-add-up", "shares-do-not-add-up");
    }

    @Test
    void an_unknown_share_is_allowed_beside_known_ones_that_leave_room_for_it() {
        assertThat(codes(B_AND_C, part("A", "B", null), part("A", "C", null))).isEmpty();
        assertThat(codes(B_AND_C, part("A", "B", "1"), part("A", "C", null))).isEmpty();
        assertThat(codes(
                        List.of(commune("A", "D"), commune("B", "D"), commune("C", "D")),
                        part("A", "B", "0.6"),
                        part("A", "C", "0.5"),
                        part("A", "A", null)))
                .containsExactly("shares-do-not-add-up", "shares-do-not-add-up");
    }

    @Test
    void a_share_lies_between_none_and_all() {
        assertThat(codes(B_AND_C, part("A", "B", "-0.1"), part("A", "C", "1.1")))
                .containsExactly(
                        "share-out-of-range", "share-out-of-range", "share-out-of-range", "share-out-of-range");
    }

    @Test
    void a_unit_goes_whole_to_one_or_in_parts_to_several() {
        assertThat(codes(B_AND_C, whole("A", "B"), whole("A", "C"))).containsExactly("whole-and-more");
        assertThat(codes(B_AND_C, part("A", "B", null), whole("X", "C"))).containsExactly("one-part-only");
        assertThat(codes(B_AND_C, whole("A", "B"), whole("A", "B"), whole("C", "C")))
                .containsExactly("repeated-transfer", "whole-and-more");
    }

    @Test
    void what_moves_whole_has_no_other_share_than_one() {
        Transfer half = new Transfer(
                "A",
                "B",
                vn.ntm.criteria.unit.Extent.WHOLE,
                new java.math.BigDecimal("0.5"),
                null,
                null,
                "T1",
                Confidence.HIGH,
                null);
        assertThat(codes(List.of(commune("B", "D")), half)).containsExactly("whole-is-one");
    }

    @Test
    void each_receiving_unit_is_described_once_and_receives_something() {
        assertThat(codes(List.of(), whole("A", "B"))).containsExactly("receiving-unit-incomplete");
        assertThat(codes(List.of(commune("B", "D"), commune("B", "P")), whole("A", "B")))
                .containsExactly("receiving-unit-differs");
        assertThat(codes(B_AND_C, whole("A", "B"))).containsExactly("unit-receives-nothing");
        assertThat(codes(List.of(), whole(null, null))).containsExactly("transfer-from-nowhere");
    }

    @Test
    void a_receiving_unit_has_a_code_that_can_stand_in_an_address() {
        assertThat(faults(ReformKind.REARRANGEMENT, List.of(commune(" B ", "D")), whole("A", " B ")))
                .containsExactly("not-a-unit-code");
    }

    @Test
    void a_change_of_kind_moves_each_unit_whole_onto_its_own_code() {
        assertThat(faults(ReformKind.CHANGE_OF_KIND, List.of(commune("A", "D")), whole("A", "A")))
                .isEmpty();
        assertThat(faults(ReformKind.CHANGE_OF_KIND, List.of(commune("B", "D")), whole("A", "B")))
                .containsExactly("transfer-does-not-fit-kind");
    }

    @Test
    void the_end_of_a_level_has_no_successors() {
        assertThat(faults(ReformKind.END_OF_LEVEL, List.of(), whole("D", null))).isEmpty();
        assertThat(faults(ReformKind.END_OF_LEVEL, List.of(commune("B", "D")), whole("A", "B")))
                .containsExactly("transfer-does-not-fit-kind");
    }

    @Test
    void it_takes_effect_no_sooner_than_it_is_issued() {
        LocalDate day = MapExamples.DAY;
        Reform sameDay = reform(ReformKind.REARRANGEMENT, day, List.of(commune("B", "D")), whole("A", "B"));
        Reform dayBefore =
                reform(ReformKind.REARRANGEMENT, day.plusDays(1), List.of(commune("B", "D")), whole("A", "B"));

        assertThat(ReformRules.faultsOf(sameDay)).isEmpty();
        assertThat(ReformRules.faultsOf(dayBefore)).extracting(Fault::code).containsExactly("effective-before-issued");
    }

    private static List<String> codes(List<ReceivingUnit> units, Transfer... transfers) {
        return faults(ReformKind.REARRANGEMENT, units, transfers);
    }

    private static List<String> faults(ReformKind kind, List<ReceivingUnit> units, Transfer... transfers) {
        return ReformRules.faultsOf(reform(kind, null, units, transfers)).stream()
                .map(Fault::code)
                .toList();
    }

    private static Reform reform(
            ReformKind kind, @Nullable LocalDate issued, List<ReceivingUnit> units, Transfer... transfers) {
        return new Reform(
                "P",
                "1/NQ",
                "Quốc hội",
                issued,
                MapExamples.DAY,
                kind,
                Basis.SOURCED,
                Confidence.HIGH,
                units,
                List.of(transfers));
    }
}
