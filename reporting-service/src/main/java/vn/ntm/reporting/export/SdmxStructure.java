package vn.ntm.reporting.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.ntm.reporting.indicator.IndicatorView;

/**
 * The structure of the dataflow as an SDMX-JSON 2.0 structure message. Every column of the SDMX-CSV and every part of the
 * SDMX-JSON data is a component here.
 */
final class SdmxStructure {

    static final Map<String, String> FREQUENCIES = Map.of("A", "Năm", "Q", "Quý", "M", "Tháng");
    static final Map<String, String> STATUSES = Map.of("A", "Bình thường", "M", "Chưa báo cáo");

    /** What the value of each attribute varies with. */
    static final Map<String, Map<String, Object>> ATTRIBUTES = Map.of(
            "OBS_STATUS", Map.of("observation", Map.of()),
            "UNIT_MEASURE", Map.of("dimensions", List.of("INDICATOR")),
            "AS_OF", Map.of("dataflow", Map.of()));

    private static final String CONCEPT = "urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept=VN_NTM:CS_NTM(1.0).";
    private static final String CODELIST = "urn:sdmx:org.sdmx.infomodel.codelist.Codelist=";

    private static final Map<String, List<String>> CONCEPTS = concepts();

    private SdmxStructure() {}

    private static Map<String, List<String>> concepts() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        names.put("FREQ", List.of("Tần suất", "Frequency"));
        names.put("INDICATOR", List.of("Chỉ số", "Indicator"));
        names.put("REF_AREA", List.of("Đơn vị hành chính (mã)", "Administrative unit (code)"));
        names.put("TIME_PERIOD", List.of("Ngày của số liệu", "Day of the figure"));
        names.put("OBS_VALUE", List.of("Giá trị", "Value"));
        names.put("OBS_STATUS", List.of("Tình trạng số liệu", "Observation status"));
        names.put("UNIT_MEASURE", List.of("Đơn vị tính", "Unit of measure"));
        names.put("AS_OF", List.of("Theo những gì đã biết đến", "With the knowledge of"));
        return names;
    }

    static Map<String, Object> message(List<IndicatorView> indicators, Instant prepared) {
        Map<String, Object> flow =
                artefact("NTM_INDICATORS", "Chỉ số nông thôn mới", "New rural development indicators");
        flow.put("structure", "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=VN_NTM:NTM(1.0)");
        Map<String, Object> indicatorCodes = artefact("CL_INDICATOR", "Danh mục chỉ số", "Indicators");
        indicatorCodes.put("codes", indicators.stream().map(SdmxStructure::code).toList());
        return Map.of(
                "meta",
                SdmxWriter.meta(
                        "https://json.sdmx.org/2.0.0/sdmx-json-structure-schema.json", "NTM_STRUCTURE", prepared),
                "data",
                Map.of(
                        "dataflows",
                        List.of(flow),
                        "dataStructures",
                        List.of(definition()),
                        "conceptSchemes",
                        List.of(scheme()),
                        "codelists",
                        List.of(
                                indicatorCodes,
                                partial("CL_FREQ", "2.1", "Tần suất", "Frequency", FREQUENCIES),
                                partial(
                                        "CL_OBS_STATUS",
                                        "2.2",
                                        "Tình trạng số liệu",
                                        "Observation status",
                                        STATUSES))));
    }

    private static Map<String, Object> definition() {
        Map<String, Object> definition =
                artefact("NTM", "Cấu trúc số liệu nông thôn mới", "Structure of new rural development data");
        definition.put(
                "dataStructureComponents",
                Map.of(
                        "dimensionList",
                        Map.of(
                                "id",
                                "DimensionDescriptor",
                                "dimensions",
                                List.of(
                                        dimension("FREQ", 0, coded("SDMX:CL_FREQ(2.1)")),
                                        dimension("INDICATOR", 1, coded("VN_NTM:CL_INDICATOR(1.0)")),
                                        dimension("REF_AREA", 2, format("String"))),
                                "timeDimension",
                                dimension("TIME_PERIOD", 3, format("GregorianDay"))),
                        "measureList",
                        Map.of(
                                "id",
                                "MeasureDescriptor",
                                "measures",
                                List.of(component("OBS_VALUE", format("Decimal")))),
                        "attributeList",
                        Map.of(
                                "id",
                                "AttributeDescriptor",
                                "attributes",
                                List.of(
                                        attribute("OBS_STATUS", coded("SDMX:CL_OBS_STATUS(2.2)")),
                                        attribute("UNIT_MEASURE", format("String")),
                                        attribute("AS_OF", format("DateTime"))))));
        return definition;
    }

    private static Map<String, Object> scheme() {
        Map<String, Object> scheme = artefact("CS_NTM", "Khái niệm", "Concepts");
        List<Map<String, Object>> concepts = new ArrayList<>();
        CONCEPTS.forEach((id, names) -> concepts.add(
                Map.of("id", id, "name", names.get(0), "names", Map.of("vi", names.get(0), "en", names.get(1)))));
        scheme.put("concepts", concepts);
        return scheme;
    }

    private static Map<String, Object> artefact(String id, String vi, String en) {
        Map<String, Object> artefact = new LinkedHashMap<>();
        artefact.put("id", id);
        artefact.put("agencyID", "VN_NTM");
        artefact.put("version", "1.0");
        artefact.put("name", vi);
        artefact.put("names", Map.of("vi", vi, "en", en));
        return artefact;
    }

    /** Of a list that others keep: only the codes that are used here. */
    private static Map<String, Object> partial(
            String id, String version, String vi, String en, Map<String, String> codes) {
        Map<String, Object> list = artefact(id, vi, en);
        list.put("agencyID", "SDMX");
        list.put("version", version);
        list.put("isPartial", true);
        list.put(
                "codes",
                codes.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(code -> Map.of("id", code.getKey(), "name", code.getValue()))
                        .toList());
        return list;
    }

    private static Map<String, Object> component(String id, Map<String, Object> representation) {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("id", id);
        component.put("conceptIdentity", CONCEPT + id);
        component.put("localRepresentation", representation);
        return component;
    }

    private static Map<String, Object> dimension(String id, int position, Map<String, Object> representation) {
        Map<String, Object> dimension = component(id, representation);
        dimension.put("position", position);
        return dimension;
    }

    private static Map<String, Object> attribute(String id, Map<String, Object> representation) {
        Map<String, Object> attribute = component(id, representation);
        attribute.put("attributeRelationship", ATTRIBUTES.get(id));
        return attribute;
    }

    private static Map<String, Object> coded(String list) {
        return Map.of("enumeration", CODELIST + list);
    }

    private static Map<String, Object> format(String dataType) {
        return Map.of("format", Map.of("dataType", dataType));
    }

    private static Map<String, Object> code(IndicatorView indicator) {
        Map<String, Object> code = named(indicator);
        code.put("description", indicator.definitionVi());
        code.put("descriptions", Map.of("vi", indicator.definitionVi(), "en", indicator.definitionEn()));
        return code;
    }

    /** An indicator by its code and names. */
    static Map<String, Object> named(IndicatorView indicator) {
        Map<String, Object> code = new LinkedHashMap<>();
        code.put("id", Observations.id(indicator.code()));
        code.put("name", indicator.nameVi());
        code.put("names", Map.of("vi", indicator.nameVi(), "en", indicator.nameEn()));
        return code;
    }
}
