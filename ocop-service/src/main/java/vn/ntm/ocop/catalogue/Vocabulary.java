package vn.ntm.ocop.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.ntm.ocop.catalogue.Folding.Word;

/**
 * Every word of the catalogue and where it stands. A word that is asked for finds the same word, the word with other
 * marks, words that begin with it, and words a typing error or two away, each with its weight.
 */
final class Vocabulary {

    static final double SAME = 1.0;
    static final double SAME_WITHOUT_MARKS = 0.95;
    static final double BEGINNING = 0.85;
    static final double ONE_ERROR = 0.7;
    static final double TWO_ERRORS = 0.5;
    /** A word of the producer, the place or the set counts less than one of the name. */
    static final double BESIDE_THE_NAME = 0.6;

    private static final int REMEMBERED = 5_000;

    private final List<Word> words = new ArrayList<>();
    private final List<int[]> places = new ArrayList<>();
    private final List<double[]> weights = new ArrayList<>();
    private final Map<String, Hits> remembered = new ConcurrentHashMap<>();

    /** Products in which a word was found, with the best weight in each. */
    record Hits(int[] products, double[] weights) {}

    /** Gathers words while products are read in their order. */
    static final class Builder {

        private final Map<Word, Map<Integer, Double>> entries = new HashMap<>();

        void add(int product, List<Word> text, double weight) {
            for (int i = 0; i < text.size(); i++) {
                put(text.get(i), product, weight);
                if (i > 0) {
                    Word pair = new Word(
                            text.get(i - 1).written() + text.get(i).written(),
                            text.get(i - 1).folded() + text.get(i).folded());
                    put(pair, product, weight);
                }
            }
        }

        private void put(Word word, int product, double weight) {
            entries.computeIfAbsent(word, w -> new HashMap<>()).merge(product, weight, Math::max);
        }

        Vocabulary build() {
            Vocabulary vocabulary = new Vocabulary();
            entries.forEach((word, byProduct) -> {
                int[] products = byProduct.keySet().stream()
                        .mapToInt(Integer::intValue)
                        .sorted()
                        .toArray();
                double[] weights = new double[products.length];
                for (int i = 0; i < products.length; i++) {
                    weights[i] = byProduct.getOrDefault(products[i], 0.0);
                }
                vocabulary.words.add(word);
                vocabulary.places.add(products);
                vocabulary.weights.add(weights);
            });
            return vocabulary;
        }
    }

    /** Where this word stands, the same answer for the same word as long as the catalogue does not change. */
    Hits find(Word asked) {
        Hits before = remembered.get(asked.written());
        if (before != null) {
            return before;
        }
        Hits hits = look(asked);
        if (remembered.size() < REMEMBERED) {
            remembered.put(asked.written(), hits);
        }
        return hits;
    }

    private Hits look(Word asked) {
        Map<Integer, Double> best = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            double likeness = likeness(asked, words.get(i));
            if (likeness > 0) {
                int[] products = places.get(i);
                double[] own = weights.get(i);
                for (int j = 0; j < products.length; j++) {
                    best.merge(products[j], likeness * own[j], Math::max);
                }
            }
        }
        int[] products =
                best.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
        double[] found = new double[products.length];
        for (int i = 0; i < products.length; i++) {
            found[i] = best.getOrDefault(products[i], 0.0);
        }
        return new Hits(products, found);
    }

    static double likeness(Word asked, Word word) {
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
        int allowed = one.length() < 4 ? 0 : one.length() < 8 ? 1 : 2;
        if (allowed == 0 || Math.abs(one.length() - other.length()) > allowed) {
            return 0;
        }
        int errors = TypingErrors.between(one, other, allowed);
        return errors == 1 ? ONE_ERROR : errors == 2 && allowed == 2 ? TWO_ERRORS : 0;
    }
}
