package vn.ntm.platform.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Adds to every operation what all share: its problems, the bearer token, the headers of writes, and their answers. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ProblemsInOpenApi implements OASFilter {

    private static final List<String> OF_ALL = List.of("400", "401", "403", "404", "406", "500", "503");
    private static final List<String> OF_WRITES = List.of("409", "413", "415", "422");
    /** What is done to a document that is there already may ask for the version that it is done to. */
    private static final List<String> OF_STEPS = List.of("412", "428");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents().addSchema("Problem", problemSchema());
        document.getComponents().addResponse("Problem", problem());
        document.getComponents()
                .addSecurityScheme(
                        "bearer",
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"));
        if (document.getPaths() != null) {
            document.getPaths().getPathItems().forEach(ProblemsInOpenApi::complete);
            AnswersInOpenApi.complete(document);
        }
    }

    private static void complete(String name, PathItem path) {
        for (Map.Entry<PathItem.HttpMethod, Operation> entry :
                path.getOperations().entrySet()) {
            Operation operation = entry.getValue();
            boolean write = entry.getKey() != PathItem.HttpMethod.GET;
            if (operation.getResponses() == null) {
                operation.setResponses(OASFactory.createAPIResponses());
            }
            OF_ALL.forEach(status -> addProblem(operation, status));
            if (write) {
                operation.getResponses().getAPIResponses().values().forEach(ProblemsInOpenApi::asJson);
                OF_WRITES.forEach(status -> addProblem(operation, status));
                operation.addParameter(header(
                        "Idempotency-Key",
                        "16 to 64 visible characters; a retry with the same key gets the first answer"));
                if (name.contains("{")) {
                    OF_STEPS.forEach(status -> addProblem(operation, status));
                    operation.addParameter(header(
                            "If-Match",
                            "The ETag under which the document was last read, or * for any; 428 where it is asked for and"
                                    + " missing, 412 where somebody changed the document since"));
                }
                operation.addSecurityRequirement(
                        OASFactory.createSecurityRequirement().addScheme("bearer"));
            }
        }
    }

    private static Parameter header(String name, String description) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }

    /** Where only the status is declared: what a write answers is JSON. */
    private static void asJson(APIResponse response) {
        if (response.getRef() == null && response.getContent() == null) {
            response.setContent(OASFactory.createContent()
                    .addMediaType(
                            "application/json", OASFactory.createMediaType().schema(OASFactory.createSchema())));
        }
    }

    private static void addProblem(Operation operation, String status) {
        if (!operation.getResponses().hasAPIResponse(status)) {
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().ref("#/components/responses/Problem"));
        }
    }

    private static APIResponse problem() {
        return OASFactory.createAPIResponse()
                .description("A problem (RFC 9457), in Vietnamese or English, with every fault at once")
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problems.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
    }

    private static Schema problemSchema() {
        Schema fault = object().addProperty("pointer", text())
                .addProperty("code", text())
                .addProperty("detail", text())
                .addProperty("params", object());
        return object().addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text())
                .addProperty("instance", text())
                .addProperty("traceId", text())
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(fault));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
