package vn.ntm.ocop.market;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.CheckedRegister;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.ocop.item.Items;
import vn.ntm.ocop.product.Products;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.db.Tx;
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
        channels.mustExist(tx, sale.channel(), faults);
        products.mustExist(tx, sale.product(), faults);
        items.mustExist(tx, sale.product(), sale.item(), faults);
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
        stored(tx, sale).stream().filter(sale::overlaps).findFirst().ifPresent(other -> overlap(other, faults));
    }

    @Override
    protected void requireScope(Tx tx, Sale sale) {
        products.requireScopeOf(tx, sale.product());
    }

    private static void overlap(Sale other, Faults faults) {
        faults.add("periodFrom", "period-counted-already", Map.of("from", other.periodFrom(), "to", other.periodTo()));
    }

    private List<Sale> stored(Tx tx, Sale sale) {
        return tx
                .handle()
                .createQuery("select natural_key from sale where body::jsonb ->> 'product' = :product"
                        + " and body::jsonb ->> 'channel' = :channel")
                .bind("product", sale.product())
                .bind("channel", sale.channel())
                .mapTo(String.class)
                .list()
                .stream()
                .flatMap(key -> register().table().findByKey(tx.handle(), key).stream())
                .map(vn.ntm.platform.register.Entry::content)
                .toList();
    }
}
