package vn.ntm.ocop.market;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.CheckedRegister;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.ocop.item.Items;
import vn.ntm.ocop.product.Products;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.table.TableReader;

/** Sales by period. The same row again changes nothing; a row whose period overlaps another is reported, never added. */
@Singleton
public class Sales extends CheckedRegister<Sale> {

    private final Channels channels;
    private final Products products;
    private final Items items;
    private final Scope scope;

    Sales(ObjectMapper json, Channels channels, Products products, Items items, Scope scope) {
        super(
                "sale",
                Sale.class,
                json,
                Sale::naturalKey,
                sale -> null,
                Sale::product,
                Sale::periodTo,
                "sales-reported",
                "sales");
        this.channels = channels;
        this.products = products;
        this.items = items;
        this.scope = scope;
    }

    /** Turnover of one channel, product or kind of channel in a period. */
    record Total(String key, long amountVnd, long estimatedVnd, int rows) {}

    /**
     * Totals of the sales whose period lies wholly between both days, both included.
     *
     * @param among codes of the products to count; null for all
     */
    List<Total> totals(Handle handle, LocalDate from, LocalDate to, String by, @Nullable List<String> among) {
        String key = by.equals("product") ? "s.body::jsonb ->> 'product'" : "s.body::jsonb ->> 'channel'";
        return handle.createQuery("select " + key + " as key, sum((s.body::jsonb ->> 'amountVnd')::bigint) as amount,"
                        + " coalesce(sum((s.body::jsonb ->> 'amountVnd')::bigint)"
                        + " filter (where (s.body::jsonb ->> 'estimated')::boolean), 0) as estimated, count(*) as rows"
                        + " from sale s"
                        + " where (s.body::jsonb ->> 'periodFrom')::date >= :from"
                        + " and (s.body::jsonb ->> 'periodTo')::date <= :to"
                        + " and (not :some or s.body::jsonb ->> 'product' = any (:among))"
                        + " group by 1 order by 2 desc, 1")
                .bind("from", from)
                .bind("to", to)
                .bind("some", among != null)
                .bind("among", SqlArray.texts(among == null ? List.of() : among))
                .map((row, context) -> new Total(
                        row.getString("key"), row.getLong("amount"), row.getLong("estimated"), row.getInt("rows")))
                .list();
    }

    /** Two rows of one file may overlap each other before either is stored. */
    @Override
    protected void faultsAmong(List<Sale> rows, Faults faults) {
        Map<String, List<Sale>> seen = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Sale sale = rows.get(i);
            List<Sale> before = seen.computeIfAbsent(sale.stream(), stream -> new ArrayList<>());
            faults.at(TableReader.pointer(i));
            before.stream().filter(sale::overlaps).findFirst().ifPresent(other -> overlap(other, faults));
            before.add(sale);
        }
    }

    @Override
    protected void faultsOf(Tx tx, Sale sale, Faults faults) {
        faultsOf(sale, known(tx.handle(), List.of(sale)), faults);
    }

    /** A file of sales has many rows of few channels and products: what they name is looked up once for all. */
    @Override
    protected void faultsOfAll(Tx tx, List<Sale> rows, Faults faults) {
        Known known = known(tx.handle(), rows);
        for (int i = 0; i < rows.size(); i++) {
            faultsOf(rows.get(i), known, faults.at(TableReader.pointer(i)));
        }
    }

    @Override
    protected void requireScopeOfAll(Tx tx, List<Sale> rows) {
        rows.stream().map(Sale::product).distinct().forEach(product -> products.requireScopeOf(tx, product));
    }

    /**
     * What is there already of all that some sales name.
     *
     * @param items by product and code
     * @param sales by stream
     */
    private record Known(
            Set<String> channels, Set<String> products, Set<String> items, Map<String, List<Sale>> sales) {}

    private Known known(Handle handle, List<Sale> rows) {
        return new Known(
                channels.known(handle, rows.stream().map(Sale::channel).toList()),
                products.known(handle, rows.stream().map(Sale::product).toList()),
                items.known(
                        handle,
                        rows.stream()
                                .filter(row -> row.item() != null)
                                .map(row -> row.product() + " " + row.item())
                                .toList()),
                stored(handle, rows).stream().collect(Collectors.groupingBy(Sale::stream)));
    }

    private void faultsOf(Sale sale, Known known, Faults faults) {
        faults.unless(
                known.channels().contains(sale.channel()), "channel", "no-such-channel", Map.of("key", sale.channel()));
        faults.unless(
                known.products().contains(sale.product()), "product", "no-such-product", Map.of("key", sale.product()));
        String item = sale.item();
        faults.unless(
                item == null || known.items().contains(sale.product() + " " + item),
                "item",
                "unknown-item",
                Map.of("given", String.valueOf(item), "product", sale.product()));
        faults.unless(
                !sale.periodTo().isBefore(sale.periodFrom()),
                "periodTo",
                "ends-before-it-begins",
                Map.of("from", sale.periodFrom(), "to", sale.periodTo()));
        faults.notAfter(sale.periodTo(), scope.today(), "periodTo");
        faults.notNegative(sale.amountVnd(), "amountVnd");
        faults.notNegative(sale.quantity(), "quantity");
        faults.unless(
                (sale.quantity() == null) == (sale.quantityUnit() == null),
                "quantityUnit",
                "quantity-without-unit",
                Map.of());
        known.sales().getOrDefault(sale.stream(), List.of()).stream()
                .filter(sale::overlaps)
                .findFirst()
                .ifPresent(other -> overlap(other, faults));
    }

    @Override
    protected void requireScope(Tx tx, Sale sale) {
        products.requireScopeOf(tx, sale.product());
    }

    private static void overlap(Sale other, Faults faults) {
        faults.add("periodFrom", "period-counted-already", Map.of("from", other.periodFrom(), "to", other.periodTo()));
    }

    /** All sales of any of these products on any of these channels. */
    private List<Sale> stored(Handle handle, List<Sale> rows) {
        List<String> keys = handle.createQuery(
                        "select natural_key from sale"
                                + " where body::jsonb ->> 'product' = any (:products) and body::jsonb ->> 'channel' = any (:channels)")
                .bind(
                        "products",
                        SqlArray.texts(
                                rows.stream().map(Sale::product).distinct().toList()))
                .bind(
                        "channels",
                        SqlArray.texts(
                                rows.stream().map(Sale::channel).distinct().toList()))
                .mapTo(String.class)
                .list();
        return register().table().findByKeys(handle, keys).stream()
                .map(Entry::content)
                .toList();
    }
}
