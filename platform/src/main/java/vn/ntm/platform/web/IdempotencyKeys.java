package vn.ntm.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;

/** The keys of writes with their first answers, and what an answer looks like. */
@Singleton
class IdempotencyKeys {

    private final ObjectMapper json;
    private final Problems problems;

    IdempotencyKeys(ObjectMapper json, Problems problems) {
        this.json = json;
        this.problems = problems;
    }

    /** Under which a client's write runs once. */
    record Key(String client, String key, String operation) {

        String lock() {
            return client + "\n" + key + "\n" + operation;
        }
    }

    /**
     * An answer as it is kept and sent.
     *
     * @param reference where the body stands already, word for word: {@code @sequence subject} of an event; else null
     */
    record Stored(
            byte[] fingerprint,
            int status,
            Map<String, String> headers,
            String body,
            @Nullable String reference) {

        String kept() {
            return reference == null ? body : reference;
        }

        Response response(boolean replayed) {
            Response.ResponseBuilder response = Response.status(status).entity(body);
            headers.forEach(response::header);
            if (replayed) {
                response.header("Idempotency-Replayed", "true");
            }
            return response.build();
        }
    }

    /** Whether this transaction has the key now, and what was answered under it before. */
    record Found(boolean free, @Nullable Stored stored) {

        /** The first answer, or null when there is none; a key in use or used for another body is a problem. */
        @Nullable
        Stored firstAnswer(byte[] fingerprint) {
            if (!free) {
                throw ProblemException.of(ProblemType.KEY_IN_FLIGHT);
            }
            if (stored != null && !Arrays.equals(stored.fingerprint(), fingerprint)) {
                throw ProblemException.of(ProblemType.KEY_REUSED);
            }
            return stored;
        }
    }

    /**
     * Two requests with one key never run side by side; the locks go with the transaction, also in a crash. Locks and
     * look-up are one round trip, so the look-up may be a moment older than the lock: storing notices that.
     */
    Map<Key, Found> lockAndFind(Handle handle, Collection<Key> keys) {
        List<Key> order = List.copyOf(keys);
        Map<Key, Found> found = new LinkedHashMap<>();
        bind(
                        handle.createQuery("select k.n, pg_try_advisory_xact_lock(hashtextextended(k.lock, 0)) as free,"
                                + " i.fingerprint, i.status, i.headers, case when i.body like '@%' then (select e.data from event e"
                                + " where e.subject = split_part(i.body, ' ', 2)"
                                + " and e.sequence = split_part(substr(i.body, 2), ' ', 1)::bigint) else i.body end as body"
                                + " from unnest(:locks, :clients, :keys, :operations) with ordinality"
                                + " as k (lock, client, key, operation, n) left join idempotency i"
                                + " on i.client = k.client and i.key = k.key and i.operation = k.operation"),
                        order)
                .bind("locks", SqlArray.texts(order, Key::lock))
                .map((row, c) -> {
                    Stored stored = row.getString("body") == null
                            ? null
                            : new Stored(
                                    row.getBytes("fingerprint"),
                                    row.getInt("status"),
                                    headers(row.getString("headers")),
                                    row.getString("body"),
                                    null);
                    return Map.entry(order.get(row.getInt("n") - 1), new Found(row.getBoolean("free"), stored));
                })
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    /**
     * Keeps answers in the transaction of their effects. False when a first request committed between our look-up and
     * our lock: the effects must then be taken back, a retry gets that request's answer.
     */
    boolean store(Tx tx, Map<Key, Stored> answers) {
        if (answers.isEmpty()) {
            return true;
        }
        List<Stored> stored = List.copyOf(answers.values());
        int written = bind(
                        tx.handle()
                                .createUpdate(
                                        "insert into idempotency (client, key, operation, fingerprint, status, headers, body,"
                                                + " recorded_at) select client, key, operation, decode(fingerprint, 'hex'), status,"
                                                + " headers, body, :at from unnest(:clients, :keys, :operations, :fingerprints, :statuses,"
                                                + " :headers, :bodies) as k (client, key, operation, fingerprint, status, headers, body)"
                                                + " on conflict do nothing"),
                        List.copyOf(answers.keySet()))
                .bind("fingerprints", SqlArray.texts(stored, answer -> HexFormat.of()
                        .formatHex(answer.fingerprint())))
                .bind("statuses", SqlArray.longs(stored, answer -> (long) answer.status()))
                .bind("headers", SqlArray.texts(stored, answer -> write(answer.headers())))
                .bind("bodies", SqlArray.texts(stored, Stored::kept))
                .bind("at", OffsetDateTime.ofInstant(tx.recordedAt(), ZoneOffset.UTC))
                .execute();
        return written == answers.size();
    }

    /** @param told the event whose data is the answer's body, or null */
    Stored answer(Answer answer, byte[] fingerprint, @Nullable EventDraft told) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", MediaType.APPLICATION_JSON);
        if (answer.version() != null) {
            headers.put("ETag", "\"" + answer.version() + "\"");
        }
        String location = answer.location();
        if (location != null && !location.isEmpty()) {
            headers.put("Location", location);
        }
        return new Stored(
                fingerprint,
                answer.status(),
                headers,
                write(answer.body()),
                told == null ? null : "@" + told.sequence() + " " + told.subject());
    }

    /** Refusals that use a key up: a late duplicate must not succeed behind the client's back. */
    static boolean isKept(ProblemException problem) {
        return problem.type().status() == 409 || problem.type().status() == 422;
    }

    Stored refusal(ProblemException problem, RequestContext.Snapshot request) {
        return new Stored(
                request.fingerprint(),
                problem.type().status(),
                Map.of(
                        "Content-Type",
                        Problems.MEDIA_TYPE,
                        "Content-Language",
                        request.language().getLanguage()),
                write(problems.view(problem, request)),
                null);
    }

    private static <S extends SqlStatement<S>> S bind(S statement, List<Key> keys) {
        return statement
                .bind("clients", SqlArray.texts(keys, Key::client))
                .bind("keys", SqlArray.texts(keys, Key::key))
                .bind("operations", SqlArray.texts(keys, Key::operation));
    }

    private String write(Object value) {
        try {
            return value instanceof String text ? text : json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer cannot be written as JSON.", e);
        }
    }

    private Map<String, String> headers(String text) {
        try {
            return json.readerForMapOf(String.class).readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored headers cannot be read.", e);
        }
    }
}
