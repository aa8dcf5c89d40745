package vn.ntm.deploy.local.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void rounds_to_the_decimals_that_were_printed() {
        assertThat(agrees("45", "45.4999")).isTrue();
        assertThat(agrees("45", "45.5")).isFalse();
        assertThat(agrees("19.5", "19.4592")).isTrue();
        assertThat(agrees("19.5", "19.449")).isFalse();
        assertThat(agrees("19.50", "19.4592")).isFalse();
        assertThat(agrees("1.5", "1.5")).isTrue();
        assertThat(agrees("200000000000", "200000000000")).isTrue();
        assertThat(agrees("200000000000", "199999999999")).isFalse();
    }

    @Test
    void never_takes_unknown_for_zero() {
        assertThat(Agreement.agrees(BigDecimal.ZERO, null)).isFalse();
        assertThat(agrees("0", "0.0")).isTrue();
    }

    @Test
    void compares_a_denominator_only_when_it_was_printed() {
        assertThat(Agreement.denominatorAgrees(null, new BigDecimal("98"))).isTrue();
        assertThat(Agreement.denominatorAgrees(new BigDecimal("98"), new BigDecimal("98.0")))
                .isTrue();
        assertThat(Agreement.denominatorAgrees(new BigDecimal("98"), new BigDecimal("97")))
                .isFalse();
        assertThat(Agreement.denominatorAgrees(new BigDecimal("98"), null)).isFalse();
    }

    private static boolean agrees(String published, String computed) {
        return Agreement.agrees(new BigDecimal(published), new BigDecimal(computed));
    }
}
