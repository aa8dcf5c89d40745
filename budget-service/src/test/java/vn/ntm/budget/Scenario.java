package vn.ntm.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.Http.Province;
import vn.ntm.budget.ledger.Bucket;

/** The documents of a test's own province, in the words of the trade: money decided, assigned, detailed, committed, paid. */
public final class Scenario {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    public final Province province;
    public final int year;

    public Scenario(int year) {
        this.province = Http.province();
        this.year = year;
    }

    public static String number(String prefix) {
        return prefix + "-" + NUMBER.incrementAndGet();
    }

    public LocalDate day(int month, int day) {
        return LocalDate.of(year, month, day);
    }

    public String appropriate(long amount) {
        return province.approved("/v1/appropriations", appropriation(amount));
    }

    public Map<String, Object> appropriation(long amount) {
        return body(Map.of(
                "unit",
                province.code(),
                "number",
                number("NQ"),
                "decidedOn",
                (year - 1) + "-12-09",
                "issuer",
                "Hội đồng nhân dân tỉnh",
                "fundSource",
                "PROVINCE",
                "capitalKind",
                "INVESTMENT",
                "budgetYear",
                year,
                "amount",
                Http.money(amount),
                "basis",
                "SOURCED",
                "source",
                "test"));
    }

    public Map<String, Object> decision(String kind, LocalDate on, long total, List<Map<String, Object>> lines) {
        return body(new HashMap<>(Map.of(
                "unit",
                lines.get(0).get("fromUnit"),
                "decisionNumber",
                number("QĐ"),
                "decidedOn",
                on.toString(),
                "kind",
                kind,
                "fundSource",
                "PROVINCE",
                "capitalKind",
                "INVESTMENT",
                "budgetYear",
                year,
                "total",
                Http.money(total),
                "lines",
                lines,
                "basis",
                "SOURCED")));
    }

    public static Map<String, Object> line(
            String fromUnit, @Nullable String fromProject, String toUnit, @Nullable String project, long amount) {
        Map<String, Object> line = new HashMap<>();
        line.put("fromUnit", fromUnit);
        line.put("toUnit", toUnit);
        line.put("amount", Http.money(amount));
        if (fromProject != null) {
            line.put("fromProject", fromProject);
        }
        if (project != null) {
            line.put("project", project);
        }
        return line;
    }

    /** The Council decides, the province assigns to the first commune, the commune details to the project. */
    public void detailed(String project, long amount) {
        appropriate(amount);
        assign(province.commune(1), amount);
        detail(province.commune(1), project, amount);
    }

    public String assign(String unit, long amount) {
        return province.approved(
                "/v1/plan-decisions",
                decision(
                        "ASSIGN",
                        LocalDate.of(year - 1, 12, 20),
                        amount,
                        List.of(line(province.code(), null, unit, null, amount))));
    }

    public String detail(String unit, String project, long amount) {
        return province.approved(
                "/v1/plan-decisions",
                decision(
                        "DETAIL",
                        LocalDate.of(year - 1, 12, 28),
                        amount,
                        List.of(line(unit, null, unit, project, amount))));
    }

    public Map<String, Object> contractOf(String project, long value, LocalDate signedOn) {
        return body(new HashMap<>(Map.of(
                "unit",
                province.commune(1),
                "project",
                project,
                "capitalKind",
                "INVESTMENT",
                "number",
                number("HĐ"),
                "signedOn",
                signedOn.toString(),
                "contractor",
                "Công ty A",
                "value",
                Http.money(value),
                "basis",
                "SOURCED")));
    }

    public String contract(String project, long value) {
        return province.approved("/v1/contracts", contractOf(project, value, day(1, 15)));
    }

    public Map<String, Object> commitmentOf(String contract, long amount) {
        return new HashMap<>(Map.of(
                "contractId",
                contract,
                "fundSource",
                "PROVINCE",
                "budgetYear",
                year,
                "number",
                number("CK"),
                "committedOn",
                day(1, 20).toString(),
                "amount",
                Http.money(amount),
                "treasuryHeld",
                false));
    }

    public String commit(String contract, long amount) {
        return province.approved("/v1/commitments", commitmentOf(contract, amount));
    }

    public String accept(String contract, long volume) {
        return accept(contract, volume, day(5, 10));
    }

    public String accept(String contract, long volume, LocalDate on) {
        return province.approved(
                "/v1/contracts/" + contract + "/acceptances",
                Map.of("number", number("NT"), "acceptedOn", on.toString(), "volume", Http.money(volume)));
    }

    public Response amend(String contract, long value) {
        String id = province.made(
                "/v1/contracts/" + contract + "/amendments",
                Map.of(
                        "number", number("PL"),
                        "signedOn", day(4, 1).toString(),
                        "value", Http.money(value),
                        "ground", "change of volume"));
        return province.approve("/v1/contracts/x/amendments", id);
    }

    public Map<String, Object> request(
            String kind, @Nullable String contract, String project, long gross, long recovered, LocalDate on) {
        Map<String, Object> request = new HashMap<>(Map.of(
                "unit",
                province.commune(1),
                "project",
                project,
                "fundSource",
                "PROVINCE",
                "capitalKind",
                "INVESTMENT",
                "budgetYear",
                year,
                "kind",
                kind,
                "documentNumber",
                number("YC"),
                "gross",
                Http.money(gross),
                "businessDate",
                on.toString(),
                "documentDate",
                on.toString()));
        request.put("basis", "SOURCED");
        request.put("source", "test");
        if (contract != null) {
            request.put("contractId", contract);
        }
        if (recovered > 0) {
            request.put("recovered", Http.money(recovered));
        }
        return request;
    }

