package vn.ntm.deploy.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Runs the launcher as a person does, with stubs in the place of the services. */
final class Launcher {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path root;
    private final int offset;

    private Launcher(Path root, int offset) {
        this.root = root;
        this.offset = offset;
    }

    static Launcher in(Path root) throws IOException {
        for (String service : Services.ALL.keySet()) {
            stub(root.resolve(service + "-service/target/quarkus-app/quarkus-run.jar"));
        }
        Path data = Files.createDirectories(root.resolve("deploy/data/quang-ninh"));
        Files.writeString(data.resolve("folder.properties"), "province=99\nname=Mẫu\nledgerFigures=2021-08-31\n");
        Files.writeString(data.resolve("units.csv"), "code,nameVi\n99,Mẫu\n");
        publish(root, "3.0");
        return new Launcher(root, freeOffset());
    }

    /** What the folder says was published; the stubs compute 2.96 of 5. */
    static void publish(Path root, String value) throws IOException {
        Files.writeString(root.resolve("deploy/data/quang-ninh/statements.csv"), """
                indicator,unit,validOn,mode,value,denominator,rival,source,note
                ntm.trial,99,2021-08-31,,%s,5,false,Q1,
                ntm.trial,99,2021-08-31,,77,,true,Q2,
                """.formatted(value));
    }

    Process run(Path output, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dntm.root=" + root,
                "-cp",
                System.getProperty("java.class.path"),
                LocalStack.class.getName(),
                "--port-offset",
                Integer.toString(offset)));
        command.addAll(List.of(options));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("NTM_SERVICE_JAVA_OPTIONS", "-Xmx64m -XX:TieredStopAtLevel=1");
        return builder.start();
    }

    int port(int standard) {
        return standard + offset;
    }

    JsonNode stack() throws IOException {
        Path file = root.resolve(".local/stack.json");
        return Files.exists(file) ? JSON.readTree(Files.readAllBytes(file)) : JSON.createObjectNode();
    }

    JsonNode awaitStack(Process launcher, Path output, Predicate<JsonNode> wanted) throws Exception {
        long deadline = System.nanoTime() + 120_000_000_000L;
        while (true) {
            JsonNode stack = stack();
            if (wanted.test(stack)) {
                return stack;
            }
            if (!launcher.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("Not reached: " + stack + "\n" + Files.readString(output));
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private static void stub(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StubService.class.getName());
        String entry = StubService.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                InputStream code = StubService.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            code.transferTo(out);
        }
    }

    private static int freeOffset() throws IOException {
        // Below 32768, where the system takes the near ends of outgoing connections from.
        for (int offset = 1_000; offset < 13_600; offset += 37) {
            boolean free = true;
            for (int port : List.of(8080, 8081, 8082, 8083, 15432, 18080, 19092)) {
                try (ServerSocket socket = new ServerSocket(port + offset)) {
                    free &= socket.isBound();
                } catch (IOException e) {
                    free = false;
                }
            }
            if (free) {
                return offset;
            }
        }
        throw new IOException("No free ports");
    }
}
