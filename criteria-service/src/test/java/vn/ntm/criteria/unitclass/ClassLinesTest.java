package vn.ntm.criteria.unitclass;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.criteria.unitclass.ClassLines.Period;
import vn.ntm.criteria.unitclass.ClassLines.Succession;
import vn.ntm.criteria.unitclass.HeldClass.Attribute;

/** A and B end on the day, from which M is made of both of them whole; a year later M goes whole and alone into N. */
class ClassLinesTest {

    private static final LocalDate DAY = LocalDate.of(2025, 7, 1);
    private static final LocalDate NEXT = LocalDate.of(2026, 7, 1);

    private final List<Period> periods = new ArrayList<>(List.of(
            new Period("A", null, DAY),
            new Period("B", null, DAY),
            new Period("M", DAY, NEXT),
            new Period("N", NEXT, null)));
    private final List<Succession> successions = new ArrayList<>(List.of(
            new Succession("M", DAY, "A", false),
            new Succession("M", DAY, "B", false),
            new Succession("N", NEXT, "M", true)));

    @Test
    void what_all_parts_were_of_is_carried_over_and_stays_with_the_unit_under_another_code() {
        Map<String, List<HeldClass>> classes = classes(of("A", "2020-01-01", null, 2), of("B", "2021-01-01", null, 2));
        HeldClass carried = on(classes, "M", DAY);
        assertThat(carried.regionColumn()).isEqualTo("DBSH");
        assertThat(carried.communeGroup()).isEqualTo(2);
        assertThat(carried.speciallyDifficult()).isNull();
        assertThat(carried.differing()).isEmpty();
        assertThat(on(classes, "M", NEXT)).isNull();
        assertThat(on(classes, "N", NEXT).communeGroup()).isEqualTo(2);
        assertThat(on(classes, "A", DAY)).isNull();
    }

    @Test
    void what_the_parts_differ_in_is_unknown_and_said_to_differ_and_the_rest_is_carried() {
        HeldClass carried = on(classes(of("A", "2020-01-01", null, 2), of("B", "2020-01-01", null, 3)), "M", DAY);
        assertThat(carried.regionColumn()).isEqualTo("DBSH");
        assertThat(carried.communeGroup()).isNull();
        assertThat(carried.differing()).isEqualTo(Set.of(Attribute.COMMUNE_GROUP));
    }

    @Test
    void what_one_of_the_parts_did_not_have_is_unknown() {
        HeldClass carried = on(classes(of("A", "2020-01-01", null, 2)), "M", DAY);
        assertThat(carried.regionColumn()).isNull();
        assertThat(carried.communeGroup()).isNull();
        assertThat(carried.differing()).isEmpty();
    }

    @Test
    void a_class_that_was_to_end_ends_where_it_was_to() {
        Map<String, List<HeldClass>> classes =
                classes(of("A", "2020-01-01", "2025-10-01", 2), of("B", "2020-01-01", null, 2));
        assertThat(on(classes, "M", LocalDate.of(2025, 9, 30)).communeGroup()).isEqualTo(2);
        assertThat(on(classes, "M", LocalDate.of(2025, 10, 1))).isNull();
        assertThat(on(classes(of("A", "2020-01-01", "2025-07-01", 2), of("B", "2020-01-01", null, 2)), "M", DAY))
                .isNull();
    }

    @Test
    void a_class_of_its_own_ends_what_is_carried_for_good() {
        Map<String, List<HeldClass>> classes = classes(
                of("A", "2020-01-01", null, 2), of("B", "2020-01-01", null, 2), of("M", "2026-01-01", "2026-02-01", 1));
        assertThat(on(classes, "M", LocalDate.of(2025, 12, 31)).communeGroup()).isEqualTo(2);
        assertThat(on(classes, "M", LocalDate.of(2026, 1, 1)).communeGroup()).isEqualTo(1);
        assertThat(on(classes, "M", LocalDate.of(2026, 2, 1))).isNull();
        assertThat(on(classes, "N", NEXT)).isNull();
    }

    @Test
    void what_is_carried_is_carried_on_by_the_next_merger() {
        periods.add(new Period("C", null, NEXT));
        successions.set(2, new Succession("N", NEXT, "M", false));
        successions.add(new Succession("N", NEXT, "C", false));
        List<UnitClass> two = List.of(of("A", "2020-01-01", null, 2), of("B", "2020-01-01", null, 2));
        assertThat(on(classes(two.get(0), two.get(1), of("C", "2020-01-01", null, 2)), "N", NEXT)
                        .communeGroup())
                .isEqualTo(2);
        assertThat(on(classes(two.get(0), two.get(1), of("C", "2020-01-01", null, 1)), "N", NEXT)
                        .differing())
                .containsExactly(Attribute.COMMUNE_GROUP);
    }

    private Map<String, List<HeldClass>> classes(UnitClass... recorded) {
        return new ClassLines(periods, successions, List.of(recorded)).byCode();
    }

    private static @Nullable HeldClass on(Map<String, List<HeldClass>> classes, String code, LocalDate day) {
        List<HeldClass> valid = classes.getOrDefault(code, List.of()).stream()
                .filter(one -> one.isValidOn(day))
                .toList();
        assertThat(valid).as("at most one class on a day").hasSizeLessThan(2);
        return valid.isEmpty() ? null : valid.get(0);
    }

    private static UnitClass of(String unit, String from, @Nullable String to, int group) {
        return new UnitClass(
                unit,
                LocalDate.parse(from),
                to == null ? null : LocalDate.parse(to),
                "DBSH",
                group,
                null,
                Basis.SOURCED,
                "T1",
                Confidence.HIGH,
                null,
                null);
    }
}
