package vn.ntm.platform.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the pieces of one request share: language, trace, path, preconditions, and the digest of the body. */
@RequestScoped
public class RequestContext {

    private Locale language = Messages.VIETNAMESE;
    private String traceId = "";
    private String method = "";
    private String path = "";
    private @Nullable String idempotencyKey;
    private @Nullable String ifMatch;
    private byte[] fingerprint = new byte[0];

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

    String traceId() {
        return traceId;
    }

    String path() {
        return path;
    }

    String operation() {
        return method + " " + path;
    }

    @Nullable
    String idempotencyKey() {
        return idempotencyKey;
    }

    @Nullable
    String ifMatch() {
        return ifMatch;
    }

    /** Canonical bytes of the body; the same body gives the same fingerprint. */
    public void body(byte[] canonical) {
        this.fingerprint = canonical;
    }

    byte[] body() {
        return fingerprint;
    }
}
