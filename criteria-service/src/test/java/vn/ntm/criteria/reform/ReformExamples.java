package vn.ntm.criteria.reform;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Http.Province;

/** Reforms of a test's own province, as bodies and as rows of the import file. */
final class ReformExamples {

    static final String DAY = "2021-07-01";

    /** Later than any test runs. */
    static final String COMING = "2999-07-01";

    static final String HEADER = "unit,number,issuer,issuedOn,effectiveDate,kind,basis,reformConfidence,fromCode,"
            + "toCode,toNameVi,toNameAscii,toKind,toParentCode,extent,shareArea,sharePopulation,"
            + "estimatedShareArea,source,confidence,note\n";

    static String row(Province province, String from, String to, String extent, String share) {
        return String.join(
                        ",",
                        province.code(),
                        "1/NQ " + province.code(),
                        "Quốc hội",
                        "",
                        DAY,
                        "REARRANGEMENT",
                        "SOURCED",
                        "HIGH",
                        from,
                        to,
                        "Phường Mới",
                        "Phuong Moi",
                        "WARD",
                        province.district(),
                        extent,
                        share,
                        share,
                        "",
                        "T1",
                        "HIGH",
                        "")
                + "\n";
    }

    private ReformExamples() {}

    /** The commune goes into the ward, which takes another name. */
    static Map<String, Object> merger(Province province, String on) {
        return reform(
                province,
                "1/NQ " + province.code(),
                on,
                List.of(ward(province, "Phường Mới")),
                List.of(whole(province.commune(), province.ward()), whole(province.ward(), province.ward())));
    }

    /** The commune is divided into a new one and the ward; nobody published where its people live. */
    static Map<String, Object> division(Province province, String on) {
        String fresh = "N" + province.commune();
        return reform(
                province,
                "1/NQ " + province.code(),
                on,
                List.of(
                        Map.of(
                                "code",
                                fresh,
                                "nameVi",
                                "Xã Mới",
                                "nameAscii",
                                "Xa Moi",
                                "kind",
                                "COMMUNE",
                                "parentCode",
                                province.district()),
                        ward(province, "Đơn vị " + province.ward())),
                List.of(
                        part(province.commune(), fresh, "0.4"),
                        part(province.commune(), province.ward(), "0.6"),
                        whole(province.ward(), province.ward())));
    }

    static Map<String, Object> reform(
            Province province,
            String number,
            String on,
            List<Map<String, Object>> units,
            List<Map<String, Object>> transfers) {
        Map<String, Object> body = new HashMap<>();
        body.put("unit", province.code());
        body.put("number", number);
        body.put("issuer", "Quốc hội");
        body.put("effectiveDate", on);
        body.put("kind", "REARRANGEMENT");
        body.put("basis", "SOURCED");
        body.put("confidence", "HIGH");
        body.put("units", units);
        body.put("transfers", transfers);
        return body;
    }

    static Map<String, Object> ward(Province province, String name) {
        return Map.of(
                "code",
                province.ward(),
                "nameVi",
                name,
                "nameAscii",
                "Phuong Moi",
                "kind",
                "WARD",
                "parentCode",
                province.district());
    }

    static Map<String, Object> whole(String from, String to) {
        return transfer(from, to, "WHOLE", null);
    }

    static Map<String, Object> part(String from, String to, String share) {
        return transfer(from, to, "PART", share);
    }

    static Map<String, Object> transfer(String from, String to, String extent, @Nullable String share) {
        Map<String, Object> transfer = new HashMap<>();
        transfer.put("from", from);
        transfer.put("to", to);
        transfer.put("extent", extent);
        transfer.put("source", "T1");
        transfer.put("confidence", "HIGH");
        if (share != null) {
            transfer.put("shareArea", new BigDecimal(share));
        }
        return transfer;
    }
}
