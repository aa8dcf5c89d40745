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
    private final Cache<String, Verified> verified =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST).build();

    VerifiedTokens(JWTParser parser, Clock clock) {
        this.parser = parser;
        this.clock = clock;
    }

    /** @throws ParseException for a token that is not good, or says of nobody who it is */
    Identity verify(String token) throws ParseException {
        Verified known = verified.getIfPresent(token);
        if (known != null && clock.instant().getEpochSecond() < known.end()) {
            return known.identity();
        }
        JsonWebToken parsed = parser.parse(token);
        Identity identity = Identity.of(parsed);
        verified.put(token, new Verified(identity, parsed.getExpirationTime()));
        return identity;
    }

    /** What a good token says, read once: asking its parsed form for a claim throws within for each name it does not know. */
    private record Verified(Identity identity, long end) {}
}
