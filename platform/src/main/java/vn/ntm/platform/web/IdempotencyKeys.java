package vn.ntm.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.BoundSql;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.AttributedEvent;

/** The keys of writes with their first answers, and what an answer looks like. */
@Singleton
class IdempotencyKeys {

    private final ObjectMapper json;
    private final Problems problems;

    IdempotencyKeys(ObjectMapper json, Problems problems) {
        this.json = json;
        this.problems = problems;
    }

    /**
     * Under which a client's write runs once.
     *
     * @param digest of client, key and operation: nobody looks for one of them alone, and together they would be the widest
     *     index of the store
     */
    record Key(UUID digest) {

        static Key of(String client, String key, String operation) {
            return new Key(Digests.first128(client + "\n" + key + "\n" + operation));
        }

        long lock() {
            return digest.getMostSignificantBits();
        }
    }

    /**
     * An answer as it is kept and sent.
     *
     * @param told the event whose data is the body word for word, and which then keeps it; else null
     */
    record Stored(
            UUID fingerprint,
            int status,
            Map<String, String> headers,
            String body,
            @Nullable AttributedEvent told) {

        Response response(boolean replayed) {
            Response.ResponseBuilder response = Response.status(status).entity(body);
            headers.forEach(response::header);
            if (replayed) {
                response.header("Idempotency-Replayed", "true");
            }
            return response.build();
        }
    }

    /**
     * The first answers under these keys, for those that have one. Two requests with one key never run side by side: a key
     * that another request holds is a problem, and nothing that is asked after it is done. The locks go with the
     * transaction, also in a crash. Locks and look-up are one round trip, so the look-up may be a moment older than the
     * lock: storing notices that.
     */
    Supplier<Map<Key, Stored>> askingLock(Tx tx, Collection<Key> keys) {
        List<Key> order = List.copyOf(keys);
        BoundSql query = BoundSql.of(
                        "select k.n, case when pg_try_advisory_xact_lock(k.lock) then true else refuse(?) end,"
                                + " i.fingerprint, i.status, i.headers, coalesce(i.body, e.data) as body, e.subject, e.sequence"
                                + " from unnest(?, ?) with ordinality as k (digest, lock, n)"
                                + " left join idempotency i on i.key_digest = k.digest left join event e on e.id = i.event_id",
                        BoundSql.NUMBER,
                        SqlArray.uuids(order, Key::digest),
                        SqlArray.longs(order, Key::lock))
                .orElse(() -> ProblemException.of(ProblemType.KEY_IN_FLIGHT));
        Supplier<List<Map.Entry<Key, Optional<Stored>>>> found =
                tx.asking(query, row -> Map.entry(order.get(row.getInt("n") - 1), Optional.ofNullable(stored(row))));
        return () -> {
            Map<Key, Stored> answered = new LinkedHashMap<>();
            found.get().forEach(entry -> entry.getValue().ifPresent(stored -> answered.put(entry.getKey(), stored)));
            return answered;
        };
    }

    /** The first answer, or null when there is none; a key that was used for another body is a problem. */
    static @Nullable Stored firstAnswer(@Nullable Stored stored, UUID fingerprint) {
        if (stored != null && !stored.fingerprint().equals(fingerprint)) {
            throw ProblemException.of(ProblemType.KEY_REUSED);
        }
        return stored;
    }

    private @Nullable Stored stored(ResultSet row) throws SQLException {
        String body = row.getString("body");
        if (body == null) {
            return null;
        }
        int status = row.getInt("status");
        String headers = row.getString("headers");
        return new Stored(
                row.getObject("fingerprint", UUID.class),
                status,
                headers == null
                        ? headersOf(status, row.getString("subject"), row.getLong("sequence"))
                        : headers(headers),
                body,
                null);
    }

    /**
     * Keeps answers in the transaction of their effects. When a first request committed between our look-up and our lock,
     * the effects are taken back as in flight; a retry gets that request's answer.
     */
    void store(Tx tx, Map<Key, Stored> answers) {
        if (answers.isEmpty()) {
            return;
        }
        List<Stored> stored = List.copyOf(answers.values());
        tx.later(BoundSql.of(
                        "insert into idempotency (recorded_at, key_digest, fingerprint, event_id, status, headers, body)"
                                + " select ?, k.* from unnest(?, ?, ?, ?, ?, ?) as k on conflict do nothing",
                        OffsetDateTime.ofInstant(tx.recordedAt(), ZoneOffset.UTC),
                        SqlArray.uuids(answers.keySet(), Key::digest),
                        SqlArray.uuids(stored, Stored::fingerprint),
                        SqlArray.uuids(
                                stored,
                                answer -> answer.told() == null
                                        ? null
                                        : answer.told().id()),
                        SqlArray.longs(stored, answer -> (long) answer.status()),
                        SqlArray.texts(stored, this::keptHeaders),
                        SqlArray.texts(stored, answer -> answer.told() == null ? answer.body() : null))
                .whole(stored.size(), () -> ProblemException.of(ProblemType.KEY_IN_FLIGHT)));
    }

    /** Null where the event that keeps the body says them too. */
    private @Nullable String keptHeaders(Stored answer) {
        AttributedEvent told = answer.told();
        return told != null
                        && headersOf(
                                        answer.status(),
                                        told.draft().subject(),
                                        told.draft().sequence())
                                .equals(answer.headers())
                ? null
                : write(answer.headers());
    }

    /** What an answer says in its headers when its body is the state that an event told. */
    private static Map<String, String> headersOf(int status, String subject, long sequence) {
        return headers(sequence, status == Response.Status.CREATED.getStatusCode() ? "/v1/" + subject : null);
    }

    private static Map<String, String> headers(@Nullable Long version, @Nullable String location) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", MediaType.APPLICATION_JSON);
        if (version != null) {
            headers.put("ETag", "\"" + version + "\"");
        }
        if (location != null && !location.isEmpty()) {
            headers.put("Location", location);
        }
        return headers;
    }

    /** @param told the event whose data is the answer's body, or null */
    Stored answer(Answer answer, UUID fingerprint, @Nullable AttributedEvent told) {
        return new Stored(
                fingerprint, answer.status(), headers(answer.version(), answer.location()), write(answer.body()), told);
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
