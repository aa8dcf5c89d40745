package vn.ntm.reporting.board;

import static vn.ntm.reporting.fact.TwoClocks.GROUND;
import static vn.ntm.reporting.fact.TwoClocks.known;
import static vn.ntm.reporting.fact.TwoClocks.nameThen;
import static vn.ntm.reporting.fact.TwoClocks.saidOf;
import static vn.ntm.reporting.fact.TwoClocks.trueOnTheDay;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.reporting.board.OverviewView.WorstView;
import vn.ntm.reporting.board.ProductsView.ProductView;
import vn.ntm.reporting.fact.TwoClocks;

/** Reads OCOP products with the stars that are in force. */
@Singleton
public class ProductQueries {

    private static final int LOWEST_THAT_COUNTS = 3;
    private static final int DAYS_OF_WARNING = 90;

    /** Numbers of groups in order, 2 before 11; what has no group comes first. */
    private static final Comparator<String> BY_NUMBER =
            Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder());

    public ProductsView of(Handle handle, Asked asked) {
        List<ProductView> products = products(handle, asked);
        return new ProductsView(
                asked.unit(),
                asked.validOn(),
                groups(products),
                expiringByMonth(products, asked.validOn()),
                products,
                MarketQueries.channels(handle, asked),
                MarketQueries.balance(handle, asked));
    }

    /** Of the products whose best certificate ends within 90 days as many as asked for, the next to end first. */
    List<WorstView> expiring(Handle handle, Asked asked, int most) {
        return TwoClocks.ask(
                        handle,
                        GROUND
                                + """
                        , held as materialized (
                            select c.item, c.star, c.valid_to, c.subject from ground w cross join lateral (
                                select g.item, g.star, g.valid_to, g.subject from fact g
                                where g.kind = 'CERTIFICATE' and %3$s and g.star >= :lowest and %2$s offset 0
                            ) c
                        ), ending as (
                            select e.* from held e where e.valid_to <= :last::date and not exists (
                                select 1 from held h where h.item = e.item and (h.star, h.valid_to) > (e.star, e.valid_to))
                        )
                        select distinct e.valid_to, f.attributes ->> 'name' collate "C" as name, f.unit, f.item, e.subject
                        from ending e join fact f on f.kind = 'PRODUCT' and f.attributes ->> 'code' = e.item and %1$s
                        join ground w on %4$s
                        order by 1, 2, 4, 5 limit :most
                        """.formatted(
                                        trueOnTheDay("f"), trueOnTheDay("g"), saidOf("g", "w"), saidOf("f", "w")),
                        asked.unit(),
                        asked.validOn(),
                        asked.asOf())
                .bind("lowest", LOWEST_THAT_COUNTS)
                .bind("last", asked.validOn().plusDays(DAYS_OF_WARNING))
                .bind("most", most)
                .map((row, context) -> new WorstView(
                        row.getString("unit"),
                        row.getString("name"),
                        null,
                        row.getObject("valid_to", LocalDate.class),
                        "/v1/" + row.getString("subject")))
                .list();
    }

    private static boolean rated(@Nullable Integer stars) {
        return stars != null && stars >= LOWEST_THAT_COUNTS;
    }

    private static List<ProductsView.GroupView> groups(List<ProductView> products) {
        Map<String, long[]> counts = new TreeMap<>(BY_NUMBER);
        for (ProductView product : products) {
            long[] row = counts.computeIfAbsent(product.group() == null ? "" : product.group(), group -> new long[4]);
            Integer stars = product.stars();
            row[stars == null || stars < LOWEST_THAT_COUNTS ? 3 : stars - LOWEST_THAT_COUNTS]++;
        }
        List<ProductsView.GroupView> groups = new ArrayList<>();
        counts.forEach((group, row) ->
                groups.add(new ProductsView.GroupView(group.isEmpty() ? null : group, row[0], row[1], row[2], row[3])));
        return groups;
    }

    private static List<ProductsView.ExpiringView> expiringByMonth(List<ProductView> products, LocalDate on) {
        Map<LocalDate, Long> months = new TreeMap<>();
        for (int month = 0; month < 12; month++) {
            months.put(on.withDayOfMonth(1).plusMonths(month), 0L);
        }
        for (ProductView product : products) {
            LocalDate until = product.validUntil();
            if (rated(product.stars()) && until != null) {
                months.computeIfPresent(until.withDayOfMonth(1), (month, count) -> count + 1);
            }
        }
        return months.entrySet().stream()
                .map(entry -> new ProductsView.ExpiringView(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<ProductView> products(Handle handle, Asked asked) {
        return TwoClocks.ask(
                        handle,
                        GROUND
                                + """
                        , best as (
                            select distinct on (c.item) c.item, c.star, nullif(c.valid_to, 'infinity'::date) as valid_to
                            from ground w cross join lateral (
                                select g.item, g.star, g.valid_to from fact g where g.kind = 'CERTIFICATE' and %4$s and %3$s offset 0
                            ) c
                            order by c.item, c.star desc, c.valid_to desc
                        )
                        select f.item, f.attributes ->> 'code' as code, f.attributes ->> 'name' as name,
                               f.attributes ->> 'group' as product_group, m.attributes ->> 'name' as producer,
                               f.unit, n.name_vi, f.valid_from, c.star, c.valid_to
                        from ground w join fact f on f.kind = 'PRODUCT' and %5$s and %1$s
                        %2$s
                        left join best c on c.item = f.attributes ->> 'code'
                        left join fact m on m.kind = 'PRODUCER' and m.item = f.attributes ->> 'producer' and %6$s
                        order by c.star desc nulls last, f.attributes ->> 'name' collate "vi-x-icu", f.item
                        """.formatted(
                                                trueOnTheDay("f"),
                                                nameThen("f", "w"),
                                                trueOnTheDay("g"),
                                                saidOf("g", "w"),
                                                saidOf("f", "w"),
                                                known("m")),
                        asked.unit(),
                        asked.validOn(),
                        asked.asOf())
                .map((row, context) -> new ProductView(
                        row.getString("item"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("product_group"),
                        row.getString("producer"),
                        row.getString("unit"),
                        row.getString("name_vi"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("star", Integer.class),
                        row.getObject("valid_to", LocalDate.class)))
                .list();
    }
}
