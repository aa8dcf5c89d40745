package vn.ntm.deploy.local.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {

    @Test
    void writes_numbers_and_days_as_in_vietnam() {
        assertThat(VietnameseNumbers.text(new BigDecimal("200000000000"))).isEqualTo("200.000.000.000");
        assertThat(VietnameseNumbers.text(new BigDecimal("19.50"))).isEqualTo("19,5");
        assertThat(VietnameseNumbers.text(new BigDecimal("91"), new BigDecimal("98")))
                .isEqualTo("91 / 98");
        assertThat(VietnameseNumbers.text((BigDecimal) null)).isEqualTo("–");
        assertThat(VietnameseNumbers.text(LocalDate.of(2021, 8, 31))).isEqualTo("31/08/2021");
    }

    @Test
    void aligns_the_columns_and_marks_what_differs() {
        List<String> lines = Layout.lines(List.of(
                new CheckTable.Row("ntm.communes.total", "31/08/2021", "98", "98", true, "http://a"),
                new CheckTable.Row("budget.plan", "31/12/2021", "200.000.000.000", "–", false, "http://b")));

        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).startsWith(" ✓ ntm.communes.total").endsWith("98 | http://a");
        assertThat(lines.get(2)).startsWith(" ✗ budget.plan").contains("200.000.000.000 | ");
        assertThat(lines.stream().map(line -> line.indexOf('|')).distinct()).hasSize(1);
    }
}
