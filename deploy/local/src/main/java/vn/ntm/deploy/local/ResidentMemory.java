package vn.ntm.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the stack keeps in memory, as Linux tells it. */
final class ResidentMemory {

    private static final Path PROCESSES = Path.of("/proc");

    private ResidentMemory() {}

    /** Bytes of a process and all below it. What processes share (PostgreSQL's buffers) counts once where it can. */
    static long ofTree(long pid) {
        return Stream.concat(
                        ProcessHandle.of(pid).stream(),
                        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants))
                .mapToLong(process -> ofOne(process.pid()))
                .sum();
    }

    static long ofOne(long pid) {
        Path process = PROCESSES.resolve(Long.toString(pid));
        long proportional = kilobytes(process.resolve("smaps_rollup"), "Pss:");
        return 1024 * (proportional > 0 ? proportional : kilobytes(process.resolve("status"), "VmRSS:"));
    }

    static String text(long bytes) {
        return String.format(Locale.ROOT, "%d MB", bytes / (1024 * 1024));
    }

    /** Zero where the file is not there or not for us to read. */
    private static long kilobytes(Path file, String label) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.stream()
                    .filter(line -> line.startsWith(label))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
