package vn.ntm.deploy.local;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the libraries say while all is well; what is wrong, the launcher says itself. */
final class Quiet {

    /** Held, because the log manager forgets loggers, and their levels, that nobody holds. */
    private static final List<Logger> LOGGERS = List.of(
            Logger.getLogger("io.zonky"), Logger.getLogger("org.apache.kafka"), Logger.getLogger("com.sun.net"));

    private Quiet() {}

    static void libraries() {
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }
}
