package vn.ntm.ocop.ruleset;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.StackResource;
import vn.ntm.ocop.Http;
import vn.ntm.ocop.Http.Province;

/** The province's own data, in through the API as the loader brings it. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "ocop"),
        restrictToAnnotatedClass = false)
class RuleSetsIT {

    private static final Path DATA = Path.of("../deploy/data/quang-ninh");

    @Test
    void the_law_is_loaded_and_published_and_loading_it_again_changes_nothing() throws IOException {
        Province province = Http.province();
        load(province, "rule-sets", "created", 3);
        load(province, "scoring-lines", "created", 1_062);
        load(province, "scoring-options", "created", 2_691);
        load(province, "star-bands", "created", 8);
        List<String> ids = Http.as("auditor")
                .get("/v1/rule-sets?limit=500")
                .then()
                .extract()
                .path("items.findAll { it.code in ['1048-2019', '148-2023', '26-2026'] }.id");
        Http.approve("/v1/rule-sets", province.code(), ids).statusCode(200).body("approved", equalTo(3));

        Http.as("auditor")
                .get("/v1/rule-sets/" + ids.get(0) + "/history")
                .then()
                .statusCode(200)
                .body("items.version", contains(1, 2));

        load(province, "rule-sets", "unchanged", 3);
        load(province, "scoring-lines", "unchanged", 1_062);
        load(province, "scoring-options", "unchanged", 2_691);
        load(province, "star-bands", "unchanged", 8);
        for (String file : List.of("product-sets", "knock-outs", "required-documents", "holidays")) {
            Http.importCsv("/v1/" + file, province.code(), read(file)).statusCode(200);
        }
        Http.as("auditor").get("/v1/product-sets?edition=2019").then().body("items", hasSize(26));
        Http.as("auditor").get("/v1/product-sets?edition=2026").then().body("items", hasSize(26));

        for (int set = 1; set <= 26; set++) {
            int sum = Http.as("auditor")
                    .get("/v1/scoring-sheets/26-2026/" + set)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("lines.line.points.sum()");
            org.assertj.core.api.Assertions.assertThat(sum).as("set %d", set).isEqualTo(100);
        }
        Http.as("auditor")
                .get("/v1/scoring-sheets/26-2026/26")
                .then()
                .body("lines.find { it.line.code == '8' }.options.variant", contains("a", "a", "b", "b"));
        Http.as("auditor").get("/v1/scoring-sheets/148-2023/1").then().statusCode(404);
    }

    private static void load(Province province, String file, String what, int count) throws IOException {
        Http.importCsv("/v1/" + file, province.code(), read(file))
                .statusCode(200)
                .body(what, equalTo(count));
    }

    private static String read(String file) throws IOException {
        return Files.readString(DATA.resolve(file + ".csv"), StandardCharsets.UTF_8);
    }
}
