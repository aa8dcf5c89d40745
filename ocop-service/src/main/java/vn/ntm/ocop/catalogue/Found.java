package vn.ntm.ocop.catalogue;

import java.util.List;

/** What a query found, in order; {@code score} is 0 where no words were asked for. */
record Found(List<Hit> hits, Facets facets) {

    record Hit(CatalogueProduct product, double score) {}
}
