package vn.ntm.criteria;

import java.util.List;
import java.util.UUID;

/** A small set for communes: one criterion of two parts, one whose threshold is open, one of income. */
public final class CriteriaSetExamples {

    private static final String SETS =
            "id,decisionNumber,issuedOn,level,unitKind,validFrom,validTo,nameVi,nameEn,issuer,complete,basis,source,confidence,note\n";
    private static final String SUB_CRITERIA =
            "criteriaSet,criterion,criterionNameVi,criterionNameEn,code,nameVi,nameEn,"
                    + "measure,direction,threshold,unitOfMeasure,quantity,basis,source,confidence,note\n";

    private CriteriaSetExamples() {}

    public static String newId() {
        return "set-" + UUID.randomUUID();
    }

    public static String set(String id) {
        return SETS + id
                + ",1/QĐ,2016-10-17,STANDARD,COMMUNE,2016-12-01,,Bộ thử,Trial set,Tỉnh,true,SOURCED,T1,HIGH,\n";
    }

    public static String subCriteria(String id) {
        return SUB_CRITERIA
                + row(id, "1", "1.1", "BOOLEAN,IS_MET,true,,")
                + row(id, "1", "1.2", "PERCENT,AT_LEAST,50,%,")
                + row(id, "2", "2.1", "NUMBER,AT_LEAST,delegated,,")
                + row(id, "3", "3.1", "MONEY,AT_LEAST,45,triệu đồng,income-per-head");
    }

    public static String oneSubCriterion(String id, String code, String judged) {
        return SUB_CRITERIA + row(id, code, code, judged);
    }

    /** Imported and approved. */
    public static String published(String province) {
        String id = newId();
        Http.importCsv("/v1/criteria-sets", province, set(id)).statusCode(200);
        Http.importCsv("/v1/sub-criteria", province, subCriteria(id)).statusCode(200);
        Http.approve("/v1/criteria-sets", province, List.of(id)).statusCode(200);
        return id;
    }

    private static String row(String id, String criterion, String code, String judged) {
        return String.join(",", id, criterion, "Tiêu chí", "Criterion", code, "Chỉ tiêu", "Sub-criterion", judged)
                + ",SOURCED,T1,HIGH,\n";
    }
}
