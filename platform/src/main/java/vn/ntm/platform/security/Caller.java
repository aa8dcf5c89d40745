package vn.ntm.platform.security;

import jakarta.enterprise.context.RequestScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Who makes this request: an opaque actor with roles and units, or nobody. */
@RequestScoped
public class Caller {

    private @Nullable String id;
    private String client = "";
    private Set<Role> roles = Set.of();
    private List<String> units = List.of();

    void identify(Identity identity) {
        this.id = identity.actor();
        this.client = identity.client();
        this.roles = identity.roles();
        this.units = identity.units();
    }

    /** The caller as an actor in the first of the given roles that it has; 401 for nobody, 403 that names the roles without one. */
    public Actor require(Role... oneOf) {
        String actor = id;
        if (actor == null) {
            throw ProblemException.of(ProblemType.UNAUTHENTICATED);
        }
        for (Role role : oneOf) {
            if (roles.contains(role)) {
                return new Actor(role.claim(), actor, client);
            }
        }
        throw ProblemException.of(
                ProblemType.FORBIDDEN,
                "",
                "role-needed",
                Map.of("needed", claims(List.of(oneOf)), "given", roles.isEmpty() ? "–" : claims(roles)));
    }

    private static String claims(Collection<Role> named) {
        return named.stream().map(Role::claim).collect(Collectors.joining(", "));
    }

    /** 401 for nobody; any role will do. */
    public void requireKnown() {
        if (id == null) {
            throw ProblemException.of(ProblemType.UNAUTHENTICATED);
        }
    }

    /** Codes of the units in the token; each covers its descendants on the date in question. */
    public List<String> units() {
        return units;
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean isKnown() {
        return id != null;
    }
}
