package vn.ntm.reporting.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProductGroupsTest {

    @Test
    void names_all_twenty_six_sets_in_both_languages() {
        assertThat(ProductGroups.all().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 26).mapToObj(Integer::toString).toList());
        assertThat(ProductGroups.all().values()).allSatisfy(name -> {
            assertThat(name.vi()).isNotBlank();
            assertThat(name.en()).isNotBlank().isNotEqualTo(name.vi());
        });
    }

    @Test
    void a_number_without_a_name_stands_for_itself() {
        assertThat(ProductGroups.named("27")).isEqualTo(new ProductGroups.Name("27", "27"));
    }
}
