package vn.ntm.ocop.supply;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.ntm.ocop.CheckedRegister;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;

/** Buyers' offers. */
@Singleton
public class Demands extends CheckedRegister<Demand> {

    private final Scope scope;

    Demands(ObjectMapper json, Scope scope) {
        super(
                "demand",
                Demand.class,
                json,
                Demand::code,
                Demand::unit,
                Demand::code,
                Demand::asOf,
                "demand-offered",
                "demand");
        this.scope = scope;
    }

    /** What was offered by that day. */
    List<Demand> by(Handle handle, LocalDate asOf) {
        return handle
                .createQuery("select natural_key from demand where (body::jsonb ->> 'asOf')::date <= :asOf order by 1")
                .bind("asOf", asOf)
                .mapTo(String.class)
                .list()
                .stream()
                .flatMap(key -> register().table().findByKey(handle, key).stream())
                .map(Entry::content)
                .toList();
    }

    @Override
    protected void faultsOf(Tx tx, Demand demand, Faults faults) {
        faults.notAfter(demand.asOf(), scope.today(), "asOf");
        faults.notNegative(demand.quantity(), "quantity");
        faults.notNegative(demand.priceVnd(), "priceVnd");
        faults.unless(
                !demand.wantedTo().isBefore(demand.wantedFrom()),
                "wantedTo",
                "ends-before-it-begins",
                Map.of("from", demand.wantedFrom(), "to", demand.wantedTo()));
        scope.unitExists(tx, demand.unit(), demand.asOf(), faults);
    }

    @Override
    protected void requireScope(Tx tx, Demand demand) {
        String unit = demand.unit();
        if (unit == null) {
            scope.requireSomeProvince(tx);
        } else {
            scope.require(tx, unit, demand.asOf());
        }
    }
}
