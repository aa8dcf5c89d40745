package vn.ntm.ocop;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.StackResource;
import vn.ntm.embedded.Tokens;
import vn.ntm.ocop.Http.Province;
import vn.ntm.platform.db.Database;

/** Bad input to the registers that have no test of their own: the right refusal, and nothing stored. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "ocop"),
        restrictToAnnotatedClass = false)
class RegistersIT {

    @Inject
    Database database;

    private Province province = new Province("", "", "", "", "");

    @BeforeEach
    void aProvince() {
        province = Http.province();
    }

    @Test
    void stories() {
        String product = Http.product(province, "Chả mực");
        Map<String, Object> good = Map.of("product", product, "textVi", "Giã tay.", "basis", "SOURCED", "source", "T1");
        Refusals writes = new Refusals("/v1/stories", province, good);
        int before = rows("story");
        writes.refused("product", "none", 422, "no-such-product");
        writes.refused("textVi", null, 400, "missing");
        writes.refused("textVi", 5, 400, "not-a-text");
        writes.refused("basis", "RUMOUR", 400, "not-one-of");
        writes.everythingThatIsNotAboutMeaning();
        writes.outOfScope();
        String header = "product,textVi,basis,source\n";
        writes.tables(header + product + ",Giã tay.,SOURCED,T1\n", "none,Giã tay.,SOURCED,T1\n", "/rows/3/product");
        assertThat(rows("story")).isEqualTo(before);
        String id = Http.created("/v1/stories", province.code(), good);
        writes.duplicatesAndUnguardedChanges(id, "product", Http.product(province, "Chả cá"));
    }

    @Test
    void councils() {
        Map<String, Object> good = new HashMap<>(Map.of(
                "code",
                "H-" + province.code(),
                "level",
                "PROVINCE",
                "unit",
                province.code(),
                "establishedOn",
                "2026-05-25",
                "members",
                List.of(member("m1", true), member("m2", false))));
        Refusals writes = new Refusals("/v1/councils", province, good);
        int before = rows("council");
        writes.refused("unit", "nowhere", 422, "unknown-unit");
        writes.refused("unit", province.endedCommune(), 422, "unknown-unit");
        writes.refused("level", "VILLAGE", 400, "not-one-of");
        writes.refused("establishedOn", "2999-01-01", 422, "in-the-future");
        writes.refused("establishedOn", "yesterday", 400, "not-a-date");
        writes.refused("members", List.of(member("m1", false)), 422, "one-chair");
        writes.refused("members", List.of(), 422, "one-chair");
        writes.refused("members", List.of(member("m1", true), member("m1", false)), 422, "member-twice");
        writes.everythingThatIsNotAboutMeaning();
        writes.outOfScope();
        assertThat(rows("council")).isEqualTo(before);
        String id = Http.created("/v1/councils", province.code(), good);
        writes.duplicatesAndUnguardedChanges(id, "code", "other");
        Http.as("auditor", Http.province().code())
                .get("/v1/councils/" + id)
                .then()
                .statusCode(404);
    }

    @Test
    void product_sets() {
        int edition = 3_000 + Math.floorMod(province.code().hashCode(), 900);
        Map<String, Object> good = Map.ofEntries(
                Map.entry("edition", edition),
                Map.entry("number", 12),
                Map.entry("groupNumber", 1),
                Map.entry("groupVi", "Thực phẩm"),
                Map.entry("groupEn", "Food"),
                Map.entry("nameVi", "Trà"),
                Map.entry("decision", "T/QĐ"),
                Map.entry("validFrom", "2026-05-22"),
                Map.entry("confidence", "HIGH"),
                Map.entry("basis", "SOURCED"),
                Map.entry("source", "T1"));
        Refusals writes = new Refusals("/v1/product-sets", province, good);
        int before = rows("product_set");
        writes.refused("number", 27, 422, "no-such-set");
        writes.refused("number", 0, 422, "no-such-set");
        writes.refused("number", 1.5, 400, "not-whole");
        writes.refused("validTo", "2026-05-22", 422, "ends-before-it-begins");
        writes.everythingThatIsNotAboutMeaning();
        assertThat(rows("product_set")).isEqualTo(before);
        String id = Http.created("/v1/product-sets", province.code(), good);
        writes.duplicatesAndUnguardedChanges(id, "number", 13);
    }

    @Test
    void star_authorities() {
        String day = "1999-01-" + (10 + Math.floorMod(province.code().hashCode(), 19));
        Map<String, Object> good = new HashMap<>(Map.of(
                "star", 3,
                "validFrom", day,
                "validTo", "2000-01-01",
                "level", "PROVINCE",
                "decision", "T/QĐ",
                "confidence", "HIGH",
                "source", "T1"));
        Refusals writes = new Refusals("/v1/star-authorities", province, good);
        int before = rows("star_authority");
        writes.refused("star", 2, 422, "star-without-certificate");
        writes.refused("star", 6, 422, "star-without-certificate");
        writes.refused("level", "COMMUNE", 400, "not-one-of");
        writes.refused("validTo", day, 422, "ends-before-it-begins");
        writes.everythingThatIsNotAboutMeaning();
        assertThat(rows("star_authority")).isEqualTo(before);
        String id = Http.created("/v1/star-authorities", province.code(), good);
        writes.duplicatesAndUnguardedChanges(id, "star", 4);
    }

    @Test
    void required_documents_and_knock_outs() {
        String rules = "R-" + province.code();
        Map<String, Object> document = Map.of(
                "ruleSet", rules,
                "kind", "FOOD_SAFETY",
                "sets", "1 2",
                "labelVi", "An toàn thực phẩm",
                "labelEn", "Food safety",
                "confidence", "HIGH",
                "source", "T1");
        Refusals documents = new Refusals("/v1/required-documents", province, document);
        int before = rows("required_document") + rows("knock_out");
        documents.refused("sets", "1,2", 422, "bad-list-of-sets");
        documents.refused("kind", "food safety", 422, "bad-document-kind");
        documents.refused("confidence", "CERTAIN", 400, "not-one-of");
        documents.everythingThatIsNotAboutMeaning();
        Map<String, Object> knockOut = Map.of(
                "ruleSet", rules,
                "code", "FORGED",
                "labelVi", "Hồ sơ giả",
                "labelEn", "Forged",
                "confidence", "HIGH",
                "source", "T1");
        Refusals knockOuts = new Refusals("/v1/knock-outs", province, knockOut);
        knockOuts.refused("sets", "all", 422, "bad-list-of-sets");
        knockOuts.refused("labelEn", null, 400, "missing");
        knockOuts.everythingThatIsNotAboutMeaning();
        assertThat(rows("required_document") + rows("knock_out")).isEqualTo(before);
        documents.duplicatesAndUnguardedChanges(
                Http.created("/v1/required-documents", province.code(), document), "kind", "OTHER");
        knockOuts.duplicatesAndUnguardedChanges(
                Http.created("/v1/knock-outs", province.code(), knockOut), "code", "OTHER");
    }

    @Test
    void holidays() {
        String day = (2040 + Math.floorMod(province.code().hashCode(), 50)) + "-02-01";
        Map<String, Object> good =
                Map.of("day", day, "nameVi", "Tết", "nameEn", "Lunar New Year", "confidence", "HIGH", "source", "T1");
        Refusals writes = new Refusals("/v1/holidays", province, good);
        int before = rows("holiday");
        writes.refused("day", "2012-12-31", 422, "holiday-out-of-range");
        writes.refused("day", "2101-01-01", 422, "holiday-out-of-range");
        writes.refused("day", "2026-02-30", 400, "not-a-date");
        writes.everythingThatIsNotAboutMeaning();
        String header = "day,nameVi,nameEn,confidence,source\n";
        writes.tables(header + day + ",Tết,New Year,HIGH,T1\n", "2012-01-01,Tết,New Year,HIGH,T1\n", "/rows/3/day");
        assertThat(rows("holiday")).isEqualTo(before);
        writes.duplicatesAndUnguardedChanges(Http.created("/v1/holidays", province.code(), good), "day", "2039-02-01");
    }

    @Test
    void evidence() {
        String sha = Http.as("province-officer", province.code())
                .contentType("application/pdf")
                .body(("%PDF-1.7 " + province.code()).getBytes(StandardCharsets.UTF_8))
                .post("/v1/files")
                .then()
                .statusCode(201)
                .extract()
                .path("sha256");
        Map<String, Object> good = Map.of(
                "sha256", sha,
                "kind", "FOOD_SAFETY",
                "unit", province.commune(),
                "issuedOn", "2026-01-05",
                "validUntil", "2027-01-05",
                "source", "T1");
        Refusals writes = new Refusals("/v1/evidence", province, good);
        int before = rows("evidence");
        writes.refused("sha256", "0".repeat(64), 422, "no-such-file");
        writes.refused("kind", "food", 422, "bad-document-kind");
        writes.refused("unit", "nowhere", 422, "unknown-unit");
        writes.refused("unit", province.endedCommune(), 422, "unknown-unit");
        writes.refused("validUntil", "2026-01-05", 422, "ends-before-it-begins");
        writes.everythingThatIsNotAboutMeaning();
        writes.outOfScope();
        assertThat(rows("evidence")).isEqualTo(before);
        writes.duplicatesAndUnguardedChanges(
                Http.created("/v1/evidence", province.code(), good), "kind", "OTHER_PAPER");
    }

    private static Map<String, Object> member(String person, boolean chair) {
        return Map.of("actor", Tokens.actor(person), "chair", chair);
    }

    private int rows(String table) {
        return database.read(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Integer.class)
                .one());
    }
}
