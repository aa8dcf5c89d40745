package vn.ntm.ocop.supply;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.CheckedRegister;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.ocop.product.Products;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;

/** Declarations of supply, stock and unsold quantities. */
@Singleton
public class Supplies extends CheckedRegister<Supply> {

    private final Products products;
    private final Scope scope;

    Supplies(ObjectMapper json, Products products, Scope scope) {
        super(
                "supply",
                Supply.class,
                json,
                Supply::naturalKey,
                Supply::unit,
                Supply::unit,
                Supply::asOf,
                "supply-declared",
                "supply");
        this.products = products;
        this.scope = scope;
    }

    /** What was declared by that day, within a unit on its day where one is asked for; the latest snapshot of each line. */
    List<Supply> by(Handle handle, LocalDate asOf, @Nullable String unit) {
        List<String> keys = handle.createQuery("""
                        with recursive up (key, day, code) as (
                            select natural_key, (body::jsonb ->> 'asOf')::date, unit from supply
                            where (body::jsonb ->> 'asOf')::date <= :asOf
                            union
                            select up.key, up.day, u.parent_code from up join unit_period u
                                   on u.code = up.code and u.valid @> up.day and u.parent_code is not null
                        )
                        select distinct key from up where :unit::text is null or code = :unit order by key
                        """)
                .bind("asOf", asOf)
                .bind("unit", unit)
                .mapTo(String.class)
                .list();
        return SupplyPlan.latest(keys.stream()
                .flatMap(key -> register().table().findByKey(handle, key).stream())
                .map(Entry::content)
                .toList());
    }

    @Override
    protected void faultsOf(Tx tx, Supply supply, Faults faults) {
        faults.notAfter(supply.asOf(), scope.today(), "asOf");
        faults.notNegative(supply.quantity(), "quantity");
        faults.notNegative(supply.priceVnd(), "priceVnd");
        faults.unless(
                !supply.availableTo().isBefore(supply.availableFrom()),
                "availableTo",
                "ends-before-it-begins",
                Map.of("from", supply.availableFrom(), "to", supply.availableTo()));
        scope.unitExists(tx, supply.unit(), supply.asOf(), faults);
        products.mustExist(tx, supply.product(), faults);
    }

    @Override
    protected void requireScope(Tx tx, Supply supply) {
        scope.require(tx, supply.unit(), supply.asOf());
    }
}
