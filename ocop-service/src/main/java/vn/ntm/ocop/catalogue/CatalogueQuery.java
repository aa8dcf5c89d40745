package vn.ntm.ocop.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.producer.Producer;

/**
 * What is looked for.
 *
 * @param text words, or empty for everything
 * @param on the day on which stars, units and participation are judged
 * @param stars stars in force that day; empty for any
 * @param unit the unit, or one above it, that day
 * @param alsoLeft also what is not in the programme that day
 */
record CatalogueQuery(
        String text,
        LocalDate on,
        List<Integer> stars,
        @Nullable String set,
        @Nullable String unit,
        Producer.@Nullable Kind producerKind,
        @Nullable CertificateState certificateState,
        boolean alsoLeft) {}
