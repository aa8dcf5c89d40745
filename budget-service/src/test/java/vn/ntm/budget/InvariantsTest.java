package vn.ntm.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The budget has 33 invariants (docs/budget-invariants.md); each must be named by a test, so that none is lost. */
class InvariantsTest {

    private static final Pattern NAMED = Pattern.compile("void invariants?_(\\d+(?:_(?:\\d+|and|to))*)_\\w*\\(");

    @Test
    void every_one_of_the_33_invariants_is_named_by_a_test() throws IOException {
        Set<Integer> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher names = NAMED.matcher(Files.readString(file));
                while (names.find()) {
                    named.addAll(numbers(names.group(1)));
                }
            }
        }
        assertThat(named).isEqualTo(IntStream.rangeClosed(1, 33).boxed().collect(Collectors.toSet()));
    }

    private static Set<Integer> numbers(String text) {
        Set<Integer> numbers = new TreeSet<>();
        String[] words = text.split("_");
        for (int i = 0; i < words.length; i++) {
            if (words[i].equals("to")) {
                int from = Integer.parseInt(words[i - 1]);
                int to = Integer.parseInt(words[i + 1]);
                IntStream.rangeClosed(from, to).forEach(numbers::add);
            } else if (!words[i].equals("and")) {
                numbers.add(Integer.parseInt(words[i]));
            }
        }
        return numbers;
    }
}
