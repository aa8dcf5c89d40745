package vn.ntm.ocop.productset;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Map;
import vn.ntm.ocop.CheckedRegister;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.platform.db.Tx;

/** Product sets of all editions. */
@Singleton
public class ProductSets extends CheckedRegister<ProductSet> {

    private final Scope scope;

    ProductSets(ObjectMapper json, Scope scope) {
        super(
                "product_set",
                ProductSet.class,
                json,
                ProductSet::naturalKey,
                set -> null,
                ProductSet::naturalKey,
                ProductSet::validFrom,
                "product-set-listed",
                "product-sets");
        this.scope = scope;
    }

    @Override
    protected void faultsOf(Tx tx, ProductSet set, Faults faults) {
        faults.unless(
                set.number() >= 1 && set.number() <= ProductSet.HIGHEST_NUMBER,
                "number",
                "no-such-set",
                Map.of("given", set.number()));
        faults.period(set.validFrom(), set.validTo(), "validTo");
    }

    @Override
    protected void requireScope(Tx tx, ProductSet set) {
        scope.requireSomeProvince(tx);
    }
}
