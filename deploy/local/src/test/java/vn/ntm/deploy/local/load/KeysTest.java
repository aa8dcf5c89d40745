package vn.ntm.deploy.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeysTest {

    private static final byte[] CONTENT = "code,nameVi\n22,Quảng Ninh\n".getBytes(StandardCharsets.UTF_8);

    @Test
    void is_the_same_for_the_same_step_and_content_only() {
        String key = Keys.of("import-units", CONTENT, 1);

        assertThat(Keys.of("import-units", CONTENT.clone(), 1)).isEqualTo(key);
        assertThat(Keys.of("approve-units", CONTENT, 1)).isNotEqualTo(key);
        assertThat(Keys.of("import-units", CONTENT, 2)).isNotEqualTo(key);
        assertThat(Keys.of("import-units", new byte[0], 1)).isNotEqualTo(key);
    }

    @Test
    void fits_into_the_header_also_for_the_longest_step() {
        assertThat(Keys.of(ImportTarget.PAYMENT_REQUESTS.step("approve"), CONTENT, 20))
                .matches("[\\x21\\x23-\\x7E]{16,64}");
    }
}
