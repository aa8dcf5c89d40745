package vn.ntm.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a killed PostgreSQL leaves behind: its pid file, and backends that hold the shared memory a moment longer. */
final class PostgresRemains {

    private static final Path SHARED_MEMORY = Path.of("/proc/sysvipc/shm");
    private static final int LINE_OF_SHARED_MEMORY = 6;
    private static final int COLUMN_OF_ID = 1;
    private static final int COLUMN_OF_ATTACHED = 6;

    private PostgresRemains() {}

    /** The living postmaster of this directory. */
    static Optional<Long> postmaster(Path data) {
        return lines(data.resolve("postmaster.pid")).stream()
                .findFirst()
                .map(line -> Long.parseLong(line.strip()))
                .filter(pid -> ProcessHandle.of(pid).isPresent());
    }

    /** A new postmaster refuses to start while one old backend lives: wait for the last to go. */
    static void awaitGone(Path data, Duration atMost) throws IOException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (sharedMemoryInUse(data)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("Another PostgreSQL still works on " + data + ": stop it first");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    /** Only Linux tells; elsewhere the backends are gone by the time that a new one starts. */
    private static boolean sharedMemoryInUse(Path data) {
        List<String> pidFile = lines(data.resolve("postmaster.pid"));
        if (pidFile.size() <= LINE_OF_SHARED_MEMORY || !Files.isReadable(SHARED_MEMORY)) {
            return false;
        }
        String[] keyAndId = pidFile.get(LINE_OF_SHARED_MEMORY).strip().split("\\s+");
        return keyAndId.length == 2
                && lines(SHARED_MEMORY).stream()
                        .map(line -> line.strip().split("\\s+"))
                        .anyMatch(columns ->
                                columns[COLUMN_OF_ID].equals(keyAndId[1]) && !columns[COLUMN_OF_ATTACHED].equals("0"));
    }

    /** No lines when the file is not there, or goes while it is read. */
    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }
}
