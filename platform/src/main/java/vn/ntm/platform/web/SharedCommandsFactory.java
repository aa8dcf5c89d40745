package vn.ntm.platform.web;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.db.Tx;

/** Makes the queues of writes that share commits, one for each kind of write. */
@Singleton
public class SharedCommandsFactory {

    private final Database database;
    private final RequestContext context;
    private final IdempotencyKeys keys;

    SharedCommandsFactory(Database database, RequestContext context, IdempotencyKeys keys) {
        this.database = database;
        this.context = context;
        this.keys = keys;
    }

    /** @param begin makes the work of one transaction */
    public <I> SharedCommands<I> sharing(Begin<I> begin) {
        return new SharedCommands<>(database, context, keys, begin);
    }

    /** How the work of a transaction begins. */
    @FunctionalInterface
    public interface Begin<I> {

        /**
         * Queues what it wants to know of all that were asked, which is fetched with the look-up of their keys: what was
         * answered before is still among them.
         *
         * @return the work, which decides those that nobody answered yet, in their order, and writes what it does not refuse
         *     in as many round trips as for one; it answers with one decision for each, and knows nothing of the requests'
         *     own threads
         */
        Function<List<Asked<I>>, List<Decision>> begin(Tx tx, List<I> asked);
    }
}
