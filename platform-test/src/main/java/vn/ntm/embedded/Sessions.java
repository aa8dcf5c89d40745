package vn.ntm.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Starts processes outside the terminal's group, so that Ctrl-C reaches only the one that stops them in order. */
public final class Sessions {

    private static final List<String> PREFIX = Stream.of("/usr/bin/setsid", "/bin/setsid")
            .filter(command -> Files.isExecutable(Path.of(command)))
            .findFirst()
            .map(List::of)
            .orElse(List.of());

    private Sessions() {}

    /** What to put before a command: setsid where there is one (Linux), nothing elsewhere. */
    public static List<String> prefix() {
        return PREFIX;
    }
}
