package vn.ntm.budget;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A kind of document that one submits and another decides.
 *
 * @param name as the operations call it
 * @param path where it is submitted
 * @param collection where it is found and decided
 * @param body of another one at each call
 */
record SubmittedDocument(String name, String path, String collection, Supplier<Map<String, Object>> body) {

    /**
     * Every kind but payment requests, which speak for their money when they are submitted, and year ends.
     *
     * @param contract of the first commune's project DA-01, which has been paid and to which the commune can detail more
     */
    static List<SubmittedDocument> all(Scenario the, String contract) {
        String commune = the.province.commune(1);
        return List.of(
                of("Appropriation", "/v1/appropriations", () -> the.appropriation(5)),
                of(
                        "PlanDecision",
                        "/v1/plan-decisions",
                        () -> the.decision(
                                "DETAIL",
                                the.day(1, 5),
                                1,
                                List.of(Scenario.line(commune, null, commune, "DA-01", 1)))),
                of("Contract", "/v1/contracts", () -> the.contractOf("DA-01", 10, the.day(1, 15))),
                new SubmittedDocument(
                        "Amendment",
                        "/v1/contracts/" + contract + "/amendments",
                        "/v1/contracts/amendments",
                        () -> Map.of(
                                "number", Scenario.number("PL"),
                                "signedOn", the.day(4, 1).toString(),
                                "value", Http.money(510),
                                "ground", "change of volume")),
                new SubmittedDocument(
                        "Acceptance",
                        "/v1/contracts/" + contract + "/acceptances",
                        "/v1/contracts/acceptances",
                        () -> Map.of(
                                "number", Scenario.number("NT"),
                                "acceptedOn", the.day(5, 10).toString(),
                                "volume", Http.money(100))),
                of("Commitment", "/v1/commitments", () -> the.commitmentOf(contract, 10)),
                of(
                        "Contribution",
                        "/v1/contributions",
                        () -> Map.of(
                                "number", Scenario.number("DG"),
                                "unit", commune,
                                "resource", "ENTERPRISE",
                                "form", "CASH",
                                "contributedOn", "2021-05-05",
                                "value", Http.money(20),
                                "proof", "BB-1",
                                "source", "test")),
                of(
                        "Extension",
                        "/v1/extensions",
                        () -> the.extension("DA-01", "PROVINCIAL_COUNCIL", LocalDate.of(2022, 12, 31))),
                of("Settlement", "/v1/settlements", () -> the.settlement("DA-01", LocalDate.of(2022, 5, 1), 1)));
    }

    private static SubmittedDocument of(String name, String path, Supplier<Map<String, Object>> body) {
        return new SubmittedDocument(name, path, path, body);
    }
}
