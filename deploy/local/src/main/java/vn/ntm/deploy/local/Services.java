package vn.ntm.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.ntm.deploy.local.Ports.Purpose;
import vn.ntm.embedded.DatabaseAccess;
import vn.ntm.embedded.DevelopmentIssuer;
import vn.ntm.embedded.EmbeddedBroker;
import vn.ntm.embedded.EmbeddedDatabase;

/** The four services: names, packages, and the settings that each gets through its environment. */
final class Services {

    /**
     * Small heaps, one collector thread, the first compiler only: four services share two cores and two gigabytes with all
     * else. The second compiler takes most of a core for minutes; without it the suite is loaded in two thirds of the time
     * and a booking is a figure in half. A service with a machine of its own wants it back.
     */
    private static final String OPTIONS =
            "-Xms32m -Xmx200m -Xss512k -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+ExitOnOutOfMemoryError";

    /** In the order of the list in the design; the name is also that of the database. */
    static final Map<String, Purpose> ALL = ordered();

    private final Path root;
    private final StackDirectory directory;
    private final Ports ports;

    Services(Path root, StackDirectory directory, Ports ports) {
        this.root = root;
        this.directory = directory;
        this.ports = ports;
    }

    private static Map<String, Purpose> ordered() {
        Map<String, Purpose> all = new LinkedHashMap<>();
        all.put("criteria", Purpose.CRITERIA);
        all.put("ocop", Purpose.OCOP);
        all.put("budget", Purpose.BUDGET);
        all.put("reporting", Purpose.REPORTING);
        return all;
    }

    /** Says which packages are missing, before anything is started. */
    void requireBuilt() {
        List<Path> missing = ALL.keySet().stream()
                .map(this::jar)
                .filter(jar -> !Files.exists(jar))
                .toList();
        if (!missing.isEmpty()) {
            throw new StackProblem("Chưa có gói, hãy chạy / not built, run: mvn -B -q -DskipTests package\n  "
                    + String.join("\n  ", missing.stream().map(Path::toString).toList()));
        }
    }

    ServicePart launch(String name, EmbeddedDatabase database, EmbeddedBroker broker, DevelopmentIssuer issuer)
            throws IOException {
        int port = ports.of(Objects.requireNonNull(ALL.get(name), name));
        DatabaseAccess access = directory.database(name);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        settings.put("NTM_DB_URL", database.jdbcUrl(name));
        settings.put("NTM_DB_USER", access.application());
        settings.put("NTM_DB_PASSWORD", access.applicationPassword());
        settings.put("NTM_DB_OWNER", access.owner());
        settings.put("NTM_DB_OWNER_PASSWORD", access.ownerPassword());
        settings.put("NTM_KAFKA_BOOTSTRAP", broker.bootstrap());
        settings.put("NTM_OIDC_ISSUER", issuer.url());
        settings.put("NTM_OIDC_JWKS", issuer.jwksUrl());
        settings.put("NTM_CURSOR_KEY", directory.cursorKey());
        if (name.equals("reporting")) {
            settings.put("NTM_EDITION_KEY", directory.editionKey().toString());
        }
        if (name.equals("ocop")) {
            // Links and QR codes lead here: with an offset the service listens elsewhere than its default says.
            settings.put("NTM_OCOP_PUBLIC_URL", "http://127.0.0.1:" + port);
        }
        return ServicePart.launch(name, port, command(name), settings, directory.log(name));
    }

    private List<String> command(String name) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions());
        command.add("-Djava.io.tmpdir=" + directory.scratch(name));
        command.add("-jar");
        command.add(jar(name).toString());
        return command;
    }

    private static List<String> javaOptions() {
        String given = System.getenv("NTM_SERVICE_JAVA_OPTIONS");
        return List.of((given != null ? given : OPTIONS).strip().split("\\s+"));
    }

    private Path jar(String name) {
        return root.resolve(name + "-service/target/quarkus-app/quarkus-run.jar");
    }
}
