package vn.ntm.deploy.local;

import java.io.IOException;

/**
 * Ctrl-C and SIGTERM stop the stack in order. That is what was asked for, so the exit code is then 0, not the 130 or 143
 * of a program that was torn down.
 */
final class StopOnSignal {

    private final Thread hook;

    private StopOnSignal(Thread hook) {
        this.hook = hook;
    }

    static StopOnSignal stops(RunningStack stack) {
        Thread hook = new Thread(
                () -> {
                    int code = 0;
                    try {
                        stack.close();
                    } catch (IOException | RuntimeException e) {
                        stack.say("! " + e.getMessage());
                        code = 1;
                    }
                    Runtime.getRuntime().halt(code);
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return new StopOnSignal(hook);
    }

    /** The main thread ends by itself, with its own exit code; too late when a signal came first. */
    void noLonger() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the hook runs already and halts the JVM when all has stopped: leave it to it
            awaitHook();
        }
    }

    private void awaitHook() {
        try {
            hook.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
