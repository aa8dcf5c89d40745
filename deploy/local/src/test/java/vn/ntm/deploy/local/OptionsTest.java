package vn.ntm.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final Path ROOT = Path.of("/somewhere");

    @Test
    void loads_the_real_province_and_stays_up_when_nothing_is_said() {
        Options options = Options.parse(List.of(), ROOT);

        assertThat(options.load()).isTrue();
        assertThat(options.check()).isFalse();
        assertThat(options.fresh()).isFalse();
        assertThat(options.data()).isEqualTo(Path.of("/somewhere/deploy/data/quang-ninh"));
        assertThat(options.state()).isEqualTo(Path.of("/somewhere/.local"));
    }

    @Test
    void takes_each_option() {
        Options options = Options.parse(
                List.of("--check", "--fresh", "--no-load", "--data", "/d", "--data-dir", "/s", "--port-offset", "100"),
                ROOT);

        assertThat(options).isEqualTo(new Options(true, true, false, false, Path.of("/d"), Path.of("/s"), 100));
    }

    @Test
    void names_what_it_does_not_understand() {
        assertThatThrownBy(() -> Options.parse(List.of("--chek"), ROOT)).hasMessageContaining("--chek");
        assertThatThrownBy(() -> Options.parse(List.of("--data"), ROOT)).hasMessageContaining("--data");
        assertThatThrownBy(() -> Options.parse(List.of("--port-offset", "x"), ROOT))
                .hasMessageContaining("--port-offset x");
    }
}
