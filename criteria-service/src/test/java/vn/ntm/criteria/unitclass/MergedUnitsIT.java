package vn.ntm.criteria.unitclass;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.CriteriaSetExamples;
import vn.ntm.criteria.Drafts;
import vn.ntm.criteria.Http;
import vn.ntm.criteria.Http.Province;
import vn.ntm.criteria.Mergers;
import vn.ntm.criteria.QuangNinh;
import vn.ntm.criteria.RecognitionExamples;
import vn.ntm.criteria.SetsInLaw;
import vn.ntm.embedded.StackResource;

/** What the reform of 1 July 2025 does to the class of communes and to what was measured of them (docs/adr/0012). */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class MergedUnitsIT {

    private static final Province PROVINCE = new Province(QuangNinh.CODE, "", "", "", "");
    private static final String BEFORE = "2025-06-30";
    private static final String DAY = "2025-07-01";

    /** Hoành Mô, from that day made of the whole communes Hoành Mô and Đồng Văn. */
    private static final String HOANH_MO = "06841";

    private static final String DONG_VAN = "06847";

    /** Hải Sơn, from that day made of the whole communes Hải Sơn and Bắc Sơn. */
    private static final String HAI_SON = "06724";

    private static final String BAC_SON = "06727";

    /** Vĩnh Thực, from that day made of the whole communes Vĩnh Trung and Vĩnh Thực. */
    private static final String VINH_THUC = "06757";

    /** Thống Nhất, from that day made of a whole commune and of parts of divided ones. */
    private static final String THONG_NHAT = "07060";

    @Test
    void the_class_that_all_parts_had_goes_by_and_where_they_differ_nothing_is_judged() {
        QuangNinh.units();
        String set = set(PROVINCE, "PERCENT,AT_LEAST,unknown,%,", "region:DBSH=80; region:TDMNPB=60,,,,,");
        Http.importCsv(
                        "/v1/unit-classes",
                        QuangNinh.CODE,
                        "unit,validFrom,regionColumn,basis,source,confidence\n"
                                + unitClass(HOANH_MO, "TDMNPB")
                                + unitClass(DONG_VAN, "TDMNPB")
                                + unitClass(HAI_SON, "TDMNPB")
                                + unitClass(BAC_SON, "DBSH")
                                + unitClass(VINH_THUC, "DBSH")
                                + unitClass(THONG_NHAT, "DBSH"))
                .statusCode(200);

        judged(HOANH_MO, set, BEFORE, "70").body("subCriteria[0].threshold", equalTo("60"));
        judged(HOANH_MO, set, DAY, "70")
                .body("subCriteria[0].threshold", equalTo("60"))
                .body("subCriteria[0].verdict", equalTo("MET"));

        judged(HAI_SON, set, BEFORE, "70").body("subCriteria[0].threshold", equalTo("60"));
        judged(HAI_SON, set, DAY, "70")
                .body("subCriteria[0].verdict", equalTo("THRESHOLD_NOT_SET"))
                .body("subCriteria[0].why", equalTo("UNIT_CLASS_DIFFERS"))
                .body("subCriteria[0].threshold", equalTo("unknown"))
                .body("subCriteria[0].reasonVi", containsString("khác nhau"))
                .body("subCriteria[0].reasonEn", containsString("made of differ"));

        judged(VINH_THUC, set, BEFORE, "70").body("subCriteria[0].verdict", equalTo("NOT_MET"));
        judged(VINH_THUC, set, DAY, "70").body("subCriteria[0].why", equalTo("UNIT_CLASS_UNKNOWN"));

        judged(THONG_NHAT, set, BEFORE, "70").body("subCriteria[0].threshold", equalTo("80"));
        judged(THONG_NHAT, set, DAY, "70").body("subCriteria[0].why", equalTo("UNIT_CLASS_UNKNOWN"));

        Http.post(
                        "/v1/unit-classes",
                        QuangNinh.CODE,
                        Map.of(
                                "unit", HAI_SON,
                                "validFrom", "2025-09-01",
                                "regionColumn", "DBSH",
                                "basis", "SOURCED",
                                "source", "T1",
                                "confidence", "HIGH"))
                .statusCode(201);
        judged(HAI_SON, set, "2025-08-31", "70").body("subCriteria[0].why", equalTo("UNIT_CLASS_DIFFERS"));
        judged(HAI_SON, set, "2025-09-01", "70").body("subCriteria[0].threshold", equalTo("80"));
    }

    @Test
    void what_was_measured_of_all_parts_alike_goes_by_and_where_they_differ_nothing_is_judged() {
        Province province = merged();
        String income = set(province, "MONEY,AT_LEAST,1,triệu đồng,income-per-head", ",,,,,");
        String model =
                set(province, "MONEY,AT_LEAST,own:1.5:income-per-head:STANDARD,triệu đồng,income-per-head", ",,,,,");
        Map.of("A1", "40", "A2", "40.0", "B1", "40", "B2", "44", "C1", "40").forEach((unit, value) -> {
            assessed(province, province.code() + unit, income, value);
            RecognitionExamples.approved(province.code(), province.code() + unit, "STANDARD", 2018, "2019-05-01");
        });

        judged(province, "A1", model, DAY, "60")
                .body("subCriteria[0].threshold", equalTo("60"))
                .body("subCriteria[0].verdict", equalTo("MET"));
        judged(province, "B1", model, BEFORE, "60").body("subCriteria[0].threshold", equalTo("60"));
        judged(province, "B1", model, DAY, "1000")
                .body("subCriteria[0].verdict", equalTo("THRESHOLD_NOT_SET"))
                .body("subCriteria[0].why", equalTo("BASE_DIFFERS"))
                .body("subCriteria[0].reasonEn", containsString("made of differ"));
        judged(province, "C1", model, DAY, "1000").body("subCriteria[0].why", equalTo("BASE_UNKNOWN"));
    }

    @Test
    void meeting_another_set_goes_by_where_all_parts_answer_alike() {
        Province province = merged();
        String other = set(province, "BOOLEAN,IS_MET,true,,", ",,,,,");
        String set = set(province, "BOOLEAN,IS_MET,true,,", ",,,MEETS:" + other + ",,");
        Map.of("A1", "true", "A2", "true", "B1", "true", "B2", "false", "C1", "true")
                .forEach((unit, value) -> assessed(province, province.code() + unit, other, value));
        meets(province, "A1", set, DAY, "MET");
        meets(province, "B1", set, BEFORE, "MET");
        meets(province, "B1", set, DAY, "NOT_REPORTED");
        meets(province, "C1", set, DAY, "NOT_REPORTED");
    }

    /** A province in which on the day A1 and A2 become A1, and so B1 and B2, C1 and C2. */
    private static Province merged() {
        Province province = Http.province();
        StringBuilder units = new StringBuilder(Http.unitsHeader());
        List<Map<String, Object>> transfers = new ArrayList<>();
        for (String name : List.of("A", "B", "C")) {
            for (int i = 1; i <= 2; i++) {
                String code = province.code() + name + i;
                units.append(Http.unit(code, "COMMUNE", province.district(), "", ""));
                transfers.add(Mergers.whole(code, province.code() + name + 1));
            }
        }
        Http.importCsv("/v1/units", province.code(), units.toString()).statusCode(200);
        Mergers.reform(province, DAY, transfers);
        return province;
    }

    private static String unitClass(String unit, String column) {
        return unit + ",2021-01-01," + column + ",SOURCED,T1,HIGH\n";
    }

    private static String set(Province province, String judged, String more) {
        String id = CriteriaSetExamples.newId();
        SetsInLaw.published(
                province.code(),
                id,
                SetsInLaw.set(id, "9/QĐ", "2016-12-01", "", "", "false,false"),
                SetsInLaw.sub(id, "1", "1", judged, more));
        return id;
    }

    private static void assessed(Province province, String unit, String set, String value) {
        String id = Http.post(
                        "/v1/assessments",
                        province.code(),
                        Drafts.form(unit, set, "2018-12-31", List.of(Map.of("subCriterion", "1", "value", value))))
                .statusCode(201)
                .extract()
                .path("id");
        Http.approve("/v1/assessments", province.code(), List.of(id)).statusCode(200);
    }

    private static ValidatableResponse judged(String unit, String set, String on, String value) {
        return Drafts.judged(
                PROVINCE, Drafts.form(unit, set, on, List.of(Map.of("subCriterion", "1", "value", value))));
    }

    private static ValidatableResponse judged(Province province, String unit, String set, String on, String value) {
        return Drafts.judged(
                province,
                Drafts.form(province.code() + unit, set, on, List.of(Map.of("subCriterion", "1", "value", value))));
    }

    private static void meets(Province province, String unit, String set, String on, String verdict) {
        Drafts.judged(province, Drafts.form(province.code() + unit, set, on, List.of()))
                .body("subCriteria[0].verdict", equalTo(verdict));
    }
}
