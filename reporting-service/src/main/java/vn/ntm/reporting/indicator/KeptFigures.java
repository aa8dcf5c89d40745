package vn.ntm.reporting.indicator;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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
        long stamp = stamp(definition, question.validOn(), changes);
        Kept kept = figures.get(key);
        if (kept != null && kept.stamp() == stamp) {
            return kept.figure();
        }
        Figure figure = made.get();
        figures.put(key, new Kept(stamp, figure));
        return figure;
    }

    /** Another number whenever a fact changed at which the figure, or one that it builds on, looks: counters only grow. */
    private long stamp(Definition definition, LocalDate on, Changes changes) {
        Computation computation = definition.computation();
        long stamp = changes.ofUnits();
        for (FactKind kind : computation.looksAt()) {
            stamp += computation.ofTheYear().contains(kind) ? changes.of(kind, on.getYear()) : changes.of(kind);
        }
        for (String code : computation.indicators()) {
            Optional<Catalogue.Found> other = catalogue.find(code);
            if (other.isPresent()) {
                for (LocalDate day : computation.daysOf(on)) {
                    stamp += stamp(other.get().definition(), day, changes);
                }
            }
        }
        return stamp;
    }
}
