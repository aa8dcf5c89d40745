package vn.ntm.deploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Who used the processors while something was measured; says nothing where there is no {@code /proc}. */
public final class Processors {

    private static final double MILLIS_PER_TICK = 10;
    private static final List<String> PARTS =
            List.of("criteria", "ocop", "budget", "reporting", "kafka", "postgres", "launcher");

    private final Target target;
    private final Map<String, Long> before;

    private Processors(Target target) throws IOException {
        this.target = target;
        this.before = ticks(target);
    }

    public static Processors from(Target target) throws IOException {
        return new Processors(target);
    }

    /** Milliseconds of processor time since the start for each of so many, by part of the suite, such as {@code budget 0.61}. */
    public String perOne(long number) throws IOException {
        List<String> parts = new ArrayList<>();
        double all = 0;
        for (Map.Entry<String, Long> after : ticks(target).entrySet()) {
            double millis = (after.getValue() - before.getOrDefault(after.getKey(), 0L)) * MILLIS_PER_TICK / number;
            all += millis;
            if (millis >= 0.005) {
                parts.add(String.format("%s %.2f", after.getKey(), millis));
            }
        }
        return String.format("%.2f ms of processor each (%s)", all, String.join(", ", parts));
    }

    private static Map<String, Long> ticks(Target target) throws IOException {
        Map<Long, String> names = new TreeMap<>();
        for (String part : PARTS) {
            names.put(part.equals("launcher") ? target.launcherPid() : target.pid(part), part);
        }
        names.put(ProcessHandle.current().pid(), "clients");
        Map<String, Long> ticks = new TreeMap<>();
        Path proc = Path.of("/proc");
        if (!Files.isDirectory(proc)) {
            return ticks;
        }
        try (Stream<Path> processes = Files.list(proc)) {
            for (Path process : processes
                    .filter(path -> path.getFileName().toString().matches("\\d+"))
                    .toList()) {
                add(process, names, ticks);
            }
        }
        return ticks;
    }

    private static void add(Path process, Map<Long, String> names, Map<String, Long> ticks) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            String name = names.get(Long.valueOf(process.getFileName().toString()));
            // PostgreSQL's work is done by the children of the process that was started.
            String part = name == null ? names.get(Long.valueOf(fields[1])) : name;
            if (part != null && (name != null || part.equals("postgres"))) {
                ticks.merge(part, Long.parseLong(fields[11]) + Long.parseLong(fields[12]), Long::sum);
            }
        } catch (IOException e) {
            // The process ended while it was looked at.
            return;
        }
    }
}
