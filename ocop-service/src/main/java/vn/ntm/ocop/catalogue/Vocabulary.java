package vn.ntm.ocop.catalogue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.catalogue.Folding.Word;

/**
 * In which products each word stands. It never changes; what changes in some products makes a new one that shares all
 * words which stand where they stood.
 *
 * <p>A place is {@code 2 * product + 1} where the word is one of the product's name, {@code 2 * product} where it stands
 * beside it: in the producer, the place or the code.
 */
final class Vocabulary {

    /** A word beside the name counts six tenths. */
    private static final int BESIDE_THE_NAME = 6;

    private static final int TENTHS = 10;

    /** More words than anybody types; what comes after them is not looked at. */
    private static final int MOST_WORDS = 32;

    private static final int[] NOWHERE = {};

    private final Lexicon lexicon;
    private final Lexicon.Pages pages;
    private final int[][] places;

    private Vocabulary(Lexicon lexicon, Lexicon.Pages pages, int[][] places) {
        this.lexicon = lexicon;
        this.pages = pages;
        this.places = places;
    }

    static Vocabulary empty() {
        Lexicon lexicon = new Lexicon();
        return new Vocabulary(lexicon, lexicon.published(), new int[0][]);
    }

    /** The words of one product, each as {@code 2 * word + 1} in its name and {@code 2 * word} beside it, in order. */
    int[] wordsOf(List<Word> name, List<Word> beside) {
        Map<Word, Integer> words = new LinkedHashMap<>();
        gather(beside, 0, words);
        gather(name, 1, words);
        int[] own = new int[words.size()];
        int at = 0;
        for (Map.Entry<Word, Integer> one : words.entrySet()) {
            own[at++] = 2 * lexicon.add(one.getKey()) + one.getValue();
        }
        Arrays.sort(own);
        return own;
    }

    /** Also two words written as one: "halong" finds "Hạ Long". */
    private static void gather(List<Word> text, int inName, Map<Word, Integer> words) {
        for (int i = 0; i < text.size(); i++) {
            words.put(text.get(i), inName);
            if (i > 0) {
                words.put(
                        new Word(
                                text.get(i - 1).written() + text.get(i).written(),
                                text.get(i - 1).folded() + text.get(i).folded()),
                        inName);
            }
        }
    }

    /** Words of a product before and after a change, as {@link #wordsOf} gives them. */
    record Change(int product, int[] before, int[] after) {}

    Vocabulary with(List<Change> changes) {
        Map<Integer, Places> changed = new HashMap<>();
        for (Change change : changes) {
            int place = 2 * change.product();
            for (int word : without(change.before(), change.after())) {
                changed.computeIfAbsent(word >> 1, this::places).remove(place + (word & 1));
            }
            for (int word : without(change.after(), change.before())) {
                changed.computeIfAbsent(word >> 1, this::places).add(place + (word & 1));
            }
        }
        Lexicon.Pages published = lexicon.published();
        int[][] next = Arrays.copyOf(places, published.size());
        changed.forEach((word, list) -> next[word] = list.sorted());
        for (int i = places.length; i < next.length; i++) {
            next[i] = next[i] == null ? NOWHERE : next[i];
        }
        return new Vocabulary(lexicon, published, next);
    }

    /** Words that stand in one list only; both are in order. */
    private static int[] without(int[] words, int[] others) {
        return Arrays.stream(words)
                .filter(word -> Arrays.binarySearch(others, word) < 0)
                .toArray();
    }

    private Places places(int word) {
        return new Places(word < places.length ? places[word] : NOWHERE);
    }

    /** Places of one word while products change. */
    private static final class Places {

        private final int[] before;
        private final Set<Integer> gone = new HashSet<>();
        private int[] added = NOWHERE;
        private int size;

        Places(int[] before) {
            this.before = before;
        }

        void remove(int place) {
            gone.add(place);
        }

        void add(int place) {
            if (size == added.length) {
                added = Arrays.copyOf(added, Math.max(4, 2 * size));
            }
            added[size++] = place;
        }

        int[] sorted() {
            Arrays.sort(added, 0, size);
            if (gone.isEmpty() && (before.length == 0 || size == 0 || before[before.length - 1] < added[0])) {
                int[] longer = Arrays.copyOf(before, before.length + size);
                System.arraycopy(added, 0, longer, before.length, size);
                return longer;
            }
            int[] all = new int[before.length + size];
            int kept = 0;
            for (int place : before) {
                if (gone.isEmpty() || !gone.contains(place)) {
                    all[kept++] = place;
                }
            }
            System.arraycopy(added, 0, all, kept, size);
            int[] sorted = Arrays.copyOf(all, kept + size);
            Arrays.sort(sorted);
            return sorted;
        }
    }

    /**
     * How well each product fits, in thousandths summed over the words, 0 where it does not; null where no words are asked
     * for. Every word must be found; from four words on, one may be missing.
     *
     * @param products how many there are
     */
    int @Nullable [] scores(String text, int products) {
        List<Word> asked = Folding.words(text);
        int[] sum = new int[products];
        if (asked.isEmpty()) {
            return text.isBlank() ? null : sum;
        }
        List<Word> words = asked.subList(0, Math.min(MOST_WORDS, asked.size()));
        byte[] found = new byte[products];
        short[] best = new short[products];
        for (Word word : words) {
            Arrays.fill(best, (short) 0);
            add(lexicon.like(word, pages), best, sum, found);
        }
        int needed = words.size() < 4 ? words.size() : words.size() - 1;
        for (int i = 0; i < sum.length; i++) {
            sum[i] = found[i] >= needed ? sum[i] : 0;
        }
        return sum;
    }

    /** Of all words that are like the one asked for, the best in each product counts. */
    private void add(Lexicon.Matches matches, short[] best, int[] sum, byte[] found) {
        int[] words = matches.words();
        for (int i = 0; i < words.length; i++) {
            if (words[i] >= places.length) {
                continue;
            }
            short inName = (short) matches.likeness()[i];
            short beside = (short) (inName * BESIDE_THE_NAME / TENTHS);
            for (int place : places[words[i]]) {
                int product = place >> 1;
                short score = (place & 1) == 1 ? inName : beside;
                short before = best[product];
                if (score > before) {
                    best[product] = score;
                    sum[product] += score - before;
                    found[product] += before == 0 ? 1 : 0;
                }
            }
        }
    }
}
