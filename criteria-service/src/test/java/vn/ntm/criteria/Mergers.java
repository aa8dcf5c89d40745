package vn.ntm.criteria;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import vn.ntm.criteria.Http.Province;

/** Reforms that make communes of whole units and of parts. */
public final class Mergers {

    private Mergers() {}

    /** A reform of that day in force, which makes communes of these parts. */
    public static void reform(Province province, String on, List<Map<String, Object>> transfers) {
        TreeSet<String> receiving = new TreeSet<>();
        for (Map<String, Object> transfer : transfers) {
            receiving.add((String) transfer.get("to"));
        }
        List<Map<String, Object>> units = new ArrayList<>();
        receiving.forEach(code -> units.add(Map.of(
                "code",
                code,
                "nameVi",
                "Đơn vị " + code,
                "nameAscii",
                "Don vi " + code,
                "kind",
                "COMMUNE",
                "parentCode",
                province.district())));
        Map<String, Object> body = new HashMap<>(Map.of(
                "unit",
                province.code(),
                "number",
                "1/NQ " + province.code() + on,
                "issuer",
                "Quốc hội",
                "effectiveDate",
                on,
                "kind",
                "REARRANGEMENT",
                "basis",
                "SOURCED",
                "confidence",
                "HIGH",
                "units",
                units,
                "transfers",
                transfers));
        String id = Http.post("/v1/reforms", province.code(), body)
                .statusCode(201)
                .extract()
                .path("id");
        Http.approve("/v1/reforms", province.code(), List.of(id)).statusCode(200);
    }

    public static Map<String, Object> whole(String from, String to) {
        return Map.of("from", from, "to", to, "extent", "WHOLE", "source", "T1", "confidence", "HIGH");
    }

    public static Map<String, Object> part(String from, String to) {
        return Map.of("from", from, "to", to, "extent", "PART", "source", "T1", "confidence", "HIGH");
    }
}
