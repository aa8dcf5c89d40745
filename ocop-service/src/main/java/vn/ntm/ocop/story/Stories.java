package vn.ntm.ocop.story;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.ntm.ocop.CheckedRegister;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.product.Products;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;

/** Stories, one for each product. */
@Singleton
public class Stories extends CheckedRegister<Story> {

    private static final LocalDate PROGRAMME_BEGAN = LocalDate.of(2013, 10, 1);

    private final Products products;

    Stories(ObjectMapper json, Products products) {
        super(
                "story",
                Story.class,
                json,
                Story::product,
                story -> null,
                Story::product,
                story -> PROGRAMME_BEGAN,
                "story-told",
                "stories");
        this.products = products;
    }

    public Optional<Story> find(Handle handle, String product) {
        return register().table().findByKey(handle, product).map(Entry::content);
    }

    @Override
    protected void faultsOf(Tx tx, Story story, Faults faults) {
        products.mustExist(tx, story.product(), faults);
    }

    @Override
    protected void requireScope(Tx tx, Story story) {
        products.requireScopeOf(tx, story.product());
    }
}
