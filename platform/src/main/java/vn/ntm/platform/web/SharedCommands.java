package vn.ntm.platform.web;

import jakarta.ws.rs.core.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.BoundSql;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.security.Actor;

/**
 * Writes of one kind that share commits. Whoever comes while others are at work waits; one of those who wait then takes
 * all of them into one transaction, and each is answered after its commit, with the same promises as {@link Commands}
 * makes: one effect per Idempotency-Key, the first answer to a retry, also a refusal. Nobody waits for company: alone, a
 * request runs at once. When a transaction of several fails as a whole, each of them runs again in one of its own.
 */
public final class SharedCommands<I> {

    private static final int AT_ONCE = 64;
    private static final int SIDE_BY_SIDE = 2;

    private final Database database;
    private final RequestContext context;
    private final IdempotencyKeys keys;
    private final SharedCommandsFactory.Begin<I> begin;
    private final Queue<Waiting<I>> queue = new ArrayDeque<>();
    private int leaders;
    private int onTheWay;

    SharedCommands(
            Database database, RequestContext context, IdempotencyKeys keys, SharedCommandsFactory.Begin<I> begin) {
        this.database = database;
        this.context = context;
        this.keys = keys;
        this.begin = begin;
    }

    /** Runs this request under its Idempotency-Key; answers when its effect is durable. */
    public Response run(Actor actor, I content) {
        RequestContext.Snapshot request = context.snapshot();
        Waiting<I> mine = new Waiting<>(
                request,
                request.key(actor),
                new Asked<>(actor, content, request.traceparent()),
                Thread.currentThread());
        enqueue(mine);
        while (!mine.isOver()) {
            List<Waiting<I>> batch = batchLedBy(mine);
            if (!batch.isEmpty()) {
                try {
                    lead(batch);
                } finally {
                    wake(batch.size());
                }
            } else if (!mine.isOver()) {
                LockSupport.park(this);
            }
        }
        return mine.isAlone() ? alone(mine) : mine.response();
    }

    private synchronized void enqueue(Waiting<I> mine) {
        queue.add(mine);
    }

    /**
     * All who wait, when it is their turn: at once when nobody is at work, and beside others when as many wait as those
     * are, because most of a transaction's cost is the same for one as for many. Empty when somebody else took this one.
     */
    private synchronized List<Waiting<I>> batchLedBy(Waiting<I> mine) {
        List<Waiting<I>> batch = new ArrayList<>();
        if (mine.taken || leaders == SIDE_BY_SIDE || queue.size() < onTheWay) {
            return batch;
        }
        while (!queue.isEmpty() && batch.size() < AT_ONCE) {
            Waiting<I> next = queue.remove();
            next.taken = true;
            batch.add(next);
        }
        leaders++;
        onTheWay += batch.size();
        return batch;
    }

    /** These are answered: the first of those who wait looks whether it is their turn. */
    private synchronized void wake(int answered) {
        leaders--;
        onTheWay -= answered;
        Waiting<I> next = queue.peek();
        if (next != null) {
            LockSupport.unpark(next.thread);
        }
    }

    private void lead(List<Waiting<I>> batch) {
        Map<Waiting<I>, Outcome> outcomes = Map.of();
        try {
            outcomes = together(batch);
        } catch (Overtaken e) {
            // Nothing came of all together: each looks again.
        } catch (RuntimeException e) {
            if (batch.size() == 1) {
                outcomes = Map.of(batch.get(0), new Outcome(null, e, false));
            }
        } finally {
            for (Waiting<I> one : batch) {
                one.end(outcomes.get(one));
            }
        }
    }

    private Response alone(Waiting<I> mine) {
        try {
            return Objects.requireNonNull(together(List.of(mine)).get(mine)).response();
        } catch (Overtaken again) {
            throw ProblemException.of(ProblemType.KEY_IN_FLIGHT);
        }
    }

