package vn.ntm.ocop.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ntm.platform.unit.UnitPeriod;

/** The reform of 1/7/2025: districts end, communes are joined, divided, and some codes name another unit from then on. */
class AncestryTest {

    private static final LocalDate JOINED = LocalDate.of(2021, 5, 1);
    private static final LocalDate REFORM = LocalDate.of(2025, 7, 1);
    private static final LocalDate BEFORE = REFORM.minusDays(1);

    private static final Ancestry ANCESTRY = new Ancestry(
            List.of(
                    unit("22", "Quảng Ninh", null, null, null),
                    unit("202", "Ba Chẽ", "22", null, REFORM),
                    unit("O", "Minh Cầm", "202", null, LocalDate.of(2022, 1, 1)),
                    unit("A", "Đồn Đạc", "202", null, REFORM),
                    unit("B", "Nam Sơn", "202", null, REFORM),
                    unit("B", "Ba Chẽ", "22", REFORM, null),
                    unit("C", "Đạp Thanh", "202", null, REFORM),
                    unit("D", "Kỳ Thượng", "202", null, REFORM),
                    unit("D", "Kỳ Thượng", "22", REFORM, null)),
            new Successors(List.of(
                    new Successors.Part("A", REFORM, "B"),
                    new Successors.Part("B", REFORM, "B"),
                    new Successors.Part("C", REFORM, "B"),
                    new Successors.Part("C", REFORM, "D"))));

    @Test
    void a_unit_has_its_own_name_and_parents_up_to_the_day_before_the_reform() {
        assertThat(names("A", JOINED, BEFORE)).containsExactly("Đồn Đạc", "Ba Chẽ", "Quảng Ninh");
        assertThat(names("B", JOINED, BEFORE)).containsExactly("Nam Sơn", "Ba Chẽ", "Quảng Ninh");
    }

    @Test
    void from_the_day_of_the_reform_it_is_the_unit_that_it_went_into() {
        assertThat(names("A", JOINED, REFORM)).containsExactly("Ba Chẽ", "Quảng Ninh");
        assertThat(names("B", JOINED, REFORM)).containsExactly("Ba Chẽ", "Quảng Ninh");
        assertThat(names("D", JOINED, REFORM)).containsExactly("Kỳ Thượng", "Quảng Ninh");
    }

    @Test
    void of_a_divided_unit_only_what_its_parts_have_in_common_is_known() {
        assertThat(names("C", JOINED, REFORM)).containsExactly("Quảng Ninh");
    }

    @Test
    void what_was_recorded_under_the_new_map_is_not_moved_again() {
        assertThat(names("B", REFORM, REFORM.plusYears(1))).containsExactly("Ba Chẽ", "Quảng Ninh");
    }

    @Test
    void a_unit_that_ended_without_a_successor_says_so_and_keeps_its_last_parents() {
        List<Ancestry.Named> path = ANCESTRY.of("202", JOINED, REFORM);
        assertThat(path).extracting(Ancestry.Named::name).containsExactly("Ba Chẽ", "Quảng Ninh");
        assertThat(path.get(0).endedOn()).isEqualTo(REFORM);
        assertThat(path.get(1).endedOn()).isNull();
        assertThat(ANCESTRY.of("202", JOINED, BEFORE).get(0).endedOn()).isNull();
    }

    @Test
    void what_stood_above_an_ended_unit_is_ended_too_once_its_own_day_has_come() {
        assertThat(ANCESTRY.of("O", JOINED, LocalDate.of(2023, 1, 1)))
                .extracting(Ancestry.Named::endedOn)
                .containsExactly(LocalDate.of(2022, 1, 1), null, null);
        assertThat(ANCESTRY.of("O", JOINED, REFORM))
                .extracting(Ancestry.Named::endedOn)
                .containsExactly(LocalDate.of(2022, 1, 1), REFORM, null);
    }

    @Test
    void what_stood_above_an_ended_unit_and_only_changed_its_kind_goes_on() {
        LocalDate city = LocalDate.of(2026, 9, 1);
        Ancestry ancestry = new Ancestry(
                List.of(
                        kind("22", "PROVINCE", null, null, city),
                        kind("22", "CITY_PROVINCE", null, city, null),
                        kind("202", "RURAL_DISTRICT", "22", null, REFORM)),
                new Successors(List.of()));
        assertThat(ancestry.of("202", JOINED, city.minusDays(1)))
                .extracting(Ancestry.Named::kind, Ancestry.Named::endedOn)
                .containsExactly(tuple("RURAL_DISTRICT", REFORM), tuple("PROVINCE", null));
        assertThat(ancestry.of("202", JOINED, city))
                .extracting(Ancestry.Named::kind, Ancestry.Named::endedOn)
                .containsExactly(tuple("RURAL_DISTRICT", REFORM), tuple("CITY_PROVINCE", null));
    }

    @Test
    void an_unknown_unit_lies_nowhere() {
        assertThat(ANCESTRY.of("Z", JOINED, REFORM)).isEmpty();
    }

    private static List<String> names(String code, LocalDate recordedOn, LocalDate day) {
        return ANCESTRY.of(code, recordedOn, day).stream()
                .map(Ancestry.Named::name)
                .toList();
    }

    private static UnitPeriod unit(
            String code, String name, @Nullable String parent, @Nullable LocalDate from, @Nullable LocalDate to) {
        return new UnitPeriod(code, name, name, "COMMUNE", parent, from, to, "SOURCED", "T1");
    }

    private static UnitPeriod kind(
            String code, String kind, @Nullable String parent, @Nullable LocalDate from, @Nullable LocalDate to) {
        return new UnitPeriod(code, code, code, kind, parent, from, to, "SOURCED", "T1");
    }
}
