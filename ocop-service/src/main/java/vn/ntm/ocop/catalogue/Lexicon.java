package vn.ntm.ocop.catalogue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.ntm.ocop.catalogue.Folding.Word;

/**
 * Every word of the catalogue by its number, in the order in which it first came; it only grows, so what was found among
 * the first words stays found. Words are added by one thread at a time; anybody looks through the pages that it publishes.
 */
final class Lexicon {

    static final int SAME = 1_000;
    static final int SAME_WITHOUT_MARKS = 950;
    static final int BEGINNING = 850;
    static final int ONE_ERROR = 700;
    static final int TWO_ERRORS = 500;

    private static final int REMEMBERED = 5_000;

    /** Many Vietnamese words have three letters: "hao" stands for "hoa". */
    private static final int SWAPPED = 3;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Matches> remembered = new ConcurrentHashMap<>();
    private Pages pages = new Pages(0, new Word[1_024], new Shape[1_024]);

    /**
     * The words up to a size.
     *
     * @param shapes what tells quickly that two words cannot be alike
     */
    record Pages(int size, Word[] words, Shape[] shapes) {}

    /** What of a word is compared first: its first four letters, the set of its letters, its length. */
    record Shape(long head, long letters, int length) {

        static Shape of(String folded) {
            long head = 0;
            long letters = 0;
            for (int i = 0; i < folded.length(); i++) {
                char letter = folded.charAt(i);
                if (i < 4) {
                    head |= (long) letter << (16 * i);
                }
                letters |= 1L << (letter & 63);
            }
            return new Shape(head, letters, folded.length());
        }

        /** Whether {@code other} may begin with this one. */
        boolean mayBegin(Shape other) {
            long compared = length >= 4 ? -1L : (1L << (16 * length)) - 1;
            return length <= other.length && ((head ^ other.head) & compared) == 0;
        }

        /** Three letters in another order: too short to forgive a wrong letter, but not two that changed places. */
        boolean mayBeSwapped(Shape other) {
            return length == SWAPPED && other.length == SWAPPED && letters == other.letters;
        }

        /** An error takes at most one letter out of the set of letters and puts one in. */
        boolean mayBeWithin(Shape other, int errors) {
            return errors > 0
                    && Math.abs(length - other.length) <= errors
                    && Long.bitCount(letters ^ other.letters) <= 2 * errors;
        }
    }

    /** Which of the first {@code upTo} words are like a word that was asked for, and how much in thousandths. */
    record Matches(int upTo, int[] words, int[] likeness) {

        static final Matches NONE = new Matches(0, new int[0], new int[0]);
    }

    /** The number of a word, which is new where nobody knew it. */
    int add(Word word) {
        Integer known = numbers.get(word.written());
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        if (number == pages.words().length) {
            pages = new Pages(
                    pages.size(), Arrays.copyOf(pages.words(), 2 * number), Arrays.copyOf(pages.shapes(), 2 * number));
        }
        pages.words()[number] = word;
        pages.shapes()[number] = Shape.of(word.folded());
        numbers.put(word.written(), number);
        return number;
    }

    /** All words that were added so far. */
    Pages published() {
        pages = new Pages(numbers.size(), pages.words(), pages.shapes());
        return pages;
    }

    /** Words like this one; among them may be some that were added after these pages. */
    Matches like(Word asked, Pages among) {
        Matches known = remembered.getOrDefault(asked.written(), Matches.NONE);
        if (known.upTo() >= among.size()) {
            return known;
        }
        Matches found = look(asked, among, known);
        if (remembered.size() >= REMEMBERED) {
            remembered.clear();
        }
        remembered.put(asked.written(), found);
        return found;
    }

    private static Matches look(Word asked, Pages among, Matches known) {
        Shape shape = Shape.of(asked.folded());
        int allowed = allowed(asked.folded());
        int[] words = Arrays.copyOf(known.words(), known.words().length + 16);
        int[] likeness = Arrays.copyOf(known.likeness(), words.length);
        int found = known.words().length;
        for (int i = known.upTo(); i < among.size(); i++) {
            Shape other = among.shapes()[i];
            if (shape.mayBegin(other) || shape.mayBeWithin(other, allowed) || shape.mayBeSwapped(other)) {
                int alike = likeness(asked, among.words()[i]);
                if (alike > 0) {
                    if (found == words.length) {
                        words = Arrays.copyOf(words, 2 * found);
                        likeness = Arrays.copyOf(likeness, 2 * found);
                    }
                    words[found] = i;
                    likeness[found++] = alike;
                }
            }
        }
        return new Matches(among.size(), Arrays.copyOf(words, found), Arrays.copyOf(likeness, found));
    }

    /** Errors that are forgiven in a word of this length. */
    private static int allowed(String folded) {
        return folded.length() < 4 ? 0 : folded.length() < 8 ? 1 : 2;
    }

    /** The same word, the word with other marks, one that begins with it, one some typing errors away; 0 for others. */
    static int likeness(Word asked, Word word) {
        if (asked.written().equals(word.written())) {
            return SAME;
        }
        String one = asked.folded();
        String other = word.folded();
        if (one.equals(other)) {
            return SAME_WITHOUT_MARKS;
        }
        if (other.startsWith(one)) {
            return BEGINNING;
        }
        if (one.length() == SWAPPED && other.length() == SWAPPED && isSwapped(one, other)) {
            return ONE_ERROR;
        }
        int allowed = allowed(one);
        if (allowed == 0 || Math.abs(one.length() - other.length()) > allowed) {
            return 0;
        }
        int errors = TypingErrors.between(one, other, allowed);
        return errors == 1 ? ONE_ERROR : errors == 2 && allowed == 2 ? TWO_ERRORS : 0;
    }

    /** Two neighbours of three letters changed places, and nothing else. */
    private static boolean isSwapped(String one, String other) {
        boolean first = one.charAt(0) == other.charAt(1)
                && one.charAt(1) == other.charAt(0)
                && one.charAt(2) == other.charAt(2);
        boolean last = one.charAt(0) == other.charAt(0)
                && one.charAt(1) == other.charAt(2)
                && one.charAt(2) == other.charAt(1);
        return first || last;
    }
}
