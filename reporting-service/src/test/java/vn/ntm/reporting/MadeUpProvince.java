package vn.ntm.reporting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A province of two districts and a city, small enough to count by hand. Its codes start with the given prefix, so that
 * each test has its own.
 */
final class MadeUpProvince {

    static final String RECORDED = "2021-12-01T00:00:00Z";

    private static final String EVIDENCE = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static final List<String> CRITERIA = List.of(
            "Quy hoạch",
            "Giao thông",
            "Thủy lợi",
            "Điện",
            "Trường học",
            "Cơ sở vật chất văn hóa",
            "Cơ sở hạ tầng thương mại nông thôn",
            "Thông tin và Truyền thông",
            "Nhà ở dân cư",
            "Thu nhập",
            "Hộ nghèo",
            "Lao động có việc làm",
            "Tổ chức sản xuất",
            "Giáo dục và Đào tạo",
            "Y tế",
            "Văn hóa",
            "Môi trường và an toàn thực phẩm",
            "Hệ thống chính trị và tiếp cận pháp luật",
            "Quốc phòng và An ninh");

    private final Owner owner;
    private final String code;

    /** The prefix of its codes, and the code of the province itself. */
    String code() {
        return code;
    }

    MadeUpProvince(Owner owner, String code) {
        this.owner = owner;
        this.code = code;
    }

    /** Everything that the figures need; the comments of the tests say what each adds up to. */
    void publishAll() {
        units();
        criteriaSets();
        assessments();
        recognitions();
        target("STANDARD", "ADD", 2);
        target("STANDARD", "TOTAL", 5);
        target("ADVANCED", "ADD", 1);
        statement("ntm.communes.standard", "2021-08-31", "at-least", "3", false);
        statement("ntm.communes.standard", "2021-08-31", "at-least", "4", true);
        statement("ntm.communes.total", "2021-08-31", null, "5", false);
        new MadeUpBudget(owner, code).publish();
        new MadeUpProducts(owner, code).publish();
        new MadeUpMarket(owner, code).publish();
        owner.awaitApplied();
    }

    void units() {
        unit("", "PROVINCE", null, null, null);
        unit("1", "RURAL_DISTRICT", "", null, null);
        unit("2", "TOWN", "", null, null);
        unit("3", "CITY", "", null, null);
        for (String commune : List.of("101", "102", "103")) {
            unit(commune, "COMMUNE", "1", null, null);
        }
        unit("204", "COMMUNE", "2", null, null);
        unit("205", "COMMUNE", "2", null, null);
        // A commune until the end of 2020, then a ward.
        owner.publish(
                "criteria",
                "unit-changed",
                "units/" + code + "206",
                1,
                code + "206",
                RECORDED,
                Map.of(
                        "code",
                        code + "206",
                        "periods",
                        List.of(
                                period("206", "COMMUNE", "2", null, "2021-01-01"),
                                period("206", "WARD", "2", "2021-01-01", null))));
        unit("207", "WARD", "2", null, null);
        // What a commune recognises beneath itself.
        unit("10101", "HAMLET", "101", null, null);
        unit("10102", "HAMLET", "101", null, null);
        unit("10103", "GARDEN", "101", null, null);
        unit("10104", "HOUSEHOLD", "101", null, null);
    }

    private void unit(String suffix, String kind, String parent, String from, String to) {
        unit(suffix, 1, period(suffix, kind, parent, from, to));
    }

    /** What a code names as a commune of the first district, for a test with reforms of its own. */
    void commune(String suffix, long version, String from, String to) {
        unit(suffix, version, period(suffix, "COMMUNE", "1", from, to));
    }

    private void unit(String suffix, long version, Map<String, Object> period) {
        owner.publish(
                "criteria",
                "unit-changed",
                "units/" + code + suffix,
                version,
                code + suffix,
                RECORDED,
                Map.of("code", code + suffix, "periods", List.of(period)));
    }

    Map<String, Object> period(String suffix, String kind, String parent, String from, String to) {
        return map(
                "code",
                code + suffix,
                "nameVi",
                "Đơn vị " + suffix,
                "nameAscii",
                "Don vi " + suffix,
                "kind",
                kind,
                "parentCode",
                parent == null ? null : code + parent,
                "validFrom",
                from,
                "validTo",
                to,
                "basis",
                "RECONSTRUCTION",
                "source",
                "M1");
    }

