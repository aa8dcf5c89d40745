package vn.ntm.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedFiguresIT {

    @TempDir
    Path folder;

    @Test
    void the_province_of_2021_comes_out_as_it_was_published_also_when_loaded_twice() {
        try (LocalStack first = LocalStack.start(folder.resolve("stack"), 20_000, "--check")) {
            assertThat(first.exitCode()).as(first.output()).isZero();
        }
        try (LocalStack again = LocalStack.start(folder.resolve("stack"), 20_000, "--check")) {
            assertThat(again.exitCode()).as(again.output()).isZero();
        }
    }

    @Test
    void another_province_needs_only_another_folder() {
        String data = LocalStack.ROOT.resolve("deploy/data/tinh-mau").toString();
        try (LocalStack stack = LocalStack.start(folder.resolve("stack"), 20_000, "--check", "--data", data)) {
            assertThat(stack.exitCode()).as(stack.output()).isZero();
        }
    }
}
