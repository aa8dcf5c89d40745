package vn.ntm.ocop.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import vn.ntm.ocop.catalogue.Folding.Word;

class FoldingTest {

    @Test
    void marks_fall_away_whichever_way_they_are_written() {
        assertThat(Folding.fold("Đông Triều")).isEqualTo("dong trieu");
        assertThat(Folding.fold("Ba Che\u0303")).isEqualTo("ba che");
        assertThat(Folding.fold("hòa")).isEqualTo(Folding.fold("hoà"));
    }

    @Test
    void short_forms_are_spelt_out_and_che_is_tra() {
        assertThat(folded("HTX chè")).containsExactly("hop", "tac", "xa", "tra");
    }

    @Test
    void a_word_with_its_marks_comes_before_the_same_without() {
        Word asked = new Word("dứa", "dua");
        assertThat(Lexicon.likeness(asked, new Word("dứa", "dua")))
                .isGreaterThan(Lexicon.likeness(asked, new Word("dừa", "dua")));
    }

    @Test
    void typing_errors_are_forgiven_by_length() {
        assertThat(like("tra", "trà")).isPositive();
        assertThat(like("trq", "tra")).isZero();
        assertThat(like("vanh", "vang")).isEqualTo(Lexicon.ONE_ERROR);
        assertThat(like("vagn", "vang")).isEqualTo(Lexicon.ONE_ERROR);
        assertThat(like("vamh", "vang")).isZero();
        assertThat(like("hao", "hoa")).isEqualTo(Lexicon.ONE_ERROR);
        assertThat(like("rta", "trà")).isEqualTo(Lexicon.ONE_ERROR);
        assertThat(like("aho", "hoa")).isZero();
        assertThat(like("hua", "hoa")).isZero();
        assertThat(like("ah", "ha")).isZero();
        assertThat(like("quangnimg", "quangninh")).isEqualTo(Lexicon.TWO_ERRORS);
        assertThat(like("mie", "mien")).isEqualTo(Lexicon.BEGINNING);
    }

    @Test
    void vietnamese_order_puts_letters_before_tones_and_words_before_longer_words() {
        List<String> names = new ArrayList<>(List.of(
                "Đông Triều", "Dầu", "Cam", "Ấm", "An", "Đầm Hà", "An Biên", "Ăn", "Anh", "Âm", "ạ", "ả", "á", "à"));
        names.sort((one, other) -> Arrays.compareUnsigned(VietnameseOrder.key(one), VietnameseOrder.key(other)));
        assertThat(names)
                .containsExactly(
                        "à",
                        "ả",
                        "á",
                        "ạ",
                        "An",
                        "An Biên",
                        "Anh",
                        "Ăn",
                        "Âm",
                        "Ấm",
                        "Cam",
                        "Dầu",
                        "Đầm Hà",
                        "Đông Triều");
    }

    @Property
    void the_number_of_errors_is_the_same_from_both_sides(
            @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 8) String one,
            @ForAll @CharRange(from = 'a', to = 'd') @StringLength(max = 8) String other) {
        int errors = TypingErrors.between(one, other, 20);
        assertThat(errors).isEqualTo(TypingErrors.between(other, one, 20));
        assertThat(errors == 0).isEqualTo(one.equals(other));
        assertThat(errors).isBetween(Math.abs(one.length() - other.length()), Math.max(one.length(), other.length()));
    }

    private static int like(String asked, String word) {
        return Lexicon.likeness(new Word(asked, Folding.fold(asked)), new Word(word, Folding.fold(word)));
    }

    private static List<String> folded(String text) {
        return Folding.words(text).stream().map(Word::folded).toList();
    }
}
