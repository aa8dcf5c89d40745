package vn.ntm.ocop.item;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class GtinTest {

    @Test
    void takes_the_four_lengths_with_the_right_check_digit() {
        assertThat(Gtin.isValid("8934563138165")).isTrue();
        assertThat(Gtin.isValid("96385074")).isTrue();
        assertThat(Gtin.isValid("036000291452")).isTrue();
        assertThat(Gtin.isValid("00012345600012")).isTrue();
    }

    @Test
    void refuses_other_lengths_letters_and_wrong_check_digits() {
        assertThat(Gtin.isValid("8934563138164")).isFalse();
        assertThat(Gtin.isValid("893456313816")).isFalse();
        assertThat(Gtin.isValid("89345631381X5")).isFalse();
        assertThat(Gtin.isValid("")).isFalse();
    }

    @Property
    void one_wrong_digit_is_always_found(
            @ForAll @LongRange(min = 0, max = 999_999_999_999L) long body,
            @ForAll @IntRange(min = 0, max = 12) int place,
            @ForAll @IntRange(min = 1, max = 9) int by) {
        String digits = String.format("%012d", body);
        String gtin = digits + Gtin.checkDigit(digits);
        char[] wrong = gtin.toCharArray();
        wrong[place] = (char) ('0' + (wrong[place] - '0' + by) % 10);
        assertThat(Gtin.isValid(gtin)).isTrue();
        assertThat(Gtin.isValid(new String(wrong))).isFalse();
        assertThat(Gtin.to14(gtin)).hasSize(14).endsWith(gtin);
    }
}
