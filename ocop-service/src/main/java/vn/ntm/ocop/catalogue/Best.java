package vn.ntm.ocop.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** The highest scores of those that come along, as many as fit; of equals whoever came first stays in front. */
final class Best {

    private final int[] products;
    private final int[] scores;
    private int size;

    Best(int limit) {
        this.products = new int[limit];
        this.scores = new int[limit];
    }

    void offer(int product, int score) {
        if (size == products.length && (size == 0 || scores[size - 1] >= score)) {
            return;
        }
        int at = size < products.length ? size++ : size - 1;
        while (at > 0 && scores[at - 1] < score) {
            products[at] = products[at - 1];
            scores[at] = scores[at - 1];
            at--;
        }
        products[at] = product;
        scores[at] = score;
    }

    List<Found.Hit> hits(IntFunction<CatalogueProduct> product) {
        List<Found.Hit> hits = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            hits.add(new Found.Hit(product.apply(products[i]), scores[i]));
        }
        return hits;
    }
}
