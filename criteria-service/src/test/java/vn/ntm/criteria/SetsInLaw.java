package vn.ntm.criteria;

import java.util.List;

/** Sets with more of the law in them: versions, verification, evidence, variants, facts of other services. */
public final class SetsInLaw {

    private static final String SETS =
            "id,decisionNumber,issuedOn,level,unitKind,validFrom,validTo,nameVi,nameEn,issuer,"
                    + "complete,basis,source,confidence,versionOf,setVersion,amendedBy,requiresVerification,requiresEvidence,"
                    + "revocationFromPercent,revocationAllPercent,revocationCriteria\n";
    private static final String SUBS =
            "criteriaSet,criterion,criterionNameVi,criterionNameEn,code,nameVi,nameEn,measure,"
                    + "direction,threshold,unitOfMeasure,quantity,basis,source,confidence,thresholdVariants,delegatedTo,bySex,fact,"
                    + "partOf,mayNotApply\n";

    private SetsInLaw() {}

    /** {@code versionOf} with a number makes it an amendment. */
    public static String set(String id, String decision, String from, String to, String versionOf, String checks) {
        boolean first = versionOf.isEmpty();
        return SETS
                + String.join(
                        ",",
                        id,
                        decision,
                        "2016-10-17,STANDARD,COMMUNE",
                        from,
                        to,
                        "Bộ thử,Trial set,Tỉnh,true,SOURCED,T1,HIGH",
                        versionOf,
                        first ? "1" : "2",
                        first ? "" : "211/QĐ",
                        checks,
                        "30,50,1")
                + "\n";
    }

    /** A set for units of another kind, marked as nobody's law: no such set is among the facts. */
    public static String trialSet(String id, String level, String unitKind) {
        return "id,level,unitKind,validFrom,nameVi,nameEn,complete,basis,source,confidence,note\n"
                + String.join(
                        ",",
                        id,
                        level,
                        unitKind,
                        "2018-01-01,Bộ thử nghiệm,Trial set,true,RECONSTRUCTION,T1,LOW",
                        "Bộ thử: tỉnh chưa ban hành / a trial: the province has issued none")
                + "\n";
    }

    /** {@code judged}: measure, direction, threshold, unit of measure, quantity; {@code more}: the columns after confidence. */
    public static String sub(String id, String criterion, String code, String judged, String more) {
        return String.join(",", id, criterion, "Tiêu chí", "Criterion", code, "Chỉ tiêu", "Sub-criterion", judged)
                + ",SOURCED,T1,HIGH," + more + "\n";
    }

    public static String published(String province, String id, String set, String... subs) {
        Http.importCsv("/v1/criteria-sets", province, set).statusCode(200);
        Http.importCsv("/v1/sub-criteria", province, SUBS + String.join("", subs))
                .statusCode(200);
        Http.approve("/v1/criteria-sets", province, List.of(id)).statusCode(200);
        return id;
    }
}
