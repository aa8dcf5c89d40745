package vn.ntm.criteria.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.Basis;
import vn.ntm.platform.unit.UnitMap;
import vn.ntm.platform.unit.UnitPeriod;
import vn.ntm.platform.web.Fault;

class UnitRulesTest {

    private static final UnitPeriod PROVINCE = period("22", UnitKind.PROVINCE, null, null, null);
    private static final UnitPeriod COMMUNE = period("00001", UnitKind.COMMUNE, "22", null, null);

    @Test
    void a_period_ends_after_it_begins() {
        assertThat(codes(row("2020-01-01", "2020-01-01", "22"))).containsExactly("ends-before-it-begins");
        assertThat(codes(row("2020-01-01", "2020-01-02", "22"))).isEmpty();
    }

    @Test
    void a_unit_hangs_under_a_known_unit_that_is_not_itself() {
        assertThat(codes(row(null, null, "77"))).containsExactly("unknown-parent");
        assertThat(codes(row(null, null, "00001"))).containsExactly("unknown-parent");
    }

    @Test
    void a_code_can_stand_in_an_address() {
        UnitMap map = UnitMap.of(List.of(PROVINCE, COMMUNE));
        for (String code : List.of(" 9 9 ", "a/b", "😀", "", "-1", "x".repeat(65))) {
            assertThat(codes(map, unit(code, UnitKind.HAMLET, "00001", null)))
                    .as("'" + code + "'")
                    .containsExactly("not-a-unit-code");
        }
        assertThat(codes(map, unit("07042.T-1_a", UnitKind.HAMLET, "00001", null)))
                .isEmpty();
    }

    @Test
    void a_period_stands_once_in_a_file() {
        assertThat(codes(row("2020-01-01", null, "22"), row("2020-01-01", null, "22")))
                .containsExactly("repeated-row");
    }

    @Test
    void periods_may_touch_but_not_overlap() {
        assertThat(overlap(period(null, "2020-01-01"), period("2020-01-01", null)))
                .isNull();
        assertThat(overlap(period(null, "2020-01-02"), period("2020-01-01", null)))
                .isNotNull();
        assertThat(overlap(period("2019-01-01", null), period("2020-01-01", null)))
                .isNotNull();
        assertThat(overlap(period("2021-01-01", null), period("2019-01-01", "2020-01-01")))
                .isNull();
    }

    @Test
    void a_unit_lies_beneath_one_that_existed_on_its_first_day_and_is_of_the_level_above() {
        UnitMap map = UnitMap.of(List.of(period("193", UnitKind.CITY, "22", null, "2025-07-01"), PROVINCE, COMMUNE));

        assertThat(codes(map, unit("07042", UnitKind.COMMUNE, "193", "2025-06-30")))
                .isEmpty();
        assertThat(codes(map, unit("07042", UnitKind.COMMUNE, "193", "2025-07-01")))
                .containsExactly("unknown-parent");
        assertThat(codes(map, unit("H1", UnitKind.HAMLET, "00001", null))).isEmpty();
        assertThat(codes(map, unit("H1", UnitKind.HAMLET, "22", null))).containsExactly("parent-does-not-fit");
        assertThat(codes(map, unit("C2", UnitKind.COMMUNE, "00001", null))).containsExactly("parent-does-not-fit");
    }

    @Test
    void a_household_is_an_opaque_number_beneath_a_unit_and_has_no_name() {
        UnitMap map = UnitMap.of(List.of(PROVINCE, COMMUNE));

        assertThat(codes(map, named("00001-17", "00001-17", "00001"))).isEmpty();
        assertThat(codes(map, named("Nguyen", "Nguyen", "00001"))).containsExactly("household-is-a-number");
        assertThat(codes(map, named("17", "Hộ ông Ba", "00001"))).containsExactly("household-has-a-name");
        assertThat(codes(map, named("17", "17", null))).containsExactly("parent-missing");
    }

    private static @Nullable UnitPeriod overlap(UnitPeriod... periods) {
        return UnitRules.overlapping(List.of(periods));
    }

    private static List<String> codes(UnitRow... rows) {
        return codes(UnitMap.of(List.of(PROVINCE, COMMUNE)), rows);
    }

    private static List<String> codes(UnitMap map, UnitRow... rows) {
        return UnitRules.faultsOf(List.of(rows), map).stream().map(Fault::code).toList();
    }

    private static UnitRow named(String code, String name, @Nullable String parent) {
        return new UnitRow(code, name, code, UnitKind.HOUSEHOLD, parent, null, null, Basis.SOURCED, "T1");
    }

    private static UnitRow unit(String code, UnitKind kind, String parent, @Nullable String from) {
        return new UnitRow(code, code, code, kind, parent, date(from), null, Basis.SOURCED, "T1");
    }

    private static UnitPeriod period(
            String code, UnitKind kind, @Nullable String parent, @Nullable String from, @Nullable String to) {
        return new UnitPeriod(code, code, code, kind.name(), parent, date(from), date(to), "SOURCED", "T1");
    }

    private static UnitPeriod period(@Nullable String from, @Nullable String to) {
        return row(from, to, "22").period();
    }

    private static UnitRow row(@Nullable String from, @Nullable String to, String parent) {
        return new UnitRow(
                "00001", "Xã Mẫu", "Xa Mau", UnitKind.COMMUNE, parent, date(from), date(to), Basis.SOURCED, "T1");
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
