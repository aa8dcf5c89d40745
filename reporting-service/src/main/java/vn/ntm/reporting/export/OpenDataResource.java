package vn.ntm.reporting.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.reporting.fact.Moment;

/** What there is, for catalogues of open data, and all figures of a day as a package; open to read without a token. */
@Path("/v1/open-data")
@Tag(name = "export")
public class OpenDataResource {

    private final DataPackage packages;
    private final ObjectMapper json;

    OpenDataResource(DataPackage packages, ObjectMapper json) {
        this.packages = packages;
        this.json = json;
    }

    @GET
    @Path("/catalog")
    @Produces({"application/ld+json", "application/json"})
    @Operation(operationId = "getDcatCatalog", summary = "DCAT record of the data that can be had here, as JSON-LD")
    @APIResponse(responseCode = "200", description = "DCAT 3 as JSON-LD")
    public Response catalog() throws JsonProcessingException {
        Map<String, Object> catalog = new LinkedHashMap<>();
        catalog.put(
                "@context",
                Map.of(
                        "dcat", "http://www.w3.org/ns/dcat#",
                        "dct", "http://purl.org/dc/terms/",
                        "foaf", "http://xmlns.com/foaf/0.1/"));
        catalog.put("@type", "dcat:Catalog");
        catalog.put("dct:title", texts("Dữ liệu mở nông thôn mới", "Open data on new rural development"));
        catalog.put(
                "dcat:dataset",
                List.of(
                        dataset(
                                "indicators",
                                "Chỉ số nông thôn mới theo đơn vị và thời gian",
                                "New rural development indicators by unit and time",
                                List.of(
                                        distribution("/v1/figures", "application/json"),
                                        distribution("/v1/indicators", "text/csv"),
                                        distribution(
                                                "/v1/sdmx/data/dataflow/VN_NTM/NTM_INDICATORS/1.0/all",
                                                SdmxResource.CSV),
                                        distribution(
                                                "/v1/sdmx/data/dataflow/VN_NTM/NTM_INDICATORS/1.0/all",
                                                SdmxResource.JSON),
                                        distribution("/v1/open-data/package", "application/zip"))),
                        dataset(
                                "communes",
                                "Xã theo cấp công nhận, tiêu chí, kinh phí và sản phẩm",
                                "Communes by level, criteria, money and products",
                                List.of(
                                        distribution("/v1/communes", "text/csv"),
                                        distribution("/v1/communes", "application/json"))),
                        dataset(
                                "statements",
                                "Số liệu đã công bố và nguồn",
                                "Published figures and their sources",
                                List.of(distribution("/v1/statements", "text/csv"))),
                        dataset(
                                "editions",
                                "Báo cáo đã phát hành",
                                "Published reports",
                                List.of(distribution("/v1/editions", "application/json")))));
        return Response.ok(json.writeValueAsString(catalog), "application/ld+json")
                .build();
    }

    @GET
    @Path("/package")
    @Produces({"application/zip", "application/json"})
    @Operation(
            operationId = "getDataPackage",
            summary =
                    "All figures of a unit and what lies directly beneath it on a day, with digests, as a data package")
    @APIResponse(responseCode = "200", description = "Zip with datapackage.json and CSV files")
    public Response dataPackage(
            @QueryParam("unit") @Nullable String unit,
            @QueryParam("validOn") @Nullable LocalDate validOn,
            @QueryParam("asOf") @Nullable String asOf) {
        ProblemException.requireParameter(unit != null && !unit.isBlank(), "unit", "missing");
        return Response.ok(packages.of(String.valueOf(unit), validOn, Moment.of("asOf", asOf)), "application/zip")
                .header("Content-Disposition", "attachment; filename=\"ntm-figures.zip\"")
                .build();
    }

    private static Map<String, Object> dataset(
            String id, String vi, String en, List<Map<String, Object>> distributions) {
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("@id", "/v1/open-data/catalog#" + id);
        dataset.put("@type", "dcat:Dataset");
        dataset.put("dct:title", texts(vi, en));
        dataset.put("dcat:distribution", distributions);
        return dataset;
    }

    private static Map<String, Object> distribution(String path, String mediaType) {
        return Map.of("@type", "dcat:Distribution", "dcat:accessURL", path, "dcat:mediaType", mediaType);
    }

    private static List<Map<String, String>> texts(String vi, String en) {
        return List.of(Map.of("@language", "vi", "@value", vi), Map.of("@language", "en", "@value", en));
    }
}