    private Map<Waiting<I>, Outcome> together(List<Waiting<I>> batch) {
        return database.write(Actor.SERVICE, tx -> {
            // So few at once are found by key whatever their number: to plan for each number anew took as long as the
            // work.
            tx.later(BoundSql.of("set local plan_cache_mode = force_generic_plan"));
            tx.later(BoundSql.of("set local enable_seqscan = off"));
            Map<Waiting<I>, Outcome> outcomes = new LinkedHashMap<>();
            Map<IdempotencyKeys.Key, Waiting<I>> byKey = byKey(batch, outcomes);
            Supplier<Map<IdempotencyKeys.Key, IdempotencyKeys.Stored>> found = keys.askingLock(tx, byKey.keySet());
            Function<List<Asked<I>>, List<Decision>> work = begin.begin(
                    tx, byKey.values().stream().map(one -> one.asked.content()).toList());
            List<Waiting<I>> fresh = fresh(byKey, found.get(), outcomes);
            if (!fresh.isEmpty()) {
                List<Asked<I>> asked = fresh.stream().map(one -> one.asked).toList();
                keep(tx, fresh, work.apply(asked), outcomes);
            }
            return outcomes;
        });
    }

    /** The first of each key; one that comes beside another with its key is answered here. */
    private Map<IdempotencyKeys.Key, Waiting<I>> byKey(List<Waiting<I>> batch, Map<Waiting<I>, Outcome> outcomes) {
        Map<IdempotencyKeys.Key, Waiting<I>> byKey = new LinkedHashMap<>();
        for (Waiting<I> one : batch) {
            if (byKey.putIfAbsent(one.key, one) != null) {
                outcomes.put(one, new Outcome(null, ProblemException.of(ProblemType.KEY_IN_FLIGHT), false));
            }
        }
        return byKey;
    }

    /** Those whose key was never used; the others are answered here. */
    private List<Waiting<I>> fresh(
            Map<IdempotencyKeys.Key, Waiting<I>> byKey,
            Map<IdempotencyKeys.Key, IdempotencyKeys.Stored> found,
            Map<Waiting<I>, Outcome> outcomes) {
        List<Waiting<I>> unanswered = new ArrayList<>();
        byKey.forEach((key, one) -> {
            try {
                IdempotencyKeys.Stored first = IdempotencyKeys.firstAnswer(found.get(key), one.request.fingerprint());
                if (first == null) {
                    unanswered.add(one);
                } else {
                    outcomes.put(one, new Outcome(first, null, true));
                }
            } catch (ProblemException problem) {
                outcomes.put(one, new Outcome(null, problem, false));
            }
        });
        return unanswered;
    }

    private void keep(Tx tx, List<Waiting<I>> fresh, List<Decision> decisions, Map<Waiting<I>, Outcome> outcomes) {
        Map<IdempotencyKeys.Key, IdempotencyKeys.Stored> kept = new LinkedHashMap<>();
        for (int i = 0; i < fresh.size(); i++) {
            Waiting<I> one = fresh.get(i);
            Answer answer = decisions.get(i).answer();
            ProblemException refusal = decisions.get(i).refusal();
            if (answer == null && refusal != null && !IdempotencyKeys.isKept(refusal)) {
                outcomes.put(one, new Outcome(null, refusal, false));
            } else {
                IdempotencyKeys.Stored stored = answer == null
                        ? keys.refusal(Objects.requireNonNull(refusal), one.request)
                        : keys.answer(
                                answer,
                                one.request.fingerprint(),
                                decisions.get(i).told());
                kept.put(one.key, stored);
                outcomes.put(one, new Outcome(stored, null, false));
            }
        }
        keys.store(tx, kept);
    }

    private record Outcome(
            IdempotencyKeys.@Nullable Stored stored,
            @Nullable RuntimeException failure,
            boolean replayed) {

        Response response() {
            if (failure != null) {
                throw failure;
            }
            return Objects.requireNonNull(stored).response(replayed);
        }
    }

    /** A request and, later, what became of it; its thread sleeps until then or until it is its turn to lead. */
    private static final class Waiting<I> {

        final RequestContext.Snapshot request;
        final IdempotencyKeys.Key key;
        final Asked<I> asked;
        final Thread thread;
        private boolean taken;
        private @Nullable Outcome outcome;
        private volatile boolean over;

        Waiting(RequestContext.Snapshot request, IdempotencyKeys.Key key, Asked<I> asked, Thread thread) {
            this.request = request;
            this.key = key;
            this.asked = asked;
            this.thread = thread;
        }

        boolean isOver() {
            return over;
        }

        /** Nothing came of all together: this one tries by itself. */
        boolean isAlone() {
            return outcome == null;
        }

        Response response() {
            return Objects.requireNonNull(outcome).response();
        }

        void end(@Nullable Outcome result) {
            outcome = result;
            over = true;
            LockSupport.unpark(thread);
        }
    }
}
