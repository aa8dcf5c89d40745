package vn.ntm.deploy.local;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Starts a part again when it dies although nobody asked it to, a little later each time that it does so. */
final class Supervisor {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration LONG_ENOUGH_TO_BE_WELL = Duration.ofMinutes(1);

    private final Progress progress;
    private final StackFile file;
    private final List<Part> parts = new ArrayList<>();
    private final Map<String, Integer> restarts = new ConcurrentHashMap<>();
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "supervisor");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopping;

    Supervisor(Progress progress, StackFile file) {
        this.progress = progress;
        this.file = file;
    }

    /** Takes a part into care; one that comes while all is being stopped is stopped at once. */
    void watch(Part part) throws IOException {
        boolean late;
        synchronized (parts) {
            late = stopping;
            if (!late) {
                parts.add(part);
            }
        }
        if (late) {
            part.stop();
            throw new StackProblem("Đang dừng / stopping: " + part.name());
        }
        follow(part, 0);
    }

    List<Part> parts() {
        synchronized (parts) {
            return List.copyOf(parts);
        }
    }

    /** From now on a process that ends has done so as it should. */
    void stopWatching() {
        synchronized (parts) {
            stopping = true;
        }
    }

    private void follow(Part part, int failuresInARow) throws IOException {
        long pid = part.pid();
        long since = System.nanoTime();
        file.process(part.name(), pid, part.port(), part.log(), restarts.getOrDefault(part.name(), 0));
        ProcessHandle.of(pid)
                .ifPresentOrElse(
                        handle -> handle.onExit()
                                .thenRunAsync(() -> revive(part, pid, failures(failuresInARow, since)), workers),
                        () -> workers.execute(() -> revive(part, pid, failuresInARow + 1)));
    }

    private static int failures(int before, long since) {
        boolean wasWell = System.nanoTime() - since > LONG_ENOUGH_TO_BE_WELL.toNanos();
        return wasWell ? 1 : before + 1;
    }

    private void revive(Part part, long pid, int failuresInARow) {
        if (stopping) {
            return;
        }
        progress.line("! " + part.name() + " (pid " + pid + ") dừng đột ngột, đang chạy lại; nhật ký / ended"
                + " unexpectedly, restarting; log: " + part.log());
        pauseBefore(failuresInARow);
        if (stopping) {
            return;
        }
        try {
            part.restart();
            restarts.merge(part.name(), 1, Integer::sum);
            progress.line("+ " + part.name() + " (pid " + part.pid() + ") đã chạy lại / runs again");
            follow(part, failuresInARow);
        } catch (IOException | RuntimeException e) {
            if (!stopping) {
                progress.line("! " + part.name() + ": " + e.getMessage());
                workers.execute(() -> revive(part, pid, failuresInARow + 1));
            }
        }
    }

    /** None before the first attempt; then one second, two, four, up to thirty. */
    private void pauseBefore(int attempt) {
        long pause = attempt < 2 ? 0 : Math.min(LONGEST_PAUSE.toMillis(), 1_000L << Math.min(attempt - 2, 10));
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause);
        while (!stopping && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }
}
