package vn.ntm.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedFiguresIT {

    @TempDir
    Path folder;

    /** What the loader prints when an import entered or changed anything, or when something was left to approve. */
    private static final Pattern CHANGE =
            Pattern.compile("mới/new [1-9]|đổi/updated [1-9]|approved [1-9]|booked [1-9]");

    @Test
    void the_province_of_2021_comes_out_as_it_was_published_and_loading_it_twice_changes_nothing() {
        try (LocalStack first = LocalStack.start(folder.resolve("stack"), 20_000, "--check")) {
            assertThat(first.exitCode()).as(first.output()).isZero();
            assertThat(first.output()).containsPattern(CHANGE);
        }
        try (LocalStack again = LocalStack.start(folder.resolve("stack"), 20_000, "--check")) {
            assertThat(again.exitCode()).as(again.output()).isZero();
            assertThat(again.output()).doesNotContainPattern(CHANGE);
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
