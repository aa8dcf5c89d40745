package vn.ntm.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("alone")
class AnotherProvinceIT {

    private static final String DATA =
            LocalStack.ROOT.resolve("deploy/data/tinh-mau").toString();

    @TempDir
    Path folder;

    @Test
    void another_province_needs_only_another_folder() {
        try (LocalStack stack = LocalStack.start(folder.resolve("stack"), 12_000, "--check", "--data", DATA)) {
            assertThat(stack.exitCode()).as(stack.output()).isZero();
        }
    }

    @Test
    void its_facts_are_made_anew_beside_the_store_that_serves_them() {
        try (LocalStack stack = LocalStack.start(folder.resolve("stack"), 12_000, "--data", DATA)) {
            stack.awaitState("UP");
            assertThat(stack.command("rebuild")).isZero();
        }
    }
}
