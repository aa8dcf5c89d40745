package vn.ntm.criteria.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.Http;
import vn.ntm.criteria.QuangNinh;
import vn.ntm.embedded.StackResource;

/** The real province's recognitions on its real maps: what was decided follows units through five reforms. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class QuangNinhRecognitionsIT {

    private static final String PATH = "/v1/recognitions";

    @BeforeEach
    void theProvince() {
        QuangNinh.units();
        Http.importCsv(PATH, QuangNinh.CODE, QuangNinh.file("recognitions.csv")).statusCode(200);
        List<String> waiting = Http.as("auditor", QuangNinh.CODE)
                .get(PATH + "?state=SUBMITTED&limit=500")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
        if (!waiting.isEmpty()) {
            Http.approve(PATH, QuangNinh.CODE, waiting).statusCode(200);
        }
    }

    @Test
    void levels_nest_and_are_counted_both_ways() {
        JsonPath counts = counts("2021-08-31");
        assertThat(recognised(counts, "COMMUNE", "STANDARD", "AT_LEAST")).isEqualTo(91);
        assertThat(recognised(counts, "COMMUNE", "ADVANCED", "AT_LEAST")).isEqualTo(30);
        assertThat(recognised(counts, "COMMUNE", "MODEL", "AT_LEAST")).isEqualTo(12);
        assertThat(recognised(counts, "COMMUNE", "STANDARD", "HIGHEST")).isEqualTo(61);
        assertThat(recognised(counts, "COMMUNE", "ADVANCED", "HIGHEST")).isEqualTo(18);
        assertThat(recognised(counts, "COMMUNE", "MODEL", "HIGHEST")).isEqualTo(12);
        assertThat(districts(counts)).isEqualTo(7);
    }

    /** Hải Hòa and Lương Minh were made of two recognised communes each: 91 of 91, as printed. Đông Triều became a city. */
    @Test
    void the_day_before_the_districts_end_all_districts_and_communes_are_recognised() {
        JsonPath counts = counts("2025-06-30");
        assertThat(districts(counts)).isEqualTo(13);
        assertThat(recognised(counts, "COMMUNE", "STANDARD", "AT_LEAST")).isEqualTo(91);
        assertThat(recognised(counts, "PROVINCE", "COMPLETED", "AT_LEAST")).isEqualTo(1);
    }

    /** Of the 22 communes of the new map Cái Chiên is the commune that it was; ten are made of whole communes only. */
    @Test
    void after_the_districts_a_commune_holds_what_it_was_made_of_and_nothing_because_of_its_code_or_name() {
        JsonPath counts = counts("2025-07-01");
        assertThat(recognised(counts, "COMMUNE", "STANDARD", "AT_LEAST")).isEqualTo(11);
        assertThat(recognised(counts("2026-09-01"), "CITY_PROVINCE", "COMPLETED", "AT_LEAST"))
                .isEqualTo(1);
    }

    private static JsonPath counts(String on) {
        return Http.as("auditor", QuangNinh.CODE)
                .get(PATH + "/counts?within=" + QuangNinh.CODE + "&on=" + on)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static int districts(JsonPath counts) {
        return List.of("CITY", "TOWN", "RURAL_DISTRICT").stream()
                .mapToInt(kind -> recognised(counts, kind, "COMPLETED", "AT_LEAST"))
                .sum();
    }

    private static int recognised(JsonPath counts, String kind, String level, String mode) {
        Integer found = counts.get("items.find { it.unitKind == '" + kind + "' && it.level == '" + level
                + "' && it.mode == '" + mode + "' }.recognised");
        return found == null ? 0 : found;
    }
}
