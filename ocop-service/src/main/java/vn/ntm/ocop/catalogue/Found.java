package vn.ntm.ocop.catalogue;

import java.util.List;

/**
 * What a query found.
 *
 * @param hits the first of it, in order
 * @param count all of it
 */
record Found(List<Hit> hits, int count, Facets facets) {

    /** @param score thousandths summed over the words; 0 where no words were asked for */
    record Hit(CatalogueProduct product, int score) {}
}
