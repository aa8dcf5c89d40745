package vn.ntm.criteria;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The law as the real province's folder has it: procedures, entered and approved once. */
public final class ProcedureExamples {

    private static final Path FOLDER = Path.of("..", "deploy", "data", "quang-ninh");

    /** All tests of a run share one database, so once is enough. */
    private static final Set<String> LOADED = new HashSet<>();

    private ProcedureExamples() {}

    public static void procedures() {
        load("/v1/recognition-procedures", "procedures.csv");
    }

    private static void approveWaiting(String path) {
        JsonPath waiting = Http.as("auditor", "22")
                .get(path + "?state=SUBMITTED&limit=500")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<String> ids = waiting.getList("items.id");
        if (!ids.isEmpty()) {
            Http.approve(path, "22", ids).statusCode(200);
        }
    }

    private static synchronized void load(String path, String file) {
        if (!LOADED.add(path)) {
            return;
        }
        try {
            Http.importCsv(path, "22", Files.readString(FOLDER.resolve(file), StandardCharsets.UTF_8))
                    .statusCode(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        approveWaiting(path);
    }
}
