package vn.ntm.platform.web;

import jakarta.enterprise.context.RequestScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.event.EventAppender;
import vn.ntm.platform.security.Actor;

/** What the pieces of one request share: language, trace, path, preconditions, and the digest of the body. */
@RequestScoped
public class RequestContext {

    private static final Pattern KEY = Pattern.compile("\"?([\\x21\\x23-\\x7E]{16,64})\"?");

    /**
     * What another thread needs to answer this request.
     *
     * @param fingerprint digest of operation and body; the same request gives the same
     */
    record Snapshot(
            Locale language,
            String traceId,
            @Nullable String traceparent,
            String path,
            String operation,
            @Nullable String idempotencyKey,
            UUID fingerprint) {

        /** 400 without a key, or with one that is none. */
        IdempotencyKeys.Key key(Actor actor) {
            String header = idempotencyKey;
            Matcher matcher = KEY.matcher(header == null ? "" : header.trim());
            if (!matcher.matches()) {
                throw new ProblemException(
                        ProblemType.IDEMPOTENCY_KEY_MISSING,
                        List.of(Fault.at(
                                "Idempotency-Key", header == null ? "missing" : "bad-idempotency-key", Map.of())));
            }
            return IdempotencyKeys.Key.of(actor.client(), matcher.group(1), operation);
        }
    }

    private Locale language = Messages.VIETNAMESE;
    private String traceId = "";
    private String method = "";
    private String path = "";
    private @Nullable String idempotencyKey;
    private @Nullable String ifMatch;
    private byte[] body = new byte[0];

    void begin(
            Locale language,
            String traceId,
            String method,
            String path,
            @Nullable String idempotencyKey,
            @Nullable String ifMatch) {
        this.language = language;
        this.traceId = traceId;
        this.method = method;
        this.path = path;
        this.idempotencyKey = idempotencyKey;
        this.ifMatch = ifMatch;
    }

    public Locale language() {
        return language;
    }

    Snapshot snapshot() {
        String operation = method + " " + path;
        return new Snapshot(
                language,
                traceId,
                EventAppender.currentTraceparent(),
                path,
                operation,
                idempotencyKey,
                Digests.first128((operation + "\0").getBytes(StandardCharsets.UTF_8), body));
    }

    @Nullable
    String ifMatch() {
        return ifMatch;
    }

    /** Canonical bytes of the body; the same body gives the same fingerprint. */
    public void body(byte[] canonical) {
        this.body = canonical;
    }
}
