package vn.ntm.ocop;

import static io.restassured.RestAssured.given;

import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import vn.ntm.embedded.EmbeddedStack;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.unit.UnitPeriod;
import vn.ntm.platform.unit.UnitTable;
import vn.ntm.rules.DocumentedAnswers;

/** Calls of the running service, and records of a test's own: each test makes its own province, so order is free. */
public final class Http {

    private static final AtomicInteger NEXT = new AtomicInteger(100);

    /** No write that a test sends may be answered with a status that the document does not name. */
    public static final DocumentedAnswers DOCUMENTED = DocumentedAnswers.of("ocop-service");

    private Http() {}

    public static RequestSpecification as(String role, String... units) {
        return given().filter(DOCUMENTED)
                .header("Authorization", "Bearer " + EmbeddedStack.tokens().token(role, units))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", "en");
    }

    /** Another person of the same role. */
    public static RequestSpecification asPerson(String person, String role, String... units) {
        return given().filter(DOCUMENTED)
                .header(
                        "Authorization",
                        "Bearer "
                                + EmbeddedStack.tokens()
                                        .tokenOf(person, List.of(role), List.of(units), java.time.Duration.ofHours(1)))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", "en");
    }

    public static ValidatableResponse importCsv(String path, String province, String csv) {
        return as("province-officer", province)
                .contentType("text/csv; charset=utf-8")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post(path + "/import")
                .then();
    }

    public static ValidatableResponse post(String path, String province, Object body) {
        return as("province-officer", province)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    public static String created(String path, String province, Object body) {
        return post(path, province, body).statusCode(201).extract().path("id");
    }

    public static ValidatableResponse approve(String path, String province, List<String> ids) {
        return as("approver", province)
                .contentType(ContentType.JSON)
                .body(Map.of("ids", ids, "reason", "checked"))
                .post(path + "/approvals")
                .then();
    }

    /** A province with one rural district, two communes and a ward; the second commune ended on 2020-01-01. */
    public static Province province() {
        int number = NEXT.getAndIncrement();
        Province province = new Province("P" + number, "D" + number, "C" + number, "E" + number, "W" + number);
        unit(province.code(), "PROVINCE", null, null);
        unit(province.district(), "RURAL_DISTRICT", province.code(), null);
        unit(province.commune(), "COMMUNE", province.district(), null);
        unit(province.endedCommune(), "COMMUNE", province.district(), LocalDate.of(2020, 1, 1));
        unit(province.ward(), "WARD", province.district(), null);
        return province;
    }

    /** As the event of the criteria service would put it in. */
    private static void unit(String code, String kind, @Nullable String parent, @Nullable LocalDate until) {
        UnitTable table = Arc.container().instance(UnitTable.class).get();
        Database database = Arc.container().instance(Database.class).get();
        database.write(new Actor("integration", "test", "test"), tx -> {
            table.replace(
                    tx.handle(),
                    code,
                    1,
                    List.of(new UnitPeriod(
                            code, "Đơn vị " + code, "Don vi " + code, kind, parent, null, until, "SOURCED", "T1")));
            return code;
        });
    }

    public static String producer(Province province, String kind) {
        String code = "CT-" + UUID.randomUUID();
        post(
                        "/v1/producers",
                        province.code(),
                        Map.of(
                                "code",
                                code,
                                "name",
                                "HTX " + code,
                                "kind",
                                kind,
                                "unit",
                                province.commune(),
                                "basis",
                                "SOURCED",
                                "source",
                                "T1"))
                .statusCode(201);
        return code;
    }

    /** The code of a product that joined on 2020-02-01, made by a cooperative. */
    public static String product(Province province, String name) {
        return product(province, name, Map.of());
    }

    public static String product(Province province, String name, Map<String, Object> changes) {
        String code = "SP-" + UUID.randomUUID();
        Map<String, Object> body = new HashMap<>(Map.of(
                "code",
                code,
                "name",
                name,
                "unit",
                province.commune(),
                "joinedOn",
                "2020-02-01",
                "basis",
                "SOURCED",
                "source",
                "T1"));
        body.putAll(changes);
        body.computeIfAbsent("producer", key -> producer(province, "COOPERATIVE"));
        post("/v1/products", province.code(), body).statusCode(201);
        return code;
    }

    /** A certificate in force; its id. */
    public static String certificate(Province province, String product, int star, String issuedOn) {
        String id = created(
                "/v1/certificates",
                province.code(),
                Map.of("product", product, "star", star, "issuedOn", issuedOn, "basis", "SOURCED", "source", "T1"));
        approve("/v1/certificates", province.code(), List.of(id)).statusCode(200);
        return id;
    }

    /** Who decides which star, as the province's data has it. */
    public static String authorities() {
        try {
            return Files.readString(Path.of("../deploy/data/quang-ninh/star-authorities.csv"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types of the events of one aggregate in their order, as far as they are told by now. */
    public static List<String> eventsOf(String subject) {
        List<String> types = new java.util.ArrayList<>();
        long position = 0;
        while (true) {
            List<Map<String, Object>> items = as("auditor")
                    .get("/v1/events?limit=500&after=" + position)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getList("items");
            if (items.isEmpty()) {
                return types;
            }
            for (Map<String, Object> item : items) {
                position = ((Number) item.get("position")).longValue();
                if (subject.equals(item.get("subject"))) {
                    types.add((String) item.get("type"));
                }
            }
        }
    }

    /** Codes of a test's units. */
    public record Province(String code, String district, String commune, String endedCommune, String ward) {}
}
