package vn.ntm.budget;

import static io.restassured.RestAssured.given;

import io.quarkus.arc.Arc;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import vn.ntm.embedded.EmbeddedStack;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.unit.UnitPeriod;
import vn.ntm.platform.unit.UnitTable;
import vn.ntm.rules.DocumentedAnswers;

/** Calls of the running service by people of a test's own province; other name, other person. */
public final class Http {

    private static final AtomicInteger NEXT = new AtomicInteger(100);

    /** No write that a test sends may be answered with a status that the document does not name. */
    public static final DocumentedAnswers DOCUMENTED = DocumentedAnswers.of("budget-service");

    private Http() {}

    public static RequestSpecification as(String person, String role, String... units) {
        return keyed(UUID.randomUUID().toString(), person, role, units);
    }

    /** A call under a key that the test chose, to send it again. */
    public static RequestSpecification keyed(String key, String person, String role, String... units) {
        return given().filter(DOCUMENTED)
                .header(
                        "Authorization",
                        "Bearer "
                                + EmbeddedStack.tokens()
                                        .tokenOf(person, List.of(role), List.of(units), Duration.ofHours(1)))
                .header("Idempotency-Key", key)
                .header("Accept-Language", "en")
                .contentType(ContentType.JSON);
    }

    /** A province with two rural districts, each with two communes; the second commune of the second ended in 2020. */
    public static Province province() {
        int number = NEXT.getAndIncrement();
        Province province = new Province("P" + number);
        List<UnitPeriod> periods = new ArrayList<>();
        periods.add(unit(province.code(), "PROVINCE", null, null));
        for (String district : List.of(province.district(1), province.district(2))) {
            periods.add(unit(district, "RURAL_DISTRICT", province.code(), null));
        }
        periods.add(unit(province.commune(1), "COMMUNE", province.district(1), null));
        periods.add(unit(province.commune(2), "COMMUNE", province.district(1), null));
        periods.add(unit(province.commune(3), "COMMUNE", province.district(2), null));
        periods.add(unit(province.commune(4), "COMMUNE", province.district(2), LocalDate.of(2020, 1, 1)));
        Database database = Arc.container().instance(Database.class).get();
        UnitTable table = Arc.container().instance(UnitTable.class).get();
        database.write(Actor.SERVICE, tx -> {
            periods.forEach(period -> table.replace(tx.handle(), period.code(), 1, List.of(period)));
            return periods.size();
        });
        return province;
    }

    private static UnitPeriod unit(String code, String kind, String parent, LocalDate end) {
        return new UnitPeriod(code, "Đơn vị " + code, "Don vi " + code, kind, parent, null, end, "SOURCED", "T1");
    }

    public static Map<String, Object> money(long amount) {
        return Map.of("amount", amount, "currency", "VND");
    }

    /** Codes of a test's units, and the people who work for its province. */
    public record Province(String code) {

        public String district(int number) {
            return code + "D" + number;
        }

        public String commune(int number) {
            return code + "C" + number;
        }

        public RequestSpecification maker() {
            return as(code + "-maker", "province-officer", code);
        }

        public RequestSpecification approver() {
            return as(code + "-approver", "approver", code);
        }

        public RequestSpecification treasurer() {
            return as(code + "-treasurer", "treasurer", code);
        }

        public RequestSpecification auditor() {
            return as(code + "-auditor", "auditor", code);
        }

        /** Creates with the maker, and answers whatever the service says. */
        public Response make(String path, Map<String, Object> body) {
            return maker().body(body).post(path);
        }

        /** Creates with the maker and approves with the approver; the id. */
        public String approved(String path, Map<String, Object> body) {
            String id = made(path, body);
            approve(path, id).then().statusCode(201);
            return id;
        }

        public String made(String path, Map<String, Object> body) {
            Response response = make(path, body);
            response.then().statusCode(201);
            return response.path("id");
        }

        /** Approves the document under {@code path}; amendments and acceptances live beneath contracts. */
        public Response approve(String path, String id) {
            String collection = path.replaceAll("/v1/contracts/[^/]+/(amendments|acceptances)", "/v1/contracts/$1");
            return approver()
                    .header("If-Match", "*")
                    .body(Map.of("reason", "checked"))
                    .post(collection + "/" + id + "/approval");
        }
    }
}
