package vn.ntm.deploy.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Services that sleep while another is measured beside a yardstick that feeds nobody: what they make of its events is
 * measured by the figures' own benchmarks. They go on when this is closed, which waits until reporting, which hears of
 * everything, has caught up.
 */
public final class Paused implements AutoCloseable {

    private static final List<String> SERVICES = List.of("criteria", "ocop", "budget", "reporting");

    private final String measured;
    private final Target target;

    private Paused(String measured, Target target) {
        this.measured = measured;
        this.target = target;
    }

    public static Paused allBut(String service, Target target) throws IOException {
        Paused paused = new Paused(service, target);
        paused.signal("-STOP");
        return paused;
    }

    @Override
    public void close() throws IOException {
        signal("-CONT");
        target.awaitApplied(measured);
    }

    private List<String> others() {
        return SERVICES.stream().filter(name -> !name.equals(measured)).toList();
    }

    private void signal(String signal) throws IOException {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        others().forEach(name -> command.add(Long.toString(target.pid(name))));
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
