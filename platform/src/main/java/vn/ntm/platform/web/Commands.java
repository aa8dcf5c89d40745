package vn.ntm.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
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

    private static final Pattern KEY = Pattern.compile("\"?([\\x21\\x23-\\x7E]{16,64})\"?");

    private final Database database;
    private final RequestContext context;
    private final Problems problems;
    private final ObjectMapper json;

    Commands(Database database, RequestContext context, Problems problems, ObjectMapper json) {
        this.database = database;
        this.context = context;
        this.problems = problems;
        this.json = json;
    }

    /** Runs the work under the request's Idempotency-Key. */
    public Response run(Actor actor, Function<Tx, Answer> work) {
        return run(actor, work, true);
    }

    /**
     * The same for work that decides before it writes: what it refuses it refuses with nothing written, so no savepoint
     * is needed and one round trip is saved.
     */
    public Response runDeciding(Actor actor, Function<Tx, Answer> work) {
        return run(actor, work, false);
    }

    private Response run(Actor actor, Function<Tx, Answer> work, boolean savepoint) {
        String key = key();
        byte[] fingerprint = fingerprint();
        return database.write(actor, tx -> {
            Handle handle = tx.handle();
            Stored first = lockAndFind(handle, actor, key);
            if (first != null) {
                if (!Arrays.equals(first.fingerprint(), fingerprint)) {
                    throw ProblemException.of(ProblemType.KEY_REUSED);
                }
                return response(first, true);
            }
            Stored stored = execute(tx, work, fingerprint, savepoint);
            store(tx, actor, key, stored);
            return response(stored, false);
        });
    }

    /** The real run without the commit: the same checks and answer, no key used up. */
    public Response dryRun(Actor actor, Function<Tx, Answer> work) {
        return database.dryRun(actor, tx -> response(stored(work.apply(tx), new byte[0]), false));
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

    private Stored execute(Tx tx, Function<Tx, Answer> work, byte[] fingerprint, boolean savepoint) {
        Handle handle = tx.handle();
        int mark = tx.eventMark();
        if (savepoint) {
            handle.savepoint("command");
        }
        try {
            return stored(work.apply(tx), fingerprint);
        } catch (ProblemException problem) {
            if (problem.type().status() != 409 && problem.type().status() != 422) {
                throw problem;
            }
            if (savepoint) {
                handle.rollbackToSavepoint("command");
            }
            tx.forgetEventsAfter(mark);
            return new Stored(
                    fingerprint,
                    problem.type().status(),
                    Map.of(
                            "Content-Type",
                            Problems.MEDIA_TYPE,
                            "Content-Language",
                            context.language().getLanguage()),
                    write(problems.view(problem)));
        }
    }

    private Stored stored(Answer answer, byte[] fingerprint) {
        Map<String, String> headers = new TreeMap<>();
        headers.put("Content-Type", MediaType.APPLICATION_JSON);
        if (answer.version() != null) {
            headers.put("ETag", "\"" + answer.version() + "\"");
        }
        if (answer.location() != null) {
            headers.put("Location", answer.location());
        }
        return new Stored(fingerprint, answer.status(), headers, write(answer.body()));
    }

    private static Response response(Stored stored, boolean replayed) {
        Response.ResponseBuilder response = Response.status(stored.status()).entity(stored.body());
        stored.headers().forEach(response::header);
        if (replayed) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.build();
    }

    /**
     * Two requests with one key never run side by side; the lock goes with the transaction, also in a crash. Lock and
     * look-up are one round trip, so the look-up may be a moment older than the lock: storing notices that.
     */
    private @Nullable Stored lockAndFind(Handle handle, Actor actor, String key) {
        record Found(boolean free, @Nullable Stored stored) {}
        Found found = handle.createQuery("select pg_try_advisory_xact_lock(hashtextextended(:lock, 0)) as free,"
                        + " i.fingerprint, i.status, i.headers, i.body from (select 1) as one left join idempotency i"
                        + " on i.client = :client and i.key = :key and i.operation = :operation")
                .bind("lock", actor.client() + "\n" + key + "\n" + context.operation())
                .bind("client", actor.client())
                .bind("key", key)
                .bind("operation", context.operation())
                .map((row, c) -> new Found(
                        row.getBoolean("free"),
                        row.getString("body") == null
                                ? null
                                : new Stored(
                                        row.getBytes("fingerprint"),
                                        row.getInt("status"),
                                        headers(row.getString("headers")),
                                        row.getString("body"))))
                .one();
        if (!found.free()) {
            throw ProblemException.of(ProblemType.KEY_IN_FLIGHT);
        }
        return found.stored();
    }

    private void store(Tx tx, Actor actor, String key, Stored stored) {
        int written = tx.handle()
                .createUpdate(
                        "insert into idempotency (client, key, operation, fingerprint, status, headers, body, recorded_at)"
                                + " values (:client, :key, :operation, :fingerprint, :status, :headers, :body, :at)"
                                + " on conflict do nothing")
                .bind("client", actor.client())
                .bind("key", key)
                .bind("operation", context.operation())
                .bind("fingerprint", stored.fingerprint())
                .bind("status", stored.status())
                .bind("headers", write(stored.headers()))
                .bind("body", stored.body())
                .bind("at", OffsetDateTime.ofInstant(tx.recordedAt(), ZoneOffset.UTC))
                .execute();
        if (written == 0) {
            // The first request committed between our look-up and our lock: all of this is taken back, a retry gets its
            // answer.
            throw ProblemException.of(ProblemType.KEY_IN_FLIGHT);
        }
    }

    private String key() {
        String header = context.idempotencyKey();
        Matcher matcher = KEY.matcher(header == null ? "" : header.trim());
        if (!matcher.matches()) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_MISSING,
                    java.util.List.of(
                            Fault.at("Idempotency-Key", header == null ? "missing" : "bad-idempotency-key", Map.of())));
        }
        return matcher.group(1);
    }

    private byte[] fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(context.operation().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return digest.digest(context.body());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
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

    private record Stored(byte[] fingerprint, int status, Map<String, String> headers, String body) {}
}
