package vn.ntm.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KilledWhileLoadingIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"criteria", "ocop", "budget", "reporting", "kafka", "postgres"})
    void after_a_kill_while_loading_every_figure_still_agrees(String victim) {
        try (LocalStack stack = LocalStack.start(folder.resolve("stack"), 20_000, "--check")) {
            long pid = stack.pidWhen("LOADING", victim);

            boolean killed =
                    ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false);

            assertThat(killed).as("%s ran as process %d", victim, pid).isTrue();
            assertThat(stack.exitCode()).as(stack.output()).isZero();
        }
    }
}
