package vn.ntm.reporting.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private static final List<Map<String, String>> LINKS =
            List.of(Map.of("rel", "dataflow", "urn", "urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=" + FLOW));

    private final ObjectMapper json;
    private final Indicators indicators;
    private final Clock clock;

    SdmxWriter(ObjectMapper json, Indicators indicators, Clock clock) {
        this.json = json;
        this.indicators = indicators;
        this.clock = clock;
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

    /** SDMX-JSON 2.0: every value by its place in the lists of the structure. */
    String json(Observations.Data data) {
        List<Observations.Series> told = data.series().stream()
                .filter(series -> !series.observations().isEmpty())
                .toList();
        Map<String, Object> found = told.isEmpty()
                // A list of values has one at least: where nothing is told, nothing is described.
                ? Map.of("dataSets", List.of(), "structures", List.of())
                : found(data, told);
        return write(Map.of(
                "meta",
                meta("https://json.sdmx.org/2.0.0/sdmx-json-data-schema.json", "NTM_INDICATORS", data.asOf()),
                "data",
                found));
    }

    private static Map<String, Object> found(Observations.Data data, List<Observations.Series> told) {
        List<LocalDate> days = new ArrayList<>(new TreeSet<>(told.stream()
                .flatMap(series -> series.observations().stream().map(Observations.Observation::on))
                .toList()));
        List<IndicatorView> asked =
                told.stream().map(Observations.Series::indicator).distinct().toList();
        List<String> areas =
                told.stream().map(Observations.Series::area).distinct().toList();
        List<String> measures =
                asked.stream().map(IndicatorView::unit).distinct().toList();
        Map<String, Object> all = new LinkedHashMap<>();
        for (Observations.Series series : told) {
            Map<String, Object> observations = new LinkedHashMap<>();
            for (Observations.Observation observation : series.observations()) {
                List<@Nullable Object> cell = Arrays.asList(observation.value(), observation.value() == null ? 1 : 0);
                observations.put(Integer.toString(days.indexOf(observation.on())), cell);
            }
            all.put(
                    "0:" + asked.indexOf(series.indicator()) + ":" + areas.indexOf(series.area()),
                    Map.of(
                            "attributes",
                            List.of(measures.indexOf(series.indicator().unit())),
                            "observations",
                            observations));
        }
        Map<String, Object> structure = new LinkedHashMap<>();
        structure.put("links", LINKS);
        structure.put("dataSets", List.of(0));
        structure.put(
                "dimensions",
                Map.of(
                        "series",
                        List.of(
                                dimension(
                                        "FREQ", 0, List.of(code(data.frequency().name(), SdmxStructure.FREQUENCIES))),
                                dimension(
                                        "INDICATOR",
                                        1,
                                        asked.stream().map(SdmxStructure::named).toList()),
                                dimension(
                                        "REF_AREA",
                                        2,
                                        areas.stream()
                                                .map(area -> code(area, data.areaNames()))
                                                .toList())),
                        "observation",
                        List.of(dimension(
                                "TIME_PERIOD",
                                3,
                                days.stream()
                                        .map(day ->
                                                Map.<String, Object>of("id", day.toString(), "name", day.toString()))
                                        .toList()))));
        structure.put("measures", Map.of("observation", List.of(Map.of("id", "OBS_VALUE"))));
        structure.put(
                "attributes",
                Map.of(
                        "dataSet",
                        List.of(attribute(
                                "AS_OF", List.of(Map.of("value", data.asOf().toString())))),
                        "series",
                        List.of(attribute(
                                "UNIT_MEASURE",
                                measures.stream()
                                        .map(measure -> Map.<String, Object>of("value", measure))
                                        .toList())),
                        "observation",
                        List.of(attribute(
                                "OBS_STATUS",
                                STATUS.stream()
                                        .map(status -> code(status, SdmxStructure.STATUSES))
                                        .toList()))));
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("links", LINKS);
        set.put("structure", 0);
        set.put("action", "Information");
        set.put("attributes", List.of(0));
        set.put("series", all);
        return Map.of("dataSets", List.of(set), "structures", List.of(structure));
    }

    private static Map<String, Object> code(String id, Map<String, String> names) {
        return Map.of("id", id, "name", names.getOrDefault(id, id));
    }

    private static Map<String, Object> dimension(String id, int position, List<Map<String, Object>> values) {
        return Map.of("id", id, "keyPosition", position, "values", values);
    }

    private static Map<String, Object> attribute(String id, List<Map<String, Object>> values) {
        return Map.of(
                "id", id, "relationship", Objects.requireNonNull(SdmxStructure.ATTRIBUTES.get(id)), "values", values);
    }

    static Map<String, Object> meta(String schema, String id, Instant prepared) {
        return Map.of(
                "schema",
                schema,
                "id",
                id,
                "prepared",
                prepared.toString(),
                "contentLanguages",
                List.of("vi", "en"),
                "sender",
                Map.of("id", "VN_NTM"));
    }

    /** The dataflow with all that it refers to. */
    String structure() {
        return write(SdmxStructure.message(indicators.list(), clock.instant()));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A message cannot be written as JSON.", e);
        }
    }
}
