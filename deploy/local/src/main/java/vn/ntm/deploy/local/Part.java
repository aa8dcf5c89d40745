package vn.ntm.deploy.local;

import java.io.IOException;
import java.nio.file.Path;

/** One process of the stack, whatever it is. */
interface Part {

    String name();

    long pid();

    int port();

    Path log();

    /** Starts it again after it died; returns when it can be used. */
    void restart() throws IOException;

    void stop() throws IOException;
}
