package vn.ntm.platform.web;

import java.lang.reflect.RecordComponent;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.register.ApprovalReport;
import vn.ntm.platform.table.ImportReport;

/**
 * Says in the API document what writes and single documents answer, where their code says no more than {@code Response}: all
 * services follow the same rules. What a collection lists is what it answers for one document and after each step of it,
 * unless the code says more: of one document by what is read of it, of steps by what is entered. An import and an approval
 * of many answer with their reports.
 */
public final class AnswersInOpenApi {

    private static final String JSON = "application/json";
    private static final String COMPONENTS = "#/components/schemas/";
    /** So that the first that fits is the nearest. */
    private static final Comparator<String> LONGER_FIRST =
            Comparator.comparing(String::length).reversed().thenComparing(Comparator.naturalOrder());

    private final OpenAPI document;
    /** By the collection's path, the schema of one of its documents as it is read. */
    private final Map<String, String> read = new TreeMap<>(LONGER_FIRST);
    /** Likewise, as it is answered after a write. */
    private final Map<String, String> written = new TreeMap<>(LONGER_FIRST);

    private AnswersInOpenApi(OpenAPI document) {
        this.document = document;
        Map<String, PathItem> paths = document.getPaths().getPathItems();
        paths.forEach((path, item) ->
                declared(item.getGET()).flatMap(this::itemOf).ifPresent(schema -> read.put(path, schema)));
        paths.forEach((path, item) -> {
            String collection = path.replaceFirst("/\\{[^}/]+}$", "");
            if (!collection.equals(path)) {
                declared(item.getGET()).ifPresent(schema -> read.put(collection, schema));
            }
        });
        written.putAll(read);
        paths.forEach((path, item) -> declared(item.getPOST()).ifPresent(schema -> written.put(path, schema)));
    }

    static void complete(OpenAPI document) {
        AnswersInOpenApi answers = new AnswersInOpenApi(document);
        document.getComponents().addSchema("ImportReport", schemaOf(ImportReport.class));
        document.getComponents().addSchema("ApprovalReport", schemaOf(ApprovalReport.class));
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> answers.complete(
                        path, operation, method == PathItem.HttpMethod.GET ? answers.read : answers.written)));
    }

    private void complete(String path, Operation operation, Map<String, String> documents) {
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2") && response.getContent() != null) {
                MediaType json = response.getContent().getMediaType(JSON);
                if (json != null && isEmpty(json.getSchema())) {
                    answer(path, status, documents)
                            .ifPresent(name ->
                                    json.setSchema(OASFactory.createSchema().ref(COMPONENTS + name)));
                }
            }
        });
    }

    private static Optional<String> answer(String path, String status, Map<String, String> documents) {
        if (path.endsWith("/import") && status.equals("200") || path.endsWith("/batch")) {
            return Optional.of("ImportReport");
        }
        if (path.endsWith("/approvals")) {
            return Optional.of("ApprovalReport");
        }
        // What is entered under one document may be listed with its like: /contracts/{id}/amendments in
        // /contracts/amendments.
        String plain = path.replaceAll("/\\{[^}]+}", "");
        return documents.entrySet().stream()
                .filter(collection -> isOf(collection.getKey(), path) || isOf(collection.getKey(), plain))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static boolean isOf(String collection, String path) {
        return path.equals(collection) || path.startsWith(collection + "/");
    }

    /** What a list lists; nothing for what is no list. */
    private Optional<String> itemOf(String list) {
        return Optional.ofNullable(document.getComponents().getSchemas().get(list))
                .map(Schema::getProperties)
                .map(properties -> properties.get("items"))
                .map(Schema::getItems)
                .map(Schema::getRef)
                .map(AnswersInOpenApi::name);
    }

    /** The schema by which the code itself says what is answered. */
    private static Optional<String> declared(@Nullable Operation operation) {
        return Optional.ofNullable(operation)
                .flatMap(some -> some.getResponses().getAPIResponses().entrySet().stream()
                        .filter(response -> response.getKey().startsWith("2"))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .map(APIResponse::getContent)
                .map(content -> content.getMediaType(JSON))
                .map(MediaType::getSchema)
                .map(Schema::getRef)
                .map(AnswersInOpenApi::name);
    }

    private static String name(String ref) {
        return ref.substring(COMPONENTS.length());
    }

    private static boolean isEmpty(Schema schema) {
        return schema == null || schema.getRef() == null && schema.getType() == null && schema.getAllOf() == null;
    }

    private static Schema schemaOf(Class<? extends Record> report) {
        Schema schema = OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
        for (RecordComponent part : report.getRecordComponents()) {
            schema.addProperty(
                    part.getName(),
                    OASFactory.createSchema()
                            .addType(
                                    part.getType() == boolean.class
                                            ? Schema.SchemaType.BOOLEAN
                                            : Schema.SchemaType.INTEGER));
        }
        return schema;
    }
}
