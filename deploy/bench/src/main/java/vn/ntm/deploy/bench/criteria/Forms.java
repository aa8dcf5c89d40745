package vn.ntm.deploy.bench.criteria;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.ntm.deploy.bench.Target;

/** Files of assessments with one form to a row, made from the set's own sub-criteria, and their way into the service. */
final class Forms {

    private final String set;
    private final List<JsonNode> subCriteria = new ArrayList<>();

    Forms(Target target, String set) throws IOException {
        this.set = set;
        target.get("criteria", "/v1/criteria-sets/" + set, "auditor")
                .path("subCriteria")
                .forEach(sub -> {
                    if (!sub.path("measure").asText().equals("COMPOSITE") && !sub.hasNonNull("fact")) {
                        subCriteria.add(sub);
                    }
                });
    }

    int values() {
        return subCriteria.size();
    }

    /** Communes of the province on a day. */
    static List<String> communes(Target target, String on) throws IOException {
        List<String> codes = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = target.get(
                    "criteria",
                    "/v1/units?kind=COMMUNE&limit=500&on=" + on + "&within=" + target.province()
                            + (cursor.isEmpty() ? "" : "&cursor=" + cursor),
                    "auditor");
            page.path("items").forEach(unit -> codes.add(unit.path("code").asText()));
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty());
        return codes;
    }

    Path file(List<String> units, List<String> days) throws IOException {
        Path file = Files.createTempFile("ntm-bench", ".csv");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            StringBuilder line = new StringBuilder("unit,criteriaSet,assessedOn,round,basis,source");
            subCriteria.forEach(sub -> line.append(',').append(sub.path("code").asText()));
            out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
            int seed = 0;
            for (String day : days) {
                for (String unit : units) {
                    line.setLength(0);
                    line.append(unit)
                            .append(',')
                            .append(set)
                            .append(',')
                            .append(day)
                            .append(",bench,");
                    line.append("RECONSTRUCTION,bench");
                    for (JsonNode sub : subCriteria) {
                        line.append(',').append(value(sub, seed++));
                    }
                    out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return file;
    }

    /** Some above, some below any threshold, and never all alike. */
    String value(JsonNode sub, int seed) {
        int number = seed * 31 % 97;
        if (sub.path("bySex").asBoolean()) {
            return "m:" + number + "/97 w:" + (97 - number) + "/97";
        }
        return switch (sub.path("measure").asText()) {
            case "BOOLEAN" -> number % 5 == 0 ? "false" : "true";
            case "PERCENT_PAIR" -> number + "|" + number / 2;
            case "PERCENT" -> number % 2 == 0 ? number + ".5" : number + "/97";
            default -> Integer.toString(number);
        };
    }

    List<JsonNode> subCriteria() {
        return subCriteria;
    }

    /** Sends the file and returns the seconds until the answer, which comes after the commit. */
    double send(Target target, Path file, boolean draft) throws IOException {
        HttpRequest request = target.request(
                        "criteria", "/v1/assessments/import?dryRun=false&draft=" + draft, "province-officer")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "text/csv; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        long start = System.nanoTime();
        HttpResponse<String> answer = target.send(request);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (answer.statusCode() != 200) {
            throw new IOException("import: " + answer.statusCode() + " " + answer.body());
        }
        return seconds;
    }
}
