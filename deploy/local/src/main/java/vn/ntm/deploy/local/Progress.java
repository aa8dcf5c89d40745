package vn.ntm.deploy.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells what happens, each line with the seconds since the start. */
public final class Progress {

    private final PrintStream out;
    private final long start = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    public void line(String text) {
        // Vietnamese writes the fraction after a comma.
        out.println(String.format(Locale.ROOT, "[%6.1f s] ", seconds(elapsed())).replace('.', ',') + text);
        out.flush();
    }

    /** Without the time, for tables and for what belongs to the line above. */
    public void plain(String text) {
        out.println(text);
        out.flush();
    }

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    public static String text(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", seconds(duration)).replace('.', ',');
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }
}