    private void criteriaSets() {
        criteriaSet("a", true);
        criteriaSet("b", true);
        criteriaSet("part", false);
    }

    private void criteriaSet(String id, boolean complete) {
        String set = code + "-" + id;
        owner.publish(
                "criteria",
                "criteria-set-published",
                "criteria-sets/" + set,
                1,
                set,
                RECORDED,
                map(
                        "id",
                        set,
                        "level",
                        "STANDARD",
                        "unitKind",
                        "COMMUNE",
                        "nameVi",
                        "Bộ " + id,
                        "nameEn",
                        "Set " + id,
                        "complete",
                        complete,
                        "criteria",
                        criteria(),
                        "criteriaTotal",
                        20,
                        "subCriteriaTotal",
                        53,
                        "basis",
                        "RECONSTRUCTION",
                        "source",
                        "M1",
                        "confidence",
                        "LOW"));
    }

    /** Criteria 1 to 19 with their names; the twentieth is nobody's. */
    private static List<Map<String, Object>> criteria() {
        List<Map<String, Object>> criteria = new ArrayList<>();
        for (String name : CRITERIA) {
            criteria.add(map("code", Integer.toString(criteria.size() + 1), "nameVi", name, "nameEn", "In English"));
        }
        return criteria;
    }

    /** Who met n criteria met the first n. */
    private static List<Map<String, Object>> verdicts(int met) {
        List<Map<String, Object>> verdicts = new ArrayList<>();
        for (int code = 1; code <= CRITERIA.size(); code++) {
            verdicts.add(map("code", Integer.toString(code), "verdict", code <= met ? "MET" : "NOT_MET"));
        }
        return verdicts;
    }

    private void assessments() {
        assessment(
                "old", "101", "part", "2015-12-31", 1, 1, true, List.of(quantity("income-per-head", "30000", "1000")));
        assessment("early", "102", "a", "2020-06-30", 10, 20, true, List.of(quantity("income-per-head", "1", "1")));
        assessment(
                "1",
                "101",
                "a",
                "2020-12-31",
                20,
                53,
                true,
                List.of(quantity("income-per-head", "90000", "2000"), quantity("poverty-rate", "5", "500")));
        assessment(
                "2",
                "102",
                "a",
                "2020-12-31",
                18,
                50,
                true,
                List.of(quantity("income-per-head", "84000", "2000"), quantity("poverty-rate", null, null)));
        assessment("3", "103", "a", "2020-12-31", 14, 40, true, List.of());
        assessment("4", "204", "b", "2020-12-31", 19, 49, true, List.of());
        assessment(
                "5",
                "205",
                "part",
                "2020-12-31",
                1,
                1,
                true,
                List.of(quantity("income-per-head", "36000", "1000"), quantity("poverty-rate", "5", "300")));
        assessment("6", "206", "a", "2020-12-31", 20, 53, false, List.of(quantity("income-per-head", "1", "1")));
    }

    private void assessment(
            String name,
            String unit,
            String set,
            String on,
            int met,
            int subMet,
            boolean approved,
            List<Map<String, Object>> quantities) {
        Map<String, Object> data = assessed(name, unit, set, on, met, subMet, quantities);
        String subject = "assessments/" + code + "-" + name;
        owner.publish("criteria", "assessment-submitted", subject, 1, code + unit, RECORDED, data);
        if (approved) {
            data.put("state", "APPROVED");
            owner.publish("criteria", "assessment-approved", subject, 2, code + unit, RECORDED, data);
        }
    }

    /** What an approved assessment says from now on. */
    void correct(String name, String unit, String set, String on, int met, String income, String people) {
        Map<String, Object> data =
                assessed(name, unit, set, on, met, met, List.of(quantity("income-per-head", income, people)));
        data.put("state", "APPROVED");
        owner.publish(
                "criteria", "assessment-approved", "assessments/" + code + "-" + name, 3, code + unit, RECORDED, data);
    }

