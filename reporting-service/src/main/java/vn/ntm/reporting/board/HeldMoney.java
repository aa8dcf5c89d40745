package vn.ntm.reporting.board;

import static vn.ntm.reporting.fact.TwoClocks.PLACE;
import static vn.ntm.reporting.fact.TwoClocks.trueOnTheDay;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import vn.ntm.reporting.fact.TwoClocks;

/** Reads what stands between the plan and the payment: what is committed to contracts, and what holds money up. */
final class HeldMoney {

    private HeldMoney() {}

    /** Đồng committed for the day's year, added up by day; empty where nothing was committed. */
    static NavigableMap<LocalDate, BigDecimal> commitments(Handle handle, Asked asked) {
        NavigableMap<LocalDate, BigDecimal> sums = new TreeMap<>();
        BigDecimal[] sum = {BigDecimal.ZERO};
        TwoClocks.ask(handle, PLACE + """
                        select f.valid_from, sum(f.numerator) as amount from place p
                          join fact f on f.kind = 'COMMITMENT' and f.unit = p.code and f.year = :year and %s
                        group by 1 order by 1
                        """.formatted(trueOnTheDay("f")), asked.unit(), asked.validOn(), asked.asOf())
                .bind("year", asked.validOn().getYear())
                .map((row, context) -> {
                    sum[0] = sum[0].add(row.getBigDecimal("amount"));
                    return sums.put(row.getObject("valid_from", LocalDate.class), sum[0]);
                })
                .list();
        return sums;
    }

    /** Open on the day, the one that holds up most first. */
    static List<MoneyView.ObstacleView> obstacles(Handle handle, Asked asked) {
        return TwoClocks.ask(
                        handle,
                        PLACE + """
                        select f.unit, n.name_vi, f.item, f.level, f.numerator, f.valid_from, f.attributes ->> 'text' as text,
                               f.attributes ->> 'owner' as owner, (f.attributes ->> 'dueOn')::date as due_on
                        from place p join fact f on f.kind = 'OBSTACLE' and f.unit = p.code and %1$s
                        left join lateral (
                            select u.name_vi from unit_fact u where u.code = p.code and %2$s limit 1
                        ) n on true
                        order by f.numerator desc nulls last, f.valid_from, f.subject
                        """.formatted(trueOnTheDay("f"), trueOnTheDay("u")),
                        asked.unit(),
                        asked.validOn(),
                        asked.asOf())
                .map((row, context) -> new MoneyView.ObstacleView(
                        row.getString("unit"),
                        row.getString("name_vi"),
                        row.getString("item"),
                        row.getString("level"),
                        row.getString("text"),
                        row.getString("owner"),
                        row.getBigDecimal("numerator"),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("due_on", LocalDate.class)))
                .list();
    }
}
