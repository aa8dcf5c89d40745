package vn.ntm.ocop.ruleset;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.ntm.ocop.CheckedRegister;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Filter;

/** Who decides which star on which day. */
@Singleton
public class StarAuthorities extends CheckedRegister<StarAuthority> {

    private final Scope scope;

    StarAuthorities(ObjectMapper json, Scope scope) {
        super(
                "star_authority",
                StarAuthority.class,
                json,
                StarAuthority::naturalKey,
                row -> null,
                StarAuthority::naturalKey,
                StarAuthority::validFrom,
                "star-authority-given",
                "star-authorities");
        this.scope = scope;
    }

    @Override
    protected void faultsOf(Tx tx, StarAuthority row, Faults faults) {
        faults.unless(
                row.star() >= 3 && row.star() <= 5, "star", "star-without-certificate", Map.of("given", row.star()));
        faults.period(row.validFrom(), row.validTo(), "validTo");
    }

    @Override
    protected void requireScope(Tx tx, StarAuthority row) {
        scope.requireSomeProvince(tx);
    }

    /** The level that decides this star on that day. */
    public Optional<StarAuthority.Level> of(Handle handle, int star, LocalDate day) {
        return register().table().list(handle, List.of(Filter.same("doc ->> 'star'", star)), null, "", 500).stream()
                .map(Entry::content)
                .filter(authority -> authority.decidesOn(day))
                .map(StarAuthority::level)
                .findFirst();
    }
}
