package vn.ntm.deploy.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeysTest {

    private static final byte[] CONTENT = "code,nameVi\n22,Quảng Ninh\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void is_the_same_for_the_same_step_and_content_of_one_load_only() {
        Keys keys = new Keys("one load");
        String key = keys.of("import-units", CONTENT);

        assertThat(keys.of("import-units", CONTENT.clone())).isEqualTo(key);
        assertThat(keys.of("approve-units", CONTENT)).isNotEqualTo(key);
        assertThat(keys.of("import-units", new byte[0])).isNotEqualTo(key);
        assertThat(new Keys("another load").of("import-units", CONTENT)).isNotEqualTo(key);
    }

    @Test
    void fits_into_the_header_also_for_the_longest_step() {
        assertThat(new Keys("load").of(ImportTarget.PAYMENT_REQUESTS.step("approve"), CONTENT))
                .matches("[\\x21\\x23-\\x7E]{16,64}");
    }
}
