package vn.ntm.reporting.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProductGroupsTest {

    private static final Pattern NAME = Pattern.compile("(\\d+): \\[\"([^\"]+)\", \"([^\"]+)\"\\],");

    @Test
    void names_all_twenty_six_sets_as_the_dashboard_does() throws IOException {
        Map<String, ProductGroups.Name> shown = new TreeMap<>();
        Matcher names = NAME.matcher(Files.readString(Path.of("src/main/resources/web/app/groups.ts")));
        while (names.find()) {
            shown.put(names.group(1), new ProductGroups.Name(names.group(2), names.group(3)));
        }

        assertThat(ProductGroups.all()).hasSize(26).isEqualTo(shown);
    }

    @Test
    void a_number_without_a_name_stands_for_itself() {
        assertThat(ProductGroups.named("27")).isEqualTo(new ProductGroups.Name("27", "27"));
    }
}
