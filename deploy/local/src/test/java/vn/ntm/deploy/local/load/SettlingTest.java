package vn.ntm.deploy.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SettlingTest {

    @Test
    void knows_a_source_by_its_short_and_its_long_name_and_an_unheard_one_as_zero() throws Exception {
        ObjectMapper json = new ObjectMapper();

        assertThat(Settling.applied(json.readTree("{\"criteria\":7}"), "criteria"))
                .isEqualTo(7);
        assertThat(Settling.applied(json.readTree("{\"criteria-service\":8}"), "criteria"))
                .isEqualTo(8);
        assertThat(Settling.applied(json.readTree("{}"), "criteria")).isZero();
    }
}
