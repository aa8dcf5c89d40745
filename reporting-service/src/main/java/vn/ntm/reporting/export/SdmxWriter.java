package vn.ntm.reporting.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.ntm.reporting.indicator.IndicatorView;
import vn.ntm.reporting.indicator.Indicators;

/** Writes observations and structure in SDMX 2.0's CSV and JSON. */
@Singleton
class SdmxWriter {

    private static final String FLOW = "VN_NTM:NTM_INDICATORS(1.0)";
    /** Normal, and missing because nothing was reported. */
    private static final List<String> STATUS = List.of("A", "M");

    private final ObjectMapper json;
    private final Indicators indicators;

    SdmxWriter(ObjectMapper json, Indicators indicators) {
        this.json = json;
        this.indicators = indicators;
    }

    String csv(Observations.Data data) {
        StringBuilder text = new StringBuilder(
                "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE,AS_OF\r\n");
        for (Observations.Series series : data.series()) {
            for (Observations.Observation observation : series.observations()) {
                BigDecimal value = observation.value();
                text.append("dataflow,")
                        .append(FLOW)
                        .append(",I,")
                        .append(data.frequency())
                        .append(',')
                        .append(Observations.id(series.indicator().code()))
                        .append(',')
                        .append(series.area())
                        .append(',')
                        .append(observation.on())
                        .append(',')
                        .append(value == null ? "" : value.toPlainString())
                        .append(',')
                        .append(STATUS.get(value == null ? 1 : 0))
                        .append(',')
                        .append(series.indicator().unit())
                        .append(',')
                        .append(data.asOf())
                        .append("\r\n");
            }
        }
        return text.toString();
    }

    String json(Observations.Data data) {
        List<LocalDate> days = new ArrayList<>(new TreeSet<>(data.series().stream()
                .flatMap(series -> series.observations().stream().map(Observations.Observation::on))
                .toList()));
        List<String> codes = data.series().stream()
                .map(series -> series.indicator().code())
                .distinct()
                .toList();
        List<String> areas =
                data.series().stream().map(Observations.Series::area).distinct().toList();
        Map<String, Object> all = new LinkedHashMap<>();
        for (Observations.Series series : data.series()) {
            Map<String, Object> observations = new LinkedHashMap<>();
            for (Observations.Observation observation : series.observations()) {
                List<@Nullable Object> cell = Arrays.asList(observation.value(), observation.value() == null ? 1 : 0);
                observations.put(Integer.toString(days.indexOf(observation.on())), cell);
            }
            all.put(
                    "0:" + codes.indexOf(series.indicator().code()) + ":" + areas.indexOf(series.area()),
                    Map.of("observations", observations));
        }
        Map<String, Object> structure = new LinkedHashMap<>();
        structure.put(
                "links",
                List.of(Map.of(
                        "rel", "dataflow", "urn", "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=" + FLOW)));
        structure.put(
                "dimensions",
                Map.of(
                        "series",
                        List.of(
                                dimension("FREQ", 0, List.of(data.frequency().name())),
                                dimension(
                                        "INDICATOR",
                                        1,
                                        codes.stream().map(Observations::id).toList()),
                                dimension("REF_AREA", 2, areas)),
                        "observation",
                        List.of(dimension(
                                "TIME_PERIOD",
                                3,
                                days.stream().map(LocalDate::toString).toList()))));
        structure.put("measures", Map.of("observation", List.of(Map.of("id", "OBS_VALUE"))));
        structure.put("attributes", Map.of("observation", List.of(dimension("OBS_STATUS", 0, STATUS))));
        return write(Map.of(
                "meta",
                Map.of(
                        "schema",
                        "https://json.sdmx.org/2.0.0/sdmx-json-data-schema.json",
                        "id",
                        "NTM_INDICATORS",
                        "prepared",
                        data.asOf().toString(),
                        "sender",
                        Map.of("id", "VN_NTM")),
                "data",
                Map.of(
                        "dataSets",
                        List.of(Map.of("structure", 0, "action", "Information", "series", all)),
                        "structures",
                        List.of(structure))));
    }

    private static Map<String, Object> dimension(String id, int position, List<String> values) {
        return Map.of(
                "id",
                id,
                "keyPosition",
                position,
                "values",
                values.stream().map(value -> Map.of("id", value)).toList());
    }

    String structure() {
        List<Map<String, Object>> codes = new ArrayList<>();
        for (IndicatorView indicator : indicators.list()) {
            codes.add(Map.of(
                    "id",
                    Observations.id(indicator.code()),
                    "names",
                    Map.of("vi", indicator.nameVi(), "en", indicator.nameEn()),
                    "descriptions",
                    Map.of("vi", indicator.definitionVi(), "en", indicator.definitionEn())));
        }
        return write(Map.of(
                "meta",
                Map.of(
                        "schema",
                        "https://json.sdmx.org/2.0.0/sdmx-json-structure-schema.json",
                        "sender",
                        Map.of("id", "VN_NTM")),
                "data",
                Map.of(
                        "dataflows",
                        List.of(Map.of(
                                "id",
                                "NTM_INDICATORS",
                                "agencyID",
                                "VN_NTM",
                                "version",
                                "1.0",
                                "names",
                                Map.of("vi", "Chỉ số nông thôn mới", "en", "New rural development indicators"),
                                "structure",
                                "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=VN_NTM:NTM(1.0)")),
                        "dataStructures",
                        List.of(Map.of(
                                "id",
                                "NTM",
                                "agencyID",
                                "VN_NTM",
                                "version",
                                "1.0",
                                "dataStructureComponents",
                                Map.of(
                                        "dimensionList",
                                        Map.of(
                                                "dimensions",
                                                List.of(
                                                        Map.of("id", "FREQ", "position", 0),
                                                        Map.of("id", "INDICATOR", "position", 1),
                                                        Map.of("id", "REF_AREA", "position", 2)),
                                                "timeDimension",
                                                Map.of("id", "TIME_PERIOD", "position", 3)),
                                        "measureList",
                                        Map.of("measures", List.of(Map.of("id", "OBS_VALUE"))),
                                        "attributeList",
                                        Map.of(
                                                "attributes",
                                                List.of(Map.of("id", "OBS_STATUS"), Map.of("id", "UNIT_MEASURE")))))),
                        "codelists",
                        List.of(
                                Map.of("id", "CL_INDICATOR", "agencyID", "VN_NTM", "version", "1.0", "codes", codes),
                                Map.of(
                                        "id",
                                        "CL_OBS_STATUS",
                                        "agencyID",
                                        "SDMX",
                                        "version",
                                        "2.2",
                                        "codes",
                                        List.of(Map.of("id", "A"), Map.of("id", "M")))))));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message cannot be written as JSON.", e);
        }
    }
}
