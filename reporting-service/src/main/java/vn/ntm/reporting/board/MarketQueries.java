package vn.ntm.reporting.board;

import static vn.ntm.reporting.fact.TwoClocks.GROUND;
import static vn.ntm.reporting.fact.TwoClocks.known;
import static vn.ntm.reporting.fact.TwoClocks.saidOf;
import static vn.ntm.reporting.fact.TwoClocks.trueOnTheDay;

import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.ntm.reporting.fact.TwoClocks;

/** Reads where the products are sold, and what is had of each commodity against what is wanted. */
final class MarketQueries {

    private MarketQueries() {}

    /** Đồng sold in the day's year by channel, the largest first. */
    static List<ProductsView.ChannelView> channels(Handle handle, Asked asked) {
        return TwoClocks.ask(
                        handle,
                        GROUND + """
                        , item as (
                            select distinct f.item, f.attributes ->> 'code' as code from ground w
                              join fact f on f.kind = 'PRODUCT' and %2$s and %3$s
                        )
                        select f.quantity as channel, max(c.level) as kind, max(c.attributes ->> 'nameVi') as name_vi,
                               max(c.attributes ->> 'nameEn') as name_en, sum(f.numerator) as amount,
                               bool_or((f.attributes ->> 'estimated')::boolean) as estimated
                        from fact f
                        left join lateral (
                            select g.level, g.attributes from fact g where g.kind = 'CHANNEL' and g.item = f.quantity
                              and g.recorded_from <= :asOf and :asOf < g.recorded_to limit 1
                        ) c on true
                        where f.kind = 'SALE' and %1$s and f.valid_from >= date_trunc('year', :on::date)::date
                          and exists (select 1 from item i where f.item in (i.item, i.code))
                        group by 1 order by amount desc, 1
                        """.formatted(trueOnTheDay("f"), saidOf("f", "w"), known("f")),
                        asked.unit(),
                        asked.validOn(),
                        asked.asOf())
                .map((row, context) -> new ProductsView.ChannelView(
                        row.getString("channel"),
                        row.getString("kind"),
                        row.getString("name_vi"),
                        row.getString("name_en"),
                        row.getBigDecimal("amount"),
                        row.getBoolean("estimated")))
                .list();
    }

    /**
     * By commodity and measure: had (without what is left unsold), left unsold, wanted. The last declaration of a line counts.
     * A buyer from elsewhere has no unit here: what such a one wants is wanted of the whole, and of no part.
     */
    static List<ProductsView.BalanceView> balance(Handle handle, Asked asked) {
        return TwoClocks.ask(
                        handle,
                        GROUND
                                + """
                        , line as (
                            select distinct on (f.kind, f.unit, f.item) f.kind, f.level, f.quantity, f.measure, f.numerator
                            from fact f
                            where f.kind in ('SUPPLY', 'DEMAND') and %1$s
                              and (exists (select from ground w where %3$s) or f.unit is null and exists
                                   (select 1 from unit_fact u where u.code = :unit and u.parent_code is null and %2$s))
                              and coalesce((f.attributes ->> 'asOf')::date, :on::date) <= :on::date
                            order by f.kind, f.unit, f.item, f.attributes ->> 'asOf' desc, f.position desc
                        )
                        select quantity as commodity, measure,
                               sum(numerator) filter (where kind = 'SUPPLY' and level <> 'UNSOLD') as supply,
                               sum(numerator) filter (where kind = 'SUPPLY' and level = 'UNSOLD') as unsold,
                               sum(numerator) filter (where kind = 'DEMAND') as demand
                        from line group by 1, 2
                        order by greatest(sum(numerator) filter (where kind = 'SUPPLY'), 0) desc nulls last, 1
                        """.formatted(
                                        trueOnTheDay("f"),
                                        trueOnTheDay("u"),
                                        saidOf("f", "w", "coalesce((f.attributes ->> 'asOf')::date, f.valid_from)")),
                        asked.unit(),
                        asked.validOn(),
                        asked.asOf())
                .map((row, context) -> new ProductsView.BalanceView(
                        row.getString("commodity"),
                        row.getString("measure"),
                        row.getBigDecimal("supply"),
                        row.getBigDecimal("unsold"),
                        row.getBigDecimal("demand")))
                .list();
    }
}
