package vn.ntm.ocop.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.ntm.ocop.CheckedRegister;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Visibility;

/** Councils, read by officers of their unit. */
@Singleton
public class Councils extends CheckedRegister<Council> {

    private final Scope scope;

    Councils(ObjectMapper json, Scope scope) {
        super(
                "council",
                Council.class,
                json,
                Council::code,
                Visibility.scoped(Council::unit, Council::establishedOn),
                Council::unit,
                Council::establishedOn,
                "council-established",
                "councils");
        this.scope = scope;
    }

    Optional<Council> find(Handle handle, String code) {
        return register().table().findByKey(handle, code).map(Entry::content);
    }

    @Override
    protected void faultsOf(Tx tx, Council council, Faults faults) {
        faults.notAfter(council.establishedOn(), scope.today(), "establishedOn");
        scope.unitExists(tx, council.unit(), council.establishedOn(), faults);
        long chairs = council.members().stream().filter(Council.Member::chair).count();
        faults.unless(chairs == 1, "members", "one-chair", Map.of("given", chairs));
        long different =
                council.members().stream().map(Council.Member::actor).distinct().count();
        faults.unless(different == council.members().size(), "members", "member-twice", Map.of("given", different));
    }

    @Override
    protected void requireScope(Tx tx, Council council) {
        scope.require(tx, council.unit(), council.establishedOn());
    }
}
