package vn.ntm.deploy.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnotherProvinceIT {

    @TempDir
    Path folder;

    @Test
    void another_province_needs_only_another_folder() {
        String data = LocalStack.ROOT.resolve("deploy/data/tinh-mau").toString();
        try (LocalStack stack = LocalStack.start(folder.resolve("stack"), 12_000, "--check", "--data", data)) {
            assertThat(stack.exitCode()).as(stack.output()).isZero();
        }
    }
}
