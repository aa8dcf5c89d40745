package vn.ntm.reporting;

import java.util.List;
import java.util.Map;

/** The made-up province's plan of 1 billion đồng, shared by two districts, with what was paid from it. */
final class MadeUpBudget {

    private final Owner owner;
    private final String code;

    MadeUpBudget(Owner owner, String code) {
        this.owner = owner;
        this.code = code;
    }

    void publish() {
        appropriation("decided", 1_000_000_000, true);
        appropriation("submitted", 500_000_000, false);
        owner.publish(
                "budget",
                "plan-decision-issued",
                "plan-decisions/" + code,
                2,
                code,
                MadeUpProvince.RECORDED,
                MadeUpProvince.map(
                        "id",
                        "p",
                        "state",
                        "ISSUED",
                        "unit",
                        code,
                        "decisionNumber",
                        "1",
                        "decidedOn",
                        "2020-12-28",
                        "kind",
                        "ASSIGN",
                        "fundSource",
                        "PROVINCE",
                        "capitalKind",
                        "INVESTMENT",
                        "budgetYear",
                        2021,
                        "total",
                        vnd(1_350_000_000),
                        "lines",
                        List.of(
                                line("", "1", 600_000_000),
                                line("", "2", 400_000_000),
                                line("1", "1", 350_000_000, "DA")),
                        "basis",
                        "RECONSTRUCTION",
                        "source",
                        "M1",
                        "makerId",
                        "m"));
        booking("1", "1", 2021, 200_000_000, "2021-03-12");
        booking("2", "2", 2021, 250_000_000, "2021-06-17");
        booking("3", "1", 2021, 240_000_000, "2021-10-07");
        booking("4", "1", 2020, 50_000_000, "2021-01-05");
        booking("5", "2", 2021, 20_000_000, null);
    }

    private void appropriation(String name, long amount, boolean decided) {
        owner.publish(
                "budget",
                decided ? "appropriation-decided" : "appropriation-submitted",
                "appropriations/" + code + name,
                1,
                code,
                MadeUpProvince.RECORDED,
                MadeUpProvince.map(
                        "id",
                        name,
                        "state",
                        decided ? "APPROVED" : "SUBMITTED",
                        "unit",
                        code,
                        "number",
                        name,
                        "decidedOn",
                        "2020-12-09",
                        "issuer",
                        "M",
                        "fundSource",
                        "PROVINCE",
                        "capitalKind",
                        "INVESTMENT",
                        "budgetYear",
                        2021,
                        "amount",
                        vnd(amount),
                        "basis",
                        "RECONSTRUCTION",
                        "source",
                        "M1",
                        "makerId",
                        "m"));
    }

    private Map<String, Object> line(String from, String to, long amount) {
        return line(from, to, amount, null);
    }

    private Map<String, Object> line(String from, String to, long amount, String project) {
        return MadeUpProvince.map(
                "fromUnit", code + from, "toUnit", code + to, "amount", vnd(amount), "project", project);
    }

    private void booking(String name, String unit, int year, long gross, String bookedOn) {
        booking(name, unit, year, gross, bookedOn, bookedOn == null ? 2 : 3);
    }

    void booking(String name, String unit, int year, long gross, String bookedOn, long version) {
        owner.publish(
                "budget",
                bookedOn == null ? "payment-request-approved" : "payment-request-booked",
                "payment-requests/" + code + name,
                version,
                code + unit,
                MadeUpProvince.RECORDED,
                MadeUpProvince.map(
                        "id",
                        name,
                        "state",
                        bookedOn == null ? "APPROVED" : "BOOKED",
                        "unit",
                        code + unit,
                        "project",
                        "DA",
                        "fundSource",
                        "PROVINCE",
                        "capitalKind",
                        "INVESTMENT",
                        "budgetYear",
                        year,
                        "kind",
                        "DIRECT",
                        "documentNumber",
                        name,
                        "documentDate",
                        "2021-01-04",
                        "gross",
                        vnd(gross),
                        "recovered",
                        vnd(0),
                        "cash",
                        vnd(gross),
                        "businessDate",
                        "2021-01-04",
                        "bookedOn",
                        bookedOn,
                        "basis",
                        "RECONSTRUCTION",
                        "source",
                        "M1",
                        "makerId",
                        "m"));
    }

    private static Map<String, Object> vnd(long amount) {
        return MadeUpProvince.map("amount", amount, "currency", "VND");
    }
}
