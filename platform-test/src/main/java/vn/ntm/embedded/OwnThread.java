package vn.ntm.embedded;

import java.util.concurrent.Executor;

/** Gives each piece of work a thread: for few that wait long, where the common pool is one thread on two cores. */
public final class OwnThread {

    public static final Executor EACH = work -> {
        Thread thread = new Thread(work, "own");
        thread.setDaemon(true);
        thread.start();
    };

    private OwnThread() {}
}
