package vn.ntm.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** What is kept as lying beneath a unit is what searching down from it finds, on any day, as known at any moment. */
@QuarkusTest
class UnitsBeneathIT extends ReportingTest {

    private static final String SEARCHED = """
            with recursive place (code, kind, began) as (
                select u.code, u.kind, u.valid_from from unit_fact u
                where u.code = :unit and u.valid_from <= :on and :on < u.valid_to
                  and u.recorded_from <= :asOf::timestamptz and :asOf::timestamptz < u.recorded_to
                union
                select u.code, u.kind, u.valid_from from place p join unit_fact u on u.parent_code = p.code
                where u.valid_from <= :on and :on < u.valid_to
                  and u.recorded_from <= :asOf::timestamptz and :asOf::timestamptz < u.recorded_to
            )
            select code || ' ' || kind || ' ' || began from place order by 1
            """;
    private static final String KEPT = """
            select code || ' ' || kind || ' ' || began from unit_beneath
            where above = :unit and valid_from <= :on and :on < valid_to
              and recorded_from <= :asOf::timestamptz and :asOf::timestamptz < recorded_to order by 1
            """;

    @Test
    void what_is_kept_is_what_a_search_finds() {
        Random random = new Random(56);
        say("", 1, "2021-01-01T00:00:00Z", List.of(period("", "PROVINCE", null, null, null)));
        for (int version = 1; version <= 3; version++) {
            String recorded = "2021-0" + (2 * version) + "-01T00:00:00Z";
            for (String district : List.of("1", "2", "3")) {
                say(district, version, recorded, List.of(period(district, "RURAL_DISTRICT", "", null, ends(random))));
            }
            for (int i = 0; i < 8; i++) {
                String commune = "10" + i;
                LocalDate moved = LocalDate.of(2021, 1, 1).plusMonths(random.nextInt(36));
                say(
                        commune,
                        version,
                        recorded,
                        List.of(
                                period(commune, "COMMUNE", above(random), null, moved.toString()),
                                period(
                                        commune,
                                        random.nextBoolean() ? "WARD" : "COMMUNE",
                                        above(random),
                                        moved.toString(),
                                        null)));
            }
        }
        owner.awaitApplied();

        int found = 0;
        try (Handle handle = Jdbi.create(dataSource).open()) {
            for (String unit : List.of("56", "561", "562", "563", "56101")) {
                for (int month = 0; month < 40; month += 3) {
                    for (String asOf : List.of("2021-03-01", "2021-05-01", "2021-06-02", "2029-01-01")) {
                        LocalDate on = LocalDate.of(2020, 12, 31).plusMonths(month);
                        List<String> kept = rows(handle, KEPT, unit, on, asOf);
                        assertThat(kept)
                                .as(unit + " on " + on + " as of " + asOf)
                                .isEqualTo(rows(handle, SEARCHED, unit, on, asOf));
                        found += kept.size();
                    }
                }
            }
        }
        assertThat(found).isGreaterThan(500);
    }

    private static List<String> rows(Handle handle, String sql, String unit, LocalDate on, String asOf) {
        return handle.createQuery(sql)
                .bind("unit", unit)
                .bind("on", on)
                .bind("asOf", asOf)
                .mapTo(String.class)
                .list();
    }

    private static String above(Random random) {
        return random.nextInt(4) == 0 ? "" : String.valueOf(1 + random.nextInt(3));
    }

    private static String ends(Random random) {
        return random.nextBoolean() ? null : "2023-0" + (1 + random.nextInt(9)) + "-01";
    }

    private Map<String, Object> period(String suffix, String kind, String parent, String from, String to) {
        return new MadeUpProvince(owner, "56").period(suffix, kind, parent, from, to);
    }

    private void say(String suffix, long version, String recordedAt, List<Map<String, Object>> periods) {
        owner.publish(
                "criteria",
                "unit-changed",
                "units/56" + suffix,
                version,
                "56" + suffix,
                recordedAt,
                Map.of("code", "56" + suffix, "periods", new ArrayList<>(periods)));
    }
}
