package vn.ntm.deploy.local.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one file fills, and how its entries are recognised again.
 *
 * @param service who owns it
 * @param file the file in the data folder
 * @param path of the collection; the file goes to {@code <path>/import}
 * @param pending the state in which entries arrive, empty when they count at once
 * @param key the columns that name an entry; several rows with one key are one entry
 */
record ImportTarget(String service, String file, String path, String pending, List<String> key) {

    static final ImportTarget UNITS = counting("criteria", "units.csv", "/v1/units");
    static final ImportTarget REFORMS =
            new ImportTarget("criteria", "reforms.csv", "/v1/reforms", "SUBMITTED", List.of("unit", "number"));
    static final ImportTarget UNIT_PLACES = counting("criteria", "coordinates.csv", "/v1/unit-places");
    static final ImportTarget POPULATION = counting("criteria", "population.csv", "/v1/population");
    static final ImportTarget CRITERIA_SETS =
            new ImportTarget("criteria", "criteria-sets.csv", "/v1/criteria-sets", "DRAFT", List.of("id"));
    static final ImportTarget SUB_CRITERIA = counting("criteria", "sub-criteria.csv", "/v1/sub-criteria");
    static final ImportTarget ASSESSMENTS = new ImportTarget(
            "criteria",
            "assessments.csv",
            "/v1/assessments",
            "SUBMITTED",
            List.of("unit", "criteriaSet", "assessedOn", "round"));
    /** The same collection, from a file with one assessment to a row. */
    static final ImportTarget ASSESSMENT_FORMS = new ImportTarget(
            "criteria", "assessment-forms.csv", ASSESSMENTS.path(), ASSESSMENTS.pending(), ASSESSMENTS.key());

    static final ImportTarget UNIT_CLASSES = counting("criteria", "unit-classes.csv", "/v1/unit-classes");
    static final ImportTarget CRITERIA_MAPPINGS =
            counting("criteria", "criteria-mappings.csv", "/v1/criteria-mappings");
    static final ImportTarget RECOGNITIONS = new ImportTarget(
            "criteria",
            "recognitions.csv",
            "/v1/recognitions",
            "SUBMITTED",
            List.of("unit", "level", "achievementYear", "decisionNumber"));
    static final ImportTarget PROCEDURES =
            new ImportTarget("criteria", "procedures.csv", "/v1/recognition-procedures", "SUBMITTED", List.of("code"));
    static final ImportTarget ROADMAPS = counting("criteria", "roadmaps.csv", "/v1/roadmaps");
    static final ImportTarget TARGETS = counting("criteria", "targets.csv", "/v1/targets");
    static final ImportTarget STATEMENTS = counting("criteria", "statements.csv", "/v1/statements");
    static final ImportTarget PRODUCERS = counting("ocop", "producers.csv", "/v1/producers");
    static final ImportTarget PRODUCTS = counting("ocop", "products.csv", "/v1/products");
    static final ImportTarget CERTIFICATES = new ImportTarget(
            "ocop",
            "certificates.csv",
            "/v1/certificates",
            "SUBMITTED",
            List.of("product", "decisionNumber", "issuedOn"));
    static final ImportTarget RULE_SETS =
            new ImportTarget("ocop", "rule-sets.csv", "/v1/rule-sets", "DRAFT", List.of("code"));
    static final List<ImportTarget> SCORING_SHEETS = List.of(
            counting("ocop", "scoring-lines.csv", "/v1/scoring-lines"),
            counting("ocop", "scoring-options.csv", "/v1/scoring-options"),
            counting("ocop", "star-bands.csv", "/v1/star-bands"));
    static final List<ImportTarget> OCOP_LAW = List.of(
            counting("ocop", "product-sets.csv", "/v1/product-sets"),
            counting("ocop", "star-authorities.csv", "/v1/star-authorities"),
            counting("ocop", "knock-outs.csv", "/v1/knock-outs"),
            counting("ocop", "required-documents.csv", "/v1/required-documents"),
            counting("ocop", "holidays.csv", "/v1/holidays"));
    static final List<ImportTarget> OCOP_MARKET = List.of(
            counting("ocop", "channels.csv", "/v1/channels"),
            counting("ocop", "promotion-events.csv", "/v1/promotion-events"),
            counting("ocop", "supply.csv", "/v1/supply"),
            counting("ocop", "demand.csv", "/v1/demand"));
    static final ImportTarget APPROPRIATIONS =
            new ImportTarget("budget", "appropriations.csv", "/v1/appropriations", "SUBMITTED", List.of("number"));
    static final ImportTarget PLAN_DECISIONS =
            new ImportTarget("budget", "plan-lines.csv", "/v1/plan-decisions", "SUBMITTED", List.of("decisionNumber"));
    static final ImportTarget PAYMENT_REQUESTS = new ImportTarget(
            "budget", "payment-requests.csv", "/v1/payment-requests", "SUBMITTED", List.of("documentNumber"));

    private static ImportTarget counting(String service, String file, String path) {
        return new ImportTarget(service, file, path, "", List.of());
    }

    boolean needsApproval() {
        return !pending.isEmpty();
    }

    /** The key of a row in the file. */
    List<String> keyOf(Map<String, String> row) {
        return key.stream().map(column -> row.getOrDefault(column, "")).collect(Collectors.toList());
    }

    /** The key of an entry in a list of the service; what is absent there is empty here. */
    List<String> keyOf(JsonNode item) {
        return key.stream()
                .map(column -> item.hasNonNull(column) ? item.path(column).asText() : "")
                .collect(Collectors.toList());
    }

    /** Short enough for an Idempotency-Key beside a digest. */
    String step(String verb) {
        String name = path.substring("/v1/".length());
        return verb + "-" + name;
    }
}
