package vn.ntm.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.ntm.reporting.MadeUpProvince.map;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What reforms do to recognitions: one of 1 July 2022, which also ends the district, and one of 1 July 2023. Both became
 * known on 1 August 2022 only.
 */
@QuarkusTest
class CarriedOverIT extends ReportingTest {

    private static final String DAY = "2022-07-01";
    private static final String NEXT = "2023-07-01";
    private static final String KNOWN = "2022-08-01T00:00:00Z";

    private static boolean published;

    private MadeUpProvince province;

    @BeforeEach
    void province() {
        province = new MadeUpProvince(owner, "95");
        if (published) {
            return;
        }
        unit("", 1, MadeUpProvince.RECORDED, List.of(province.period("", "PROVINCE", null, null, null)));
        unit("1", 1, MadeUpProvince.RECORDED, List.of(province.period("1", "RURAL_DISTRICT", "", null, null)));
        unit("201", 1, MadeUpProvince.RECORDED, List.of(province.period("201", "WARD", "1", null, null)));
        for (int old = 101; old <= 114; old++) {
            unit("" + old, 1, MadeUpProvince.RECORDED, List.of(province.period("" + old, "COMMUNE", "1", null, null)));
        }
        for (String standard : List.of("102", "105", "106", "107", "108", "110", "112")) {
            decided(standard, "STANDARD", "2020-05-01");
        }
        for (String advanced : List.of("101", "113", "114")) {
            decided(advanced, "ADVANCED", "2020-05-01");
        }
        decided("103", "MODEL", "2020-05-01");
        decided("109", "MODEL", "2020-05-01");
        revoked("111", "STANDARD", "2020-05-01", "2022-06-30");
        reforms();
        revoked("307", "STANDARD", "2022-10-01", "2022-12-01");
        owner.awaitApplied();
        published = true;
    }

    private void reforms() {
        unit("1", 2, KNOWN, List.of(province.period("1", "RURAL_DISTRICT", "", null, DAY)));
        unit("201", 2, KNOWN, List.of(province.period("201", "WARD", "1", null, DAY)));
        for (int old = 101; old <= 114; old++) {
            if (old != 110) {
                unit("" + old, 2, KNOWN, List.of(province.period("" + old, "COMMUNE", "1", null, DAY)));
            }
        }
        unit(
                "110",
                2,
                KNOWN,
                List.of(
                        province.period("110", "COMMUNE", "1", null, DAY),
                        province.period("110", "COMMUNE", "", DAY, NEXT)));
        for (String fresh : List.of("302", "303", "304", "305", "306", "307", "309")) {
            unit(fresh, 1, KNOWN, List.of(province.period(fresh, "COMMUNE", "", DAY, null)));
        }
        unit("301", 1, KNOWN, List.of(province.period("301", "COMMUNE", "", DAY, NEXT)));
        unit("401", 1, KNOWN, List.of(province.period("401", "COMMUNE", "", NEXT, null)));
        reform(
                "1/NQ",
                DAY,
                List.of(
                        whole("101", "301"),
                        whole("102", "301"),
                        whole("103", "302"),
                        whole("104", "302"),
                        part("105", "303"),
                        part("105", "304"),
                        whole("106", "303"),
                        whole("107", "304"),
                        whole("108", "305"),
                        whole("201", "305"),
                        whole("109", "309"),
                        whole("111", "306"),
                        whole("112", "306"),
                        whole("113", "307"),
                        whole("114", "307")));
        reform("2/NQ", NEXT, List.of(whole("301", "401"), whole("110", "401")));
    }

    @ParameterizedTest(name = "{0}: on {2} {1} holds {3}, carried over {4}")
    @CsvSource({
        "the lowest of all that went into it,        301, 2022-07-01, STANDARD, true",
        "nothing where one of them held nothing,     302, 2022-07-01, NONE,     false",
        "nothing where a part came in,               303, 2022-07-01, NONE,     false",
        "nothing of a divided unit,                  304, 2022-07-01, NONE,     false",
        "nothing where a ward came in,               305, 2022-07-01, NONE,     false",
        "its own where it went whole and alone,      309, 2022-07-01, MODEL,    false",
        "its own though its district ended,          110, 2022-07-01, STANDARD, false",
        "nothing where one was taken back before,    306, 2022-07-01, NONE,     false",
        "what is carried until a decision,           307, 2022-09-30, ADVANCED, true",
        "its own decision though it is lower,        307, 2022-10-01, STANDARD, false",
        "nothing once its own decision is taken back,307, 2022-12-01, NONE,     false",
        "what was carried is carried on,             401, 2023-07-01, STANDARD, true"
    })
    void a_unit_holds(String what, String unit, String on, String level, boolean carried) {
        List<String> ladder = List.of("standard", "advanced", "model");
        for (String rung : ladder) {
            JsonNode figure = value("ntm.communes." + rung, "unit=95" + unit + "&validOn=" + on);
            boolean held = ladder.indexOf(rung) <= ladder.indexOf(level.toLowerCase(java.util.Locale.ROOT));
            assertThat(figure.get("value").asInt()).as(what + ": " + rung).isEqualTo(held ? 1 : 0);
            assertThat(figure.get("carriedOver").asInt()).as(what + ": " + rung).isEqualTo(held && carried ? 1 : 0);
        }
        JsonNode commune = json(io.restassured.RestAssured.get("/v1/communes?unit=95" + unit + "&validOn=" + on)
                        .asString())
                .at("/items/0");
        assertThat(commune.path("level").asText("NONE")).isEqualTo(level);
        assertThat(commune.has("carriedSince")).isEqualTo(carried);
        assertThat(commune.has("decidedOn")).isEqualTo(!carried && !level.equals("NONE"));
    }

