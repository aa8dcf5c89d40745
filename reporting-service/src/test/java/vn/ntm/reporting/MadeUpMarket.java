package vn.ntm.reporting;

import static vn.ntm.reporting.MadeUpProvince.map;

import java.util.Map;

/** What holds the made-up province's money up, what was given, and what is sold, had and wanted there. */
final class MadeUpMarket {

    private final Owner owner;
    private final String code;

    MadeUpMarket(Owner owner, String code) {
        this.owner = owner;
        this.code = code;
    }

    /** Held up on 31/08/2021: 70 + 30 million; committed: 120 − 20 million; given: 5 + 3 million. */
    void publish() {
        obstacle("1", "101", "2021-05-10", null, 70_000_000);
        obstacle("2", "2", "2021-06-01", null, 30_000_000);
        obstacle("3", "2", "2021-02-01", "2021-08-31", 9_000_000);
        budget("commitment-made", "commitments/" + code, 2, "1", commitment(null));
        budget("commitment-released", "commitments/" + code, 3, "1", commitment(vnd(20_000_000)));
        budget("commitment-submitted", "commitments/" + code + "b", 1, "1", commitment(null));
        contribution("1", "ENTERPRISE", "CASH", "2021-03-01", 5_000_000);
        contribution("2", "PEOPLE", "LAND", "2021-08-31", 3_000_000);
        contribution("3", "CREDIT", "CREDIT_OUTSTANDING", "2021-01-31", 900_000_000);
        contribution("4", "PEOPLE", "CASH", "2020-12-31", 1_000_000);
        ocop(
                "product-registered",
                "products/" + code + "M",
                map(
                        "id",
                        code + "M",
                        "code",
                        code + "M",
                        "name",
                        "Mật ong",
                        "unit",
                        code + "2",
                        "joinedOn",
                        "2010-01-01",
                        "leftOn",
                        "2011-01-01"));
        ocop(
                "channel-opened",
                "channels/" + code,
                map("code", code + "EC", "kind", "E_COMMERCE", "nameVi", "Sàn", "openedOn", "2020-01-01"));
        ocop(
                "channel-opened",
                "channels/" + code + "f",
                map("code", code + "FAIR", "kind", "FAIR", "nameVi", "Hội chợ", "openedOn", "2020-01-01"));
        sale("1", "EC", "2021-06-30", 25_000_000);
        sale("2", "FAIR", "2021-08-31", 75_000_000);
        sale("3", "FAIR", "2021-09-30", 11_000_000);
        sale("4", "EC", "2020-12-31", 13_000_000);
        supply("1", "UNSOLD", "2021-08-01", 400);
        supply("2", "UNSOLD", "2021-08-20", 300);
        supply("3", "UNSOLD", "2021-09-02", 100);
        supply("4", "STOCK", "2021-08-01", 1_000);
        supply("5", "STOCK", "2021-08-01", "Nước mắm", 1_200, "LITRE");
        ocop(
                "demand-offered",
                "demand/" + code,
                map(
                        "code",
                        code + "B",
                        "buyer",
                        "Siêu thị",
                        "asOf",
                        "2021-08-01",
                        "commodity",
                        "Hàu",
                        "unit",
                        code,
                        "quantity",
                        700,
                        "measure",
                        "KILOGRAM",
                        "wantedFrom",
                        "2021-08-01",
                        "wantedTo",
                        "2021-10-31",
                        "estimated",
                        false));
        owner.publish(
                "criteria",
                "roadmap-line-set",
                "roadmaps/" + code,
                1,
                code + "102",
                MadeUpProvince.RECORDED,
                map(
                        "unit",
                        code + "102",
                        "level",
                        "MODEL",
                        "dueYear",
                        2021,
                        "basis",
                        "RECONSTRUCTION",
                        "source",
                        "M1"));
    }

    private void obstacle(String name, String unit, String opened, String closed, long held) {
        budget(
                closed == null ? "obstacle-opened" : "obstacle-resolved",
                "obstacles/" + code + name,
                1,
                unit,
                map(
                        "number",
                        "VM-" + name,
                        "code",
                        "LAND_CLEARANCE",
                        "unit",
                        code + unit,
                        "text",
                        "Chưa bàn giao mặt bằng",
                        "owner",
                        "UBND huyện",
                        "openedOn",
                        opened,
                        "dueOn",
                        "2021-10-31",
                        "held",
                        vnd(held),
                        "progress",
                        closed == null ? "OPEN" : "RESOLVED",
                        "closedOn",
                        closed));
    }

    private Map<String, Object> commitment(Map<String, Object> released) {
        return map(
                "contractId",
                "c",
                "unit",
                code + "1",
                "project",
                "DA",
                "fundSource",
                "PROVINCE",
                "capitalKind",
                "INVESTMENT",
                "budgetYear",
                2021,
                "number",
                "CK",
                "committedOn",
                "2021-02-02",
                "amount",
                vnd(120_000_000),
                "released",
                released);
    }

    private void contribution(String name, String resource, String form, String on, long value) {
        budget(
                "contribution-recorded",
                "contributions/" + code + name,
                2,
                "101",
                map(
                        "number",
                        name,
                        "unit",
                        code + "101",
                        "resource",
                        resource,
                        "form",
                        form,
                        "contributedOn",
                        on,
                        "value",
                        vnd(value),
                        "proof",
                        "BB",
                        "source",
                        "M1"));
    }

    private void sale(String name, String channel, String to, long amount) {
        ocop(
                "sales-reported",
                "sales/" + code + name,
                map(
                        "channel",
                        code + channel,
                        "product",
                        code + "M",
                        "periodFrom",
                        to.substring(0, 8) + "01",
                        "periodTo",
                        to,
                        "amountVnd",
                        amount,
                        "estimated",
                        channel.equals("FAIR"),
                        "source",
                        "M1"));
    }

    private void supply(String name, String kind, String asOf, long quantity) {
        supply(name, kind, asOf, "Hàu", quantity, "KILOGRAM");
    }

    private void supply(String name, String kind, String asOf, String commodity, long quantity, String measure) {
        ocop(
                "supply-declared",
                "supply/" + code + name,
                map(
                        "unit",
                        code + "2",
                        "asOf",
                        asOf,
                        "kind",
                        kind,
                        "commodity",
                        commodity,
                        "quantity",
                        quantity,
                        "measure",
                        measure,
                        "availableFrom",
                        "2021-08-01",
                        "availableTo",
                        "2021-09-30",
                        "estimated",
                        false,
                        "source",
                        "M1"));
    }

    private void budget(String fact, String subject, long version, String unit, Map<String, Object> data) {
        owner.publish("budget", fact, subject, version, code + unit, MadeUpProvince.RECORDED, data);
    }

    private void ocop(String fact, String subject, Map<String, Object> data) {
        owner.publish("ocop", fact, subject, 1, code + "2", MadeUpProvince.RECORDED, data);
    }

    private static Map<String, Object> vnd(long amount) {
        return map("amount", amount, "currency", "VND");
    }
}
