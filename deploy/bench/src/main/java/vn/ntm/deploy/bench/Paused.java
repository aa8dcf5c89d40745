package vn.ntm.deploy.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Services that sleep while another is measured beside a yardstick that feeds nobody: what they make of its events is
 * measured by the figures' own benchmarks. They go on, and catch up, when this is closed.
 */
public final class Paused implements AutoCloseable {

    private static final List<String> SERVICES = List.of("criteria", "ocop", "budget", "reporting");

    private final List<Long> processes;

    private Paused(List<Long> processes) {
        this.processes = processes;
    }

    public static Paused allBut(String service, Target target) throws IOException {
        List<Long> others = new ArrayList<>();
        SERVICES.stream().filter(name -> !name.equals(service)).forEach(name -> others.add(target.pid(name)));
        Paused paused = new Paused(others);
        paused.signal("-STOP");
        return paused;
    }

    @Override
    public void close() throws IOException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        processes.forEach(process -> command.add(Long.toString(process)));
        try {
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                throw new IOException(command + " ended with " + code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
