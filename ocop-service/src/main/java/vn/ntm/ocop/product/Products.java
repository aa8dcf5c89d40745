package vn.ntm.ocop.product;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.CheckedRegister;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.ocop.producer.Producers;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.web.ProblemException;

/** Products, found by their code. */
@Singleton
public class Products extends CheckedRegister<Product> {

    private final Producers producers;
    private final Scope scope;

    Products(ObjectMapper json, Producers producers, Scope scope) {
        super(
                "product",
                Product.class,
                json,
                Product::code,
                Product::unit,
                Product::unit,
                Product::joinedOn,
                "product-registered",
                "products");
        this.producers = producers;
        this.scope = scope;
    }

    public Optional<Product> find(Handle handle, String code) {
        return register().table().findByKey(handle, code).map(Entry::content);
    }

    /** The product's unit, for what belongs to the product. */
    public void requireScopeOf(Tx tx, String code) {
        Product product = find(tx.handle(), code).orElseThrow(() -> ProblemException.notFound("product", code));
        requireScope(tx, product);
    }

    /** A fault where there is no such product. */
    public void mustExist(Tx tx, @Nullable String code, Faults faults) {
        if (code != null && find(tx.handle(), code).isEmpty()) {
            faults.add("product", "no-such-product", Map.of("key", code));
        }
    }

    @Override
    protected void faultsOf(Tx tx, Product product, Faults faults) {
        faults.notAfter(product.joinedOn(), scope.today(), "joinedOn");
        faults.period(product.joinedOn(), product.leftOn(), "leftOn");
        scope.unitExists(tx, product.unit(), product.joinedOn(), faults);
        faults.unless(
                producers
                        .register()
                        .table()
                        .findByKey(tx.handle(), product.producer())
                        .isPresent(),
                "producer",
                "no-such-producer",
                Map.of("key", product.producer()));
        String set = product.productGroup();
        faults.unless(
                set == null || set.matches("[1-9]|1[0-9]|2[0-6]"),
                "productGroup",
                "no-such-set",
                Map.of("given", String.valueOf(set)));
    }

    @Override
    protected void requireScope(Tx tx, Product product) {
        scope.require(tx, product.unit(), product.joinedOn());
    }
}