    @Test
    void a_count_says_how_many_are_carried_over_and_a_reform_counts_from_when_it_was_known() {
        counted("unit=95&validOn=2022-06-30", 12, 0, 14);
        counted("unit=95&validOn=2022-07-10", 4, 2, 9);
        counted("unit=95&validOn=2022-07-10&asOf=2022-07-31T23:59:59Z", 12, 0, 14);
        counted("unit=95&validOn=2022-07-10&asOf=" + KNOWN, 4, 2, 9);
    }

    @Test
    void the_lineage_names_the_recognitions_of_before_and_the_reforms_on_the_way() {
        JsonNode lineage = ask("unit=95401&validOn=" + NEXT);
        assertThat(lineage.get("agrees").asBoolean()).isTrue();
        assertThat(lineage.get("notCounted")).isEmpty();
        List<String> ways = new ArrayList<>();
        int counts = 0;
        for (JsonNode fact : lineage.get("facts")) {
            assertThat(fact.get("unit").asText()).isEqualTo("95401");
            counts += fact.get("counts").asInt();
            List<String> reforms = new ArrayList<>();
            fact.at("/carriedOver/reforms")
                    .forEach(reform -> reforms.add(reform.get("number").asText() + " "
                            + reform.get("effectiveDate").asText()));
            ways.add(fact.get("record").asText() + " of "
                    + fact.at("/carriedOver/unit").asText() + " by " + reforms);
        }
        assertThat(counts).isEqualTo(1);
        assertThat(ways)
                .containsExactlyInAnyOrder(
                        "/v1/recognitions/95101-ADVANCED of 95101 by [2/NQ 2023-07-01, 1/NQ 2022-07-01]",
                        "/v1/recognitions/95102-STANDARD of 95102 by [2/NQ 2023-07-01, 1/NQ 2022-07-01]",
                        "/v1/recognitions/95110-STANDARD of 95110 by [2/NQ 2023-07-01]");
    }

    @Test
    void the_page_of_a_commune_names_the_decisions_whose_level_it_holds() {
        JsonNode place = json(io.restassured.RestAssured.get("/v1/places/95301?validOn=" + DAY)
                .asString());
        List<String> from = new ArrayList<>();
        place.get("recognitions")
                .forEach(one -> from.add(one.path("level").asText() + " from "
                        + one.path("carriedFrom").asText()));
        assertThat(from).containsExactly("ADVANCED from Đơn vị 101", "STANDARD from Đơn vị 102");
    }

    private static JsonNode ask(String query) {
        return json(io.restassured.RestAssured.get("/v1/indicators/ntm.communes.standard/lineage?" + query)
                .asString());
    }

    private static void counted(String query, int recognised, int carriedOver, int of) {
        JsonNode figure = value("ntm.communes.standard", query);
        assertThat(List.of(
                        figure.get("numerator").asInt(),
                        figure.get("carriedOver").asInt(),
                        figure.get("denominator").asInt()))
                .as(query)
                .containsExactly(recognised, carriedOver, of);
    }

    private void decided(String unit, String level, String on) {
        province.recognition(unit, level, 2019, on, 1, "recognition-decided", MadeUpProvince.RECORDED, null);
    }

    private void revoked(String unit, String level, String on, String revokedOn) {
        province.recognition(unit, level, 2019, on, 1, "recognition-decided", MadeUpProvince.RECORDED, null);
        province.recognition(unit, level, 2019, on, 2, "recognition-revoked", MadeUpProvince.RECORDED, revokedOn);
    }

    private void unit(String suffix, long version, String recordedAt, List<Map<String, Object>> periods) {
        owner.publish(
                "criteria",
                "unit-changed",
                "units/95" + suffix,
                version,
                "95" + suffix,
                recordedAt,
                map("code", "95" + suffix, "periods", periods));
    }

    private void reform(String number, String on, List<Map<String, Object>> transfers) {
        owner.publish(
                "criteria",
                "reform-applied",
                "reforms/95-" + number,
                2,
                "95",
                KNOWN,
                map(
                        "unit",
                        "95",
                        "number",
                        number,
                        "kind",
                        "REARRANGEMENT",
                        "effectiveDate",
                        on,
                        "transfers",
                        transfers,
                        "basis",
                        "RECONSTRUCTION"));
    }

    private static Map<String, Object> whole(String from, String to) {
        return map("from", "95" + from, "to", "95" + to, "extent", "WHOLE", "source", "M1");
    }

    private static Map<String, Object> part(String from, String to) {
        return map("from", "95" + from, "to", "95" + to, "extent", "PART", "source", "M1");
    }
}
