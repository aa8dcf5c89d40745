package vn.ntm.criteria;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The real province as it is delivered: its oldest map, its reforms approved, its people. Loaded once, shared by tests. */
public final class QuangNinh {

    public static final String CODE = "22";
    private static final Path FOLDER = Path.of("../deploy/data/quang-ninh");
    private static boolean loaded;

    private QuangNinh() {}

    /** Units of every map from 2010 to today, with people and places. */
    public static synchronized void units() {
        if (loaded) {
            return;
        }
        Http.importCsv("/v1/units", CODE, file("units.csv")).statusCode(200);
        Http.importCsv("/v1/reforms", CODE, file("reforms.csv")).statusCode(200);
        List<String> waiting = ids("SUBMITTED");
        if (!waiting.isEmpty()) {
            Http.approve("/v1/reforms", CODE, waiting).statusCode(200);
        }
        Http.importCsv("/v1/unit-places", CODE, file("coordinates.csv")).statusCode(200);
        Http.importCsv("/v1/population", CODE, file("population.csv")).statusCode(200);
        loaded = true;
    }

    /** Ids of the province's reforms in a state, in the order of entry. */
    public static List<String> ids(String state) {
        return Http.as("auditor", CODE)
                .get("/v1/reforms?unit=22&limit=500&state=" + state)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    /** Id of the reform from this resolution. */
    public static String reform(String number) {
        return Http.as("auditor", CODE)
                .get("/v1/reforms?unit=22&limit=500")
                .then()
                .statusCode(200)
                .extract()
                .path("items.find { it.number == '" + number + "' }.id");
    }

    public static String file(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
