package vn.ntm.ocop.item;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.ntm.ocop.CheckedRegister;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.ocop.product.Products;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;

/** Lots for traceability. */
@Singleton
public class Lots extends CheckedRegister<Lot> {

    private final Products products;
    private final Items items;
    private final Scope scope;

    Lots(ObjectMapper json, Products products, Items items, Scope scope) {
        super(
                "lot",
                Lot.class,
                json,
                Lot::naturalKey,
                Lot::rawMaterialUnit,
                Lot::product,
                Lot::producedOn,
                "lot-produced",
                "lots");
        this.products = products;
        this.items = items;
        this.scope = scope;
    }

    public Optional<Lot> find(Handle handle, String product, String code) {
        return register().table().findByKey(handle, product + " " + code).map(Entry::content);
    }

    @Override
    protected void faultsOf(Tx tx, Lot lot, Faults faults) {
        products.mustExist(tx, lot.product(), faults);
        faults.unless(lot.code().matches("[A-Za-z0-9._/-]{1,20}"), "code", "bad-lot-code", Map.of("given", lot.code()));
        faults.notAfter(lot.producedOn(), scope.today(), "producedOn");
        faults.period(lot.producedOn(), lot.bestBefore(), "bestBefore");
        faults.notNegative(lot.quantity(), "quantity");
        String unit = lot.rawMaterialUnit();
        if (unit != null) {
            scope.unitExists(tx, unit, lot.producedOn(), "rawMaterialUnit", faults);
        }
        String gtin = lot.gtin();
        if (gtin != null) {
            boolean own = items.findByGtin(tx.handle(), gtin)
                    .filter(item -> item.product().equals(lot.product()))
                    .isPresent();
            faults.unless(own, "gtin", "no-such-item", Map.of("given", gtin));
        }
    }

    @Override
    protected void requireScope(Tx tx, Lot lot) {
        products.requireScopeOf(tx, lot.product());
    }
}
