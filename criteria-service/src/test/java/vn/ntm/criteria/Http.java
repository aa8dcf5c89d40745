package vn.ntm.criteria;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import vn.ntm.embedded.EmbeddedStack;
import vn.ntm.rules.DocumentedAnswers;

/** Calls of the running service, and records of a test's own: each test makes its own province, so order is free. */
public final class Http {

    private static final AtomicInteger NEXT = new AtomicInteger(100);
    private static final String UNITS = "code,nameVi,nameAscii,kind,parentCode,validFrom,validTo,basis,source\n";

    /** No write that a test sends may be answered with a status that the document does not name. */
    private static final DocumentedAnswers DOCUMENTED = DocumentedAnswers.of("criteria-service");

    private Http() {}

    public static RequestSpecification as(String role, String... units) {
        return given().filter(DOCUMENTED)
                .header("Authorization", "Bearer " + EmbeddedStack.tokens().token(role, units))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Accept-Language", "en");
    }

    public static ValidatableResponse importCsv(String path, String province, String csv) {
        return as("province-officer", province)
                .contentType("text/csv; charset=utf-8")
                .body(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8))
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
        importCsv(
                        "/v1/units",
                        province.code(),
                        UNITS
                                + unit(province.code(), "PROVINCE", "", "", "")
                                + unit(province.district(), "RURAL_DISTRICT", province.code(), "", "")
                                + unit(province.commune(), "COMMUNE", province.district(), "", "")
                                + unit(province.endedCommune(), "COMMUNE", province.district(), "", "2020-01-01")
                                + unit(province.ward(), "WARD", province.district(), "", ""))
                .statusCode(200);
        return province;
    }

    public static String unit(String code, String kind, String parent, String from, String to) {
        return String.join(",", code, "Đơn vị " + code, "Don vi " + code, kind, parent, from, to, "SOURCED", "T1")
                + "\n";
    }

    public static String unitsHeader() {
        return UNITS;
    }

    /** When the last step of an aggregate was recorded: asked as of then, nothing later is known. */
    public static String recordedNow(String subject) {
        List<String> recorded = new java.util.ArrayList<>();
        org.awaitility.Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(30))
                .until(() -> {
                    recorded.addAll(events(subject).stream()
                            .map(event -> (String) event.get("recordedtime"))
                            .toList());
                    return !recorded.isEmpty();
                });
        return recorded.get(recorded.size() - 1);
    }

    /** Types of the events of one aggregate in their order. */
    public static List<String> eventsOf(String subject) {
        return events(subject).stream().map(event -> (String) event.get("type")).toList();
    }

    /** The events of one aggregate in their order. */
    public static List<Map<String, Object>> events(String subject) {
        List<Map<String, Object>> found = new java.util.ArrayList<>();
        long position = 0;
        while (true) {
            io.restassured.path.json.JsonPath page = as("auditor")
                    .get("/v1/events?limit=500&after=" + position)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<Map<String, Object>> items = page.getList("items");
            if (items.isEmpty()) {
                return found;
            }
            for (Map<String, Object> item : items) {
                assertThat(item).containsKey("position");
                position = ((Number) item.get("position")).longValue();
                if (subject.equals(item.get("subject"))) {
                    found.add(item);
                }
            }
        }
    }

    /** Codes of a test's units. */
    public record Province(String code, String district, String commune, String endedCommune, String ward) {}
}
