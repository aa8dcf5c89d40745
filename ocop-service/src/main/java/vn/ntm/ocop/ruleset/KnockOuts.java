package vn.ntm.ocop.ruleset;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.ntm.ocop.CheckedRegister;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;

/** Knock-outs of all rule sets. */
@Singleton
public class KnockOuts extends CheckedRegister<KnockOut> {

    private final Scope scope;

    KnockOuts(ObjectMapper json, Scope scope) {
        super(
                "knock_out",
                KnockOut.class,
                json,
                KnockOut::naturalKey,
                row -> null,
                KnockOut::naturalKey,
                row -> PROGRAMME_BEGAN,
                "knock-out-listed",
                "knock-outs");
        this.scope = scope;
    }

    @Override
    protected void faultsOf(Tx tx, KnockOut row, Faults faults) {
        String sets = row.sets();
        faults.unless(
                sets == null || sets.matches("[0-9]{1,2}( [0-9]{1,2})*"),
                "sets",
                "bad-list-of-sets",
                Map.of("given", String.valueOf(sets)));
    }

    @Override
    protected void requireScope(Tx tx, KnockOut row) {
        scope.requireSomeProvince(tx);
    }

    private static final LocalDate PROGRAMME_BEGAN = LocalDate.of(2013, 10, 1);

    public Optional<KnockOut> find(Handle handle, String ruleSet, String code) {
        return register().table().findByKey(handle, ruleSet + " " + code).map(Entry::content);
    }
}
