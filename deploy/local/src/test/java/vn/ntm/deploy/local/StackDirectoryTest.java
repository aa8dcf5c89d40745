package vn.ntm.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackDirectoryTest {

    @TempDir
    Path root;

    @Test
    void admits_one_launcher_at_a_time() throws Exception {
        try (StackDirectory first = StackDirectory.open(root)) {
            assertThat(first.stackFile()).isEqualTo(root.resolve("stack.json"));
            assertThatThrownBy(() -> StackDirectory.open(root))
                    .isInstanceOf(StackProblem.class)
                    .hasMessageContaining(root.toString());
        }
        StackDirectory.open(root).close();
    }

    @Test
    void keeps_its_secrets_to_itself_and_until_it_is_emptied() throws Exception {
        try (StackDirectory directory = StackDirectory.open(root)) {
            String cursorKey = directory.cursorKey();
            assertThat(directory.cursorKey()).isEqualTo(cursorKey);
            assertThat(directory.database("criteria")).isEqualTo(directory.database("criteria"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("secrets/cursor-key"))))
                    .isEqualTo("rw-------");

            directory.empty();

            assertThat(directory.cursorKey()).isNotEqualTo(cursorKey);
            assertThatThrownBy(() -> StackDirectory.open(root)).isInstanceOf(StackProblem.class);
        }
    }
}
