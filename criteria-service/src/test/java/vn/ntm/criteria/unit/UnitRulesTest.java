package vn.ntm.criteria.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.Basis;
import vn.ntm.platform.unit.UnitPeriod;
import vn.ntm.platform.web.Fault;

class UnitRulesTest {

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

    private static @Nullable UnitPeriod overlap(UnitPeriod... periods) {
        return UnitRules.overlapping(List.of(periods));
    }

    private static List<String> codes(UnitRow... rows) {
        return UnitRules.faultsOf(List.of(rows), Set.of("22", "00001")).stream()
                .map(Fault::code)
                .toList();
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
