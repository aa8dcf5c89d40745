package vn.ntm.deploy.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The local stack as a user starts it, on its own ports and in a folder of its own. */
final class LocalStack implements AutoCloseable {

    static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private final Process process;
    private final Path output;

    private LocalStack(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static LocalStack start(Path folder, int portOffset, String... options) {
        List<String> command = new ArrayList<>(List.of(
                ROOT.resolve("deploy/up").toString(),
                "--data-dir",
                folder.toString(),
                "--port-offset",
                Integer.toString(portOffset)));
        command.addAll(List.of(options));
        Path output = folder.resolveSibling(folder.getFileName() + ".log");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            // The packages under test are those that this very build made.
            builder.environment().put("NTM_SKIP_BUILD", "1");
            return new LocalStack(builder.start(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the stack to end by itself; its exit code. */
    int exitCode() {
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                throw new AssertionError("The stack did not end within five minutes:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
