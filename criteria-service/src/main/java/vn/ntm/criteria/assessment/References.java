package vn.ntm.criteria.assessment;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.criteriaset.CriteriaSets.PublishedSet;
import vn.ntm.criteria.criteriaset.ThresholdDecision;
import vn.ntm.platform.db.BoundSql;
import vn.ntm.platform.db.Tx;

/**
 * Keeps the reference data of the last epoch in memory. Every use asks the database for the epoch, one row, so what another
 * instance changed is seen by the next assessment; a change that is not committed is never kept.
 */
@Singleton
class References {

    private static final int ATTEMPTS = 5;
    private static final String EPOCH = "select epoch from reference_epoch";

    private final Sources sources;
    private final Rounds rounds;
    private volatile @Nullable Reference kept;

    References(Sources sources, Rounds rounds) {
        this.sources = sources;
        this.rounds = rounds;
    }

    /** What stands now; the caller's transaction must not have changed any of it. */
    Reference current(Handle handle) {
        return of(handle, epoch(handle));
    }

    /** The same, asked together with the transaction's first look at the database. */
    Supplier<Reference> asking(Tx tx) {
        Supplier<List<Long>> epoch = tx.asking(BoundSql.of(EPOCH), row -> row.getLong(1));
        return () -> {
            long then = epoch.get().get(0);
            Reference known = kept;
            // The connection is asked for only when there is something to read: that would send what waits.
            return known != null && known.epoch() == then ? known : of(tx.handle(), then);
        };
    }

    private Reference of(Handle handle, long asked) {
        long epoch = asked;
        Reference known = kept;
        if (known != null && known.epoch() == epoch) {
            return known;
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Reference read = read(handle, epoch);
            long after = epoch(handle);
            // Each statement sees what is committed when it starts: only what no commit fell into belongs together.
            if (after == epoch) {
                kept = read;
                return read;
            }
            epoch = after;
        }
        throw new IllegalStateException("The reference data changed faster than it could be read.");
    }

    private static long epoch(Handle handle) {
        return handle.createQuery(EPOCH).mapTo(Long.class).one();
    }

    private Reference read(Handle handle, long epoch) {
        var published = sources.sets.allPublished(handle);
        return new Reference(
                epoch,
                sources.units.map(handle),
                published.stream().collect(Collectors.toMap(set -> set.set().id(), Function.identity())),
                published.stream().collect(Collectors.groupingBy((PublishedSet set) -> set.set()
                        .family())),
                sources.decisions.approved(handle).stream()
                        .collect(Collectors.groupingBy(ThresholdDecision::criteriaSet)),
                sources.classes.all(handle),
                rounds.all(handle).stream().collect(Collectors.groupingBy(Round::code)));
    }
}
