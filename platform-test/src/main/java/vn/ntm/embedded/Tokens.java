package vn.ntm.embedded;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/**
 * Makes access tokens as the suite expects them: RS256, audience {@code ntm}, roles and units as arrays.
 *
 * <p>Whoever asks again for the same caller gets the same token until half of its life is over, as a client sends one token
 * with many requests: to sign one takes longer than most requests do.
 */
public final class Tokens {

    public static final String AUDIENCE = "ntm";
    public static final Duration LIFETIME = Duration.ofHours(1);

    private final String issuer;
    private final SigningKey key;
    private final Clock clock;
    private final Map<Asked, Signed> kept = new ConcurrentHashMap<>();

    /** Whose token, and for how long. */
    private record Asked(String client, List<String> roles, List<String> units, Duration lifetime) {}

    private record Signed(String token, Instant keptUntil) {}

    /** A key that the issuer does not have, made when it is first wanted. */
    private static final class Foreign {
        private static final SigningKey KEY = SigningKey.generate();
    }

    public Tokens(String issuer, SigningKey key) {
        this(issuer, key, Clock.systemUTC());
    }

    public Tokens(String issuer, SigningKey key, Clock clock) {
        this.issuer = issuer;
        this.key = key;
        this.clock = clock;
    }

    /** A token of an actor that is named after the role: the same role is the same person. */
    public String token(String role, String... units) {
        return tokenOf(role + "-client", List.of(role), List.of(units), LIFETIME);
    }

    /** A token of the actor that belongs to this client; other client, other person. */
    public String tokenOf(String client, List<String> roles, List<String> units, Duration lifetime) {
        Instant now = clock.instant();
        Asked asked = new Asked(client, List.copyOf(roles), List.copyOf(units), lifetime);
        return kept.compute(
                        asked,
                        (same, known) -> known != null && now.isBefore(known.keptUntil())
                                ? known
                                : new Signed(
                                        newTokenOf(client, roles, units, lifetime), now.plus(lifetime.dividedBy(2))))
                .token();
    }

    /** A token that nobody had before, with all of its life to come. */
    String newTokenOf(String client, List<String> roles, List<String> units, Duration lifetime) {
        return key.sign(claims(client, roles, units, lifetime));
    }

    public String expired(String role, String... units) {
        return tokenOf(role + "-client", List.of(role), List.of(units), Duration.ofHours(-1));
    }

    /** Right in every claim, but signed by a key that the issuer does not have. */
    public String ofForeignKey(String role, String... units) {
        return new Tokens(issuer, Foreign.KEY, clock).token(role, units);
    }

    /** Signed by the right key, in the name of another issuer. */
    public String ofForeignIssuer(String role, String... units) {
        return new Tokens("http://issuer.invalid/other", key, clock).token(role, units);
    }

    /** What {@code sub} carries for a client: opaque, always the same, never a name. */
    public static String actor(String client) {
        return UUID.nameUUIDFromBytes(("ntm-actor:" + client).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private JwtClaims claims(String client, List<String> roles, List<String> units, Duration lifetime) {
        Instant now = clock.instant();
        Instant end = now.plus(lifetime);
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(AUDIENCE);
        claims.setSubject(actor(client));
        claims.setClaim("azp", client);
        claims.setStringListClaim("roles", roles);
        claims.setStringListClaim("units", units);
        claims.setIssuedAt(NumericDate.fromSeconds(Math.min(now.getEpochSecond(), end.getEpochSecond() - 1)));
        claims.setExpirationTime(NumericDate.fromSeconds(end.getEpochSecond()));
        claims.setJwtId(UUID.randomUUID().toString());
        return claims;
    }
}
