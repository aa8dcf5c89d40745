package vn.ntm.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Verifies tokens, and remembers for a short while those that were good: a client sends the same one with every request, and
 * its signature costs more than the rest of a small answer. A token is never taken after its end, and a key that the issuer
 * withdrew is missed within half a minute.
 */
@Singleton
class VerifiedTokens {

    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final long MOST = 2_000;

    private final JWTParser parser;
    private final Clock clock;
    private final Cache<String, JsonWebToken> verified =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();

    VerifiedTokens(JWTParser parser, Clock clock) {
        this.parser = parser;
        this.clock = clock;
    }

    JsonWebToken verify(String token) throws ParseException {
        JsonWebToken known = verified.getIfPresent(token);
        if (known != null && clock.instant().getEpochSecond() < known.getExpirationTime()) {
            return known;
        }
        JsonWebToken parsed = parser.parse(token);
        verified.put(token, parsed);
        return parsed;
    }
}
