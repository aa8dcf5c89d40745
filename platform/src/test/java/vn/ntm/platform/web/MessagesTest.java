package vn.ntm.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.ntm.platform.money.Money;

class MessagesTest {

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void every_type_of_problem_has_title_and_remedy_in_both_languages(ProblemType type) {
        for (String language : new String[] {"vi", "en"}) {
            assertThat(Messages.has(language, "problem." + type.slug() + ".title"))
                    .isTrue();
            assertThat(Messages.has(language, "problem." + type.slug() + ".detail"))
                    .isTrue();
        }
    }

    @Test
    void shows_money_and_dates_as_vietnamese_readers_write_them() {
        assertThat(Money.format(1_234_567, Messages.VIETNAMESE)).isEqualTo("1.234.567 ₫");
        assertThat(Messages.text(
                        Messages.VIETNAMESE,
                        "fault.unit-out-of-scope",
                        Map.of("unit", "193", "on", LocalDate.of(2021, 8, 31))))
                .isEqualTo("Đơn vị 193 nằm ngoài địa bàn của bạn vào ngày 31/08/2021.");
        assertThat(Messages.text(Locale.ENGLISH, "fault.not-one-of", Map.of("given", "X", "allowed", "A, B")))
                .isEqualTo("X is not one of: A, B.");
    }
}
