package vn.ntm.platform.web;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.BiFunction;
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

    /**
     * @param work decides all that were asked, in their order, and writes what it does not refuse in as many round trips
     *     as for one; it answers with one decision for each, and knows nothing of the requests' own threads
     */
    public <I> SharedCommands<I> sharing(BiFunction<Tx, List<Asked<I>>, List<Decision>> work) {
        return new SharedCommands<>(database, context, keys, work);
    }
}
