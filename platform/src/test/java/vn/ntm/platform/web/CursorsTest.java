package vn.ntm.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CursorsTest {

    private final Cursors cursors = new Cursors("a key of this test");

    @Test
    void a_page_ends_without_a_cursor_and_goes_on_with_one() {
        assertThat(cursors.page(List.of("a", "b"), 2, item -> item).next()).isNull();

        Page<String> page = cursors.page(List.of("a", "b", "c"), 2, item -> item, "22");

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(cursors.open(page.next(), "22")).isEqualTo("b");
    }

    @Test
    void a_cursor_of_other_filters_or_of_somebody_else_is_refused() {
        String cursor = Objects.requireNonNull(
                cursors.page(List.of("a", "b"), 1, item -> item, "22").next());

        assertThatThrownBy(() -> cursors.open(cursor, "193")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> new Cursors("another key").open(cursor, "22")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> cursors.open("not base64 at all!", "22")).isInstanceOf(ProblemException.class);
    }

    @Test
    void the_page_size_is_cut_to_500_and_never_below_one() {
        assertThat(Cursors.limit(null)).isEqualTo(50);
        assertThat(Cursors.limit(100_000)).isEqualTo(500);
        assertThatThrownBy(() -> Cursors.limit(0)).isInstanceOf(ProblemException.class);
    }
}
