package vn.ntm.ocop.item;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.CheckedRegister;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.product.Products;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;

/** Items; no two of them share a GTIN. */
@Singleton
public class Items extends CheckedRegister<Item> {

    /** Items are undated; their events stand at the beginning of the programme. */
    private static final LocalDate PROGRAMME_BEGAN = LocalDate.of(2013, 10, 1);

    private final Products products;

    Items(ObjectMapper json, Products products) {
        super(
                "item",
                Item.class,
                json,
                Item::naturalKey,
                item -> null,
                Item::product,
                item -> PROGRAMME_BEGAN,
                "item-listed",
                "items");
        this.products = products;
    }

    /** The item that carries this GTIN, in whichever of its forms it was written. */
    public Optional<Item> findByGtin(Handle handle, String gtin) {
        return handle.createQuery("select natural_key from item where lpad(body::jsonb ->> 'gtin', 14, '0') = :gtin")
                .bind("gtin", Gtin.to14(gtin))
                .mapTo(String.class)
                .findOne()
                .flatMap(key -> register().table().findByKey(handle, key))
                .map(Entry::content);
    }

    /** A fault where the product has no item of this code. */
    public void mustExist(Tx tx, String product, @Nullable String code, Faults faults) {
        if (code != null
                && register()
                        .table()
                        .findByKey(tx.handle(), product + " " + code)
                        .isEmpty()) {
            faults.add("item", "unknown-item", Map.of("given", code, "product", product));
        }
    }

    @Override
    protected void faultsOf(Tx tx, Item item, Faults faults) {
        products.mustExist(tx, item.product(), faults);
        String gtin = item.gtin();
        if (gtin == null) {
            return;
        }
        if (!Gtin.isValid(gtin)) {
            faults.add("gtin", "bad-gtin", Map.of("given", gtin));
        } else {
            findByGtin(tx.handle(), gtin)
                    .filter(other -> !other.naturalKey().equals(item.naturalKey()))
                    .ifPresent(other ->
                            faults.add("gtin", "gtin-taken", Map.of("given", gtin, "existing", other.naturalKey())));
        }
    }

    @Override
    protected void requireScope(Tx tx, Item item) {
        products.requireScopeOf(tx, item.product());
    }
}
