package vn.ntm.ocop.media;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.ntm.ocop.CheckedRegister;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.product.Products;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Filter;

/** Pictures of products, at most eight each. */
@Singleton
public class Photos extends CheckedRegister<Photo> {

    private static final LocalDate PROGRAMME_BEGAN = LocalDate.of(2013, 10, 1);

    private final Products products;
    private final Files files;

    Photos(ObjectMapper json, Products products, Files files) {
        super(
                "photo",
                Photo.class,
                json,
                Photo::naturalKey,
                photo -> null,
                Photo::product,
                photo -> PROGRAMME_BEGAN,
                "photo-shown",
                "photos");
        this.products = products;
        this.files = files;
    }

    /** In the order of their places. */
    public List<Photo> of(Handle handle, String product) {
        return register()
                .table()
                .list(handle, List.of(Filter.same("doc ->> 'product'", product)), null, "", Photo.MOST)
                .stream()
                .map(Entry::content)
                .sorted(Comparator.comparing(Photo::place))
                .toList();
    }

    @Override
    protected void faultsOf(Tx tx, Photo photo, Faults faults) {
        products.mustExist(tx, photo.product(), faults);
        faults.unless(
                photo.place() >= 1 && photo.place() <= Photo.MOST,
                "place",
                "too-many-photos",
                Map.of("given", photo.place(), "maximum", Photo.MOST));
        faults.unless(
                files.find(tx.handle(), photo.sha256()).filter(Files::isPicture).isPresent(),
                "sha256",
                "no-such-file",
                Map.of("key", photo.sha256()));
    }

    @Override
    protected void requireScope(Tx tx, Photo photo) {
        products.requireScopeOf(tx, photo.product());
    }
}
