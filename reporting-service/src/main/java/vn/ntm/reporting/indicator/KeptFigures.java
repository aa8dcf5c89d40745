package vn.ntm.reporting.indicator;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.ntm.reporting.fact.Changes;
import vn.ntm.reporting.fact.FactKind;

/**
 * Figures with all that is known now, kept until a fact of a kind that they look at changes: a payment leaves recognitions
 * as they are. Nothing is kept for an earlier moment of knowledge.
 */
@Singleton
class KeptFigures {

    private static final int MOST = 50_000;

    private final Catalogue catalogue;
    private final Map<Key, Kept> figures = Collections.synchronizedMap(new LinkedHashMap<>(1_024, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Kept> eldest) {
            return size() > MOST;
        }
    });
    private final Map<String, Set<FactKind>> kinds = Collections.synchronizedMap(new HashMap<>());

    private record Key(
            String code,
            String unit,
            LocalDate validOn,
            Mode mode,
            @Nullable Integer year) {}

    private record Kept(long stamp, Figure figure) {}

    KeptFigures(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    Figure get(Definition definition, Question question, Changes changes, Supplier<Figure> made) {
        Key key = new Key(definition.code(), question.unit(), question.validOn(), question.mode(), question.year());
        long stamp = changes.stamp(kinds(definition));
        Kept kept = figures.get(key);
        if (kept != null && kept.stamp() == stamp) {
            return kept.figure();
        }
        Figure figure = made.get();
        figures.put(key, new Kept(stamp, figure));
        return figure;
    }

    /** Kinds of all facts that the figure and those it builds on look at. */
    private Set<FactKind> kinds(Definition definition) {
        Set<FactKind> known = kinds.get(definition.code());
        if (known != null) {
            return known;
        }
        Set<FactKind> found = new HashSet<>(definition.computation().looksAt());
        definition.computation().indicators().forEach(code -> catalogue
                .find(code)
                .ifPresent(other -> found.addAll(kinds(other.definition()))));
        kinds.put(definition.code(), found);
        return found;
    }
}
