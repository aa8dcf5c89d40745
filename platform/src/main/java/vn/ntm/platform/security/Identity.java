package vn.ntm.platform.security;

import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Who a verified token says its bearer is.
 *
 * @param actor its subject, an opaque code
 * @param client the system that acts for it; the subject itself where none does
 * @param units codes of units; each covers its descendants on the date in question
 */
record Identity(String actor, String client, Set<Role> roles, List<String> units) {

    /** @throws ParseException when the token names no subject */
    static Identity of(JsonWebToken token) throws ParseException {
        String subject = token.getSubject();
        if (subject == null) {
            throw new ParseException("The token has no subject");
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        strings(token.getClaim("roles")).forEach(claim -> Role.ofClaim(claim).ifPresent(roles::add));
        String client = token.getClaim("azp");
        return new Identity(
                subject, client == null ? subject : client, Set.copyOf(roles), strings(token.getClaim("units")));
    }

    private static List<String> strings(@Nullable Object claim) {
        if (claim instanceof JsonArray array) {
            return array.stream()
                    .filter(JsonString.class::isInstance)
                    .map(value -> ((JsonString) value).getString())
                    .toList();
        }
        if (claim instanceof Collection<?> values) {
            return values.stream().map(Object::toString).toList();
        }
        return List.of();
    }
}
