package vn.ntm.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedFiguresIT {

    @TempDir
    Path folder;

    @Test
    void the_province_of_2021_comes_out_as_it_was_published() {
        try (LocalStack stack = LocalStack.start(folder.resolve("stack"), 20_000, "--check")) {
            assertThat(stack.exitCode()).as(stack.output()).isZero();
        }
    }
}
