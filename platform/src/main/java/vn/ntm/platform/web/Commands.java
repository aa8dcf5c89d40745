package vn.ntm.platform.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.security.Actor;

/**
 * Runs a write once. The Idempotency-Key is stored with the answer in the transaction of the effect: a retry gets the
 * first answer, also a refusal (409, 422) and also after a crash; another body under the same key is refused; a key
 * whose first request still runs answers 409. Nothing else uses the key up.
 */
@RequestScoped
public class Commands {

    private final Database database;
    private final RequestContext context;
    private final IdempotencyKeys keys;

    Commands(Database database, RequestContext context, IdempotencyKeys keys) {
        this.database = database;
        this.context = context;
        this.keys = keys;
    }

    /** Runs the work under the request's Idempotency-Key. */
    public Response run(Actor actor, Function<Tx, Answer> work) {
        RequestContext.Snapshot request = context.snapshot();
        IdempotencyKeys.Key key = request.key(actor);
        return database.write(actor, tx -> {
            IdempotencyKeys.Stored first = IdempotencyKeys.firstAnswer(
                    keys.askingLock(tx, List.of(key)).get().get(key), request.fingerprint());
            if (first != null) {
                return first.response(true);
            }
            IdempotencyKeys.Stored stored = execute(tx, work, request);
            keys.store(tx, Map.of(key, stored));
            return stored.response(false);
        });
    }

    /** The real run without the commit: the same checks and answer, no key used up. */
    public Response dryRun(Actor actor, Function<Tx, Answer> work) {
        return database.dryRun(actor, tx -> keys.answer(work.apply(tx), Digests.OF_NOTHING, null)
                .response(false));
    }

    /** 428 without If-Match, 412 when it names another version than {@code current}. */
    public void expectVersion(long current) {
        String ifMatch = context.ifMatch();
        if (ifMatch == null) {
            throw ProblemException.of(ProblemType.PRECONDITION_REQUIRED);
        }
        if (!ifMatch.equals("*") && !ifMatch.equals("\"" + current + "\"")) {
            throw ProblemException.of(
                    ProblemType.STALE_VERSION, "", "stale-version", Map.of("given", ifMatch, "current", current));
        }
    }

    private IdempotencyKeys.Stored execute(Tx tx, Function<Tx, Answer> work, RequestContext.Snapshot request) {
        Handle handle = tx.handle();
        int mark = tx.eventMark();
        handle.savepoint("command");
        try {
            return keys.answer(work.apply(tx), request.fingerprint(), null);
        } catch (ProblemException problem) {
            if (!IdempotencyKeys.isKept(problem)) {
                throw problem;
            }
            handle.rollbackToSavepoint("command");
            tx.forgetAfter(mark);
            return keys.refusal(problem, request);
        }
    }
}
