package vn.ntm.ocop.market;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Map;
import vn.ntm.ocop.CheckedRegister;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.ocop.item.Items;
import vn.ntm.ocop.product.Products;
import vn.ntm.platform.db.Tx;

/** Listings of products on channels. */
@Singleton
public class Listings extends CheckedRegister<Listing> {

    private final Channels channels;
    private final Products products;
    private final Items items;
    private final Scope scope;

    Listings(ObjectMapper json, Channels channels, Products products, Items items, Scope scope) {
        super(
                "listing",
                Listing.class,
                json,
                Listing::naturalKey,
                listing -> null,
                Listing::product,
                Listing::listedFrom,
                "product-offered",
                "listings");
        this.channels = channels;
        this.products = products;
        this.items = items;
        this.scope = scope;
    }

    @Override
    protected void faultsOf(Tx tx, Listing listing, Faults faults) {
        channels.mustExist(tx, listing.channel(), faults);
        products.mustExist(tx, listing.product(), faults);
        items.mustExist(tx, listing.product(), listing.item(), faults);
        faults.notAfter(listing.listedFrom(), scope.today(), "listedFrom");
        faults.period(listing.listedFrom(), listing.listedUntil(), "listedUntil");
        faults.notNegative(listing.priceVnd(), "priceVnd");
        String link = listing.link();
        faults.unless(
                link == null || link.matches("https?://\\S{3,500}"),
                "link",
                "bad-link",
                Map.of("given", String.valueOf(link)));
    }

    @Override
    protected void requireScope(Tx tx, Listing listing) {
        products.requireScopeOf(tx, listing.product());
    }
}
