package vn.ntm.deploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How long it takes until every published figure agrees, and what the running suite keeps in memory. */
final class StartAndMemory implements Benchmark {

    private static final double SECONDS = 90;
    private static final double MEBIBYTES = 2_048;
    private static final List<String> PROCESSES =
            List.of("postgres", "kafka", "criteria", "ocop", "budget", "reporting");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public boolean isOfWarmServices() {
        return false;
    }

    @Override
    public List<Result> run(Target target) throws IOException {
        return List.of(
                Result.atMost("start-until-figures-agree", target.startSeconds(), "s", SECONDS),
                Result.atMost("resident-memory", resident(target), "MiB", MEBIBYTES));
    }

    /** Proportional set size where the system tells it: what processes share counts once. */
    private static double resident(Target target) throws IOException {
        long kibibytes = proportional(target.launcherPid());
        for (String process : PROCESSES) {
            kibibytes += tree(target.pid(process));
        }
        return kibibytes / 1_024.0;
    }

    private static long tree(long pid) throws IOException {
        long sum = 0;
        List<ProcessHandle> processes = Stream.concat(
                        ProcessHandle.of(pid).stream(),
                        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants))
                .toList();
        for (ProcessHandle process : processes) {
            sum += proportional(process.pid());
        }
        return sum;
    }

    private static long proportional(long pid) throws IOException {
        Path file = Path.of("/proc", Long.toString(pid), "smaps_rollup");
        if (!Files.isReadable(file)) {
            return 0;
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
    }
}