    public Response ask(
            String kind, @Nullable String contract, String project, long gross, long recovered, LocalDate on) {
        return province.make("/v1/payment-requests", request(kind, contract, project, gross, recovered, on));
    }

    /** Asked and approved; the id. */
    public String inFlight(
            String kind, @Nullable String contract, String project, long gross, long recovered, LocalDate on) {
        return province.approved("/v1/payment-requests", request(kind, contract, project, gross, recovered, on));
    }

    public Response book(String id, LocalDate on) {
        return province.treasurer()
                .body(Map.of("bookedOn", on.toString(), "treasuryDocument", number("KB")))
                .post("/v1/payment-requests/" + id + "/booking");
    }

    public String paid(
            String kind, @Nullable String contract, String project, long gross, long recovered, LocalDate on) {
        String id = inFlight(kind, contract, project, gross, recovered, on);
        book(id, on).then().statusCode(201);
        return id;
    }

    public Response end(String id, String how, Http.Province people, LocalDate on) {
        return (how.equals("withdrawal") ? people.maker() : people.approver())
                .header("If-Match", "*")
                .body(Map.of("reason", "test", "on", on.toString()))
                .post("/v1/payment-requests/" + id + "/" + how);
    }

    /** Carries what these projects of the first commune did not spend over into the next year, and cancels the rest. */
    public Map<String, Object> yearEnd(List<String> projects) {
        return new HashMap<>(Map.of(
                "unit",
                province.code(),
                "decisionNumber",
                number("KD"),
                "decidedOn",
                LocalDate.of(year + 1, 2, 10).toString(),
                "carryOver",
                projects.stream()
                        .map(project -> Map.of(
                                "unit", province.commune(1),
                                "project", project,
                                "fundSource", "PROVINCE",
                                "capitalKind", "INVESTMENT",
                                "legalGround", "39/2019/QH14"))
                        .toList()));
    }

    /** Previews a year end and proposes what was seen; the proposal's id. The digest stays in the request. */
    public String proposed(Map<String, Object> yearEnd) {
        String digest = province.maker()
                .body(yearEnd)
                .post("/v1/year-ends/" + year + "/preview")
                .path("digest");
        yearEnd.put("digest", digest);
        return province.maker()
                .body(yearEnd)
                .post("/v1/year-ends/" + year + "/proposals")
                .path("id");
    }

    /** What a decision about the money of a project begins with; the rest is to be put into it. */
    public Map<String, Object> ofProject(String project) {
        return new HashMap<>(Map.of(
                "unit",
                province.commune(1),
                "project",
                project,
                "fundSource",
                "PROVINCE",
                "capitalKind",
                "INVESTMENT",
                "budgetYear",
                year,
                "source",
                "test"));
    }

    public Map<String, Object> settlement(String project, LocalDate decidedOn, long amount) {
        Map<String, Object> settlement = ofProject(project);
        settlement.putAll(Map.of(
                "settlementYear", year + 1,
                "number", number("QT"),
                "decidedOn", decidedOn.toString(),
                "amount", Http.money(amount)));
        return settlement;
    }

    /** A decision of 20 January of the next year that lets a project be paid later. */
    public Map<String, Object> extension(String project, String decidedBy, LocalDate until) {
        Map<String, Object> extension = ofProject(project);
        extension.putAll(Map.of(
                "until", until.toString(),
                "decidedBy", decidedBy,
                "decisionNumber", number("NQ"),
                "decidedOn", LocalDate.of(year + 1, 1, 20).toString(),
                "legalGround", "39/2019/QH14"));
        return extension;
    }

    /** What the project and its contracts hold, from the entries. */
    public Map<Bucket, Long> buckets(String project) {
        return buckets(province.commune(1), project);
    }

    public Map<Bucket, Long> buckets(String unit, @Nullable String project) {
        JsonPath page = province.auditor()
                .get("/v1/ledger/cells?unit=" + unit + (project == null ? "" : "&project=" + project) + "&budgetYear="
                        + year)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Map<Bucket, Long> sums = new EnumMap<>(Bucket.class);
        for (Bucket bucket : Bucket.values()) {
            sums.put(bucket, 0L);
        }
        List<Map<String, Object>> items = page.getList("items");
        for (Map<String, Object> item : items) {
            @SuppressWarnings("unchecked")
            Map<String, Object> balances = (Map<String, Object>) item.get("balances");
            balances.forEach(
                    (name, amount) -> sums.merge(Bucket.valueOf(name), ((Number) amount).longValue(), Long::sum));
        }
        return sums;
    }

    public static long disbursed(Map<Bucket, Long> buckets) {
        return Bucket.DISBURSED.stream().mapToLong(buckets::get).sum();
    }

    /** Nothing in the whole ledger disagrees. */
    public void assertSound() {
        JsonPath report = province.auditor()
                .get("/v1/ledger/verify")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(report.getList("findings")).isEmpty();
        assertThat(province.auditor().get("/v1/ledger/trial-balance").<Integer>path("difference.amount"))
                .isZero();
    }

    private static Map<String, Object> body(Map<String, Object> fields) {
        Map<String, Object> body = new HashMap<>(fields);
        body.put("source", "test");
        return body;
    }
}
