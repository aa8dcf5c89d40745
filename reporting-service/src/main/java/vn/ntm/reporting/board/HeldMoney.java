package vn.ntm.reporting.board;

import static vn.ntm.reporting.fact.TwoClocks.GROUND;
import static vn.ntm.reporting.fact.TwoClocks.known;
import static vn.ntm.reporting.fact.TwoClocks.nameThen;
import static vn.ntm.reporting.fact.TwoClocks.saidOf;
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
        TwoClocks.ask(
                        handle,
                        GROUND + """
                        select d.day, sum(d.amount) as amount from ground g
                          join fact f on f.kind = 'COMMITMENT' and %s and f.year = :year and %s
                          cross join lateral (values (f.valid_from, f.numerator), (f.valid_to, -f.numerator)) d (day, amount)
                        where d.day <= :on::date group by 1 order by 1
                        """.formatted(saidOf("f", "g"), known("f")),
                        asked.unit(),
                        asked.validOn(),
                        asked.asOf())
                .bind("year", asked.validOn().getYear())
                .map((row, context) -> {
                    sum[0] = sum[0].add(row.getBigDecimal("amount"));
                    return sums.put(row.getObject("day", LocalDate.class), sum[0]);
                })
                .list();
        return sums;
    }

    /** Open on the day, the one that holds up most first. */
    static List<MoneyView.ObstacleView> obstacles(Handle handle, Asked asked) {
        return TwoClocks.ask(
                        handle,
                        GROUND + """
                        select f.unit, n.name_vi, f.item, f.level, f.numerator, f.valid_from, f.attributes ->> 'text' as text,
                               f.attributes ->> 'owner' as owner, (f.attributes ->> 'dueOn')::date as due_on
                        from ground g join fact f on f.kind = 'OBSTACLE' and %3$s and %1$s
                        %2$s
                        order by f.numerator desc nulls last, f.valid_from, f.subject
                        """.formatted(trueOnTheDay("f"), nameThen("f", "g"), saidOf("f", "g")),
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