    private Map<String, Object> assessed(
            String name,
            String unit,
            String set,
            String on,
            int met,
            int subMet,
            List<Map<String, Object>> quantities) {
        return map(
                "id",
                name,
                "state",
                "SUBMITTED",
                "unit",
                code + unit,
                "criteriaSet",
                code + "-" + set,
                "level",
                "STANDARD",
                "assessedOn",
                on,
                "round",
                on.substring(0, 4),
                "criteriaMet",
                met,
                "criteriaTotal",
                20,
                "subCriteriaMet",
                subMet,
                "subCriteriaTotal",
                53,
                "criteria",
                verdicts(met),
                "subCriteria",
                quantities,
                "basis",
                "RECONSTRUCTION",
                "source",
                "M1",
                "makerId",
                "m");
    }

    private static Map<String, Object> quantity(String quantity, String numerator, String denominator) {
        return map(
                "code",
                quantity,
                "verdict",
                "MET",
                // Two measures in one, as some sub-criteria have them.
                "value",
                "98.5|77",
                "quantity",
                quantity,
                "numerator",
                numerator,
                "denominator",
                denominator,
                "evidence",
                List.of(EVIDENCE));
    }

    private void recognitions() {
        recognised("101", "MODEL", 2020, "2021-04-12");
        recognised("102", "ADVANCED", 2020, "2021-03-10");
        recognised("103", "STANDARD", 2020, "2021-02-10");
        recognised("204", "STANDARD", 2021, "2021-09-15");
        recognised("207", "STANDARD", 2018, "2018-09-15");
        recognised("2", "COMPLETED", 2019, "2019-10-31");
        recognised("10101", "MODEL", 2021, "2021-05-01");
        recognised("10103", "STANDARD", 2021, "2021-05-01");
        recognised("10104", "STANDARD", 2021, "2021-05-01");
        recognition("205", "STANDARD", 2020, "2021-02-10", 1, "recognition-proposed", RECORDED, null);
    }

    private void recognised(String unit, String level, int year, String on) {
        recognition(unit, level, year, on, 1, "recognition-proposed", RECORDED, null);
        recognition(unit, level, year, on, 2, "recognition-decided", RECORDED, null);
    }

    void recognition(
            String unit,
            String level,
            int year,
            String on,
            long version,
            String fact,
            String recordedAt,
            String revoked) {
        String state =
                switch (fact) {
                    case "recognition-decided" -> "APPROVED";
                    case "recognition-revoked" -> "REVOKED";
                    default -> "SUBMITTED";
                };
        owner.publish(
                "criteria",
                fact,
                recognitionSubject(unit, level),
                version,
                code + unit,
                recordedAt,
                map(
                        "id",
                        unit,
                        "state",
                        state,
                        "unit",
                        code + unit,
                        "unitKind",
                        "COMMUNE",
                        "level",
                        level,
                        "achievementYear",
                        year,
                        "decisionDate",
                        on,
                        "decisionDatePrecision",
                        "DAY",
                        "revokedOn",
                        revoked,
                        "basis",
                        "RECONSTRUCTION",
                        "source",
                        "M1",
                        "confidence",
                        "LOW",
                        "makerId",
                        "m"));
    }

    String recognitionSubject(String unit, String level) {
        return "recognitions/" + code + unit + "-" + level;
    }

    private void target(String level, String measure, int value) {
        owner.publish(
                "criteria",
                "target-set",
                "targets/" + code + level + measure,
                1,
                code,
                RECORDED,
                map(
                        "id",
                        "t",
                        "unit",
                        code,
                        "year",
                        2021,
                        "level",
                        level,
                        "unitKind",
                        "COMMUNE",
                        "measure",
                        measure,
                        "value",
                        value,
                        "basis",
                        "RECONSTRUCTION",
                        "source",
                        "M1"));
    }

    private void statement(String indicator, String on, String mode, String value, boolean rival) {
        owner.publish(
                "criteria",
                "statement-recorded",
                "statements/" + code + indicator + on + rival,
                1,
                code,
                RECORDED,
                map(
                        "id",
                        "s",
                        "indicator",
                        indicator,
                        "unit",
                        code,
                        "validOn",
                        on,
                        "mode",
                        mode,
                        "value",
                        value,
                        "rival",
                        rival,
                        "source",
                        "M1"));
    }

    /** Without what is null, as the owners write their events. */
    static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        List<Object> list = Arrays.asList(pairs);
        for (int i = 0; i < list.size(); i += 2) {
            if (list.get(i + 1) != null) {
                map.put((String) list.get(i), list.get(i + 1));
            }
        }
        return map;
    }
}
