package vn.ntm.reporting.board;

import static vn.ntm.reporting.fact.TwoClocks.known;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.reporting.fact.TwoClocks;

/** What a code named over time, and by which reforms one unit became another. */
final class UnitHistory {

    private UnitHistory() {}

    private record Moved(LocalDate day, boolean into, PlaceView.MovedView unit) {}

    /** Oldest first; empty where no unit ever had the code. */
    static List<PlaceView.PeriodView> of(Handle handle, String unit, Instant asOf) {
        List<Moved> moved = moved(handle, unit, asOf);
        return TwoClocks.ask(
                        handle,
                        "select u.name_vi, u.kind, u.parent_code, nullif(u.valid_from, '-infinity'::date) as since,"
                                + " nullif(u.valid_to, 'infinity'::date) as until from unit_fact u where u.code = :unit and"
                                + known("u") + " order by u.valid_from",
                        unit,
                        LocalDate.EPOCH,
                        asOf)
                .map((row, context) -> {
                    LocalDate since = row.getObject("since", LocalDate.class);
                    LocalDate until = row.getObject("until", LocalDate.class);
                    return new PlaceView.PeriodView(
                            row.getString("name_vi"),
                            row.getString("kind"),
                            row.getString("parent_code"),
                            since,
                            until,
                            on(since, false, moved),
                            on(until, true, moved));
                })
                .list();
    }

    private static List<PlaceView.MovedView> on(@Nullable LocalDate day, boolean into, List<Moved> moved) {
        List<PlaceView.MovedView> found = new ArrayList<>();
        for (Moved one : moved) {
            if (one.day().equals(day) && one.into() == into) {
                found.add(one.unit());
            }
        }
        return found;
    }

    /** The other ends of all transfers from and to the unit; what stays under its code moves nowhere. */
    private static List<Moved> moved(Handle handle, String unit, Instant asOf) {
        return TwoClocks.ask(handle, """
                        select distinct f.valid_from, t ->> 'from' = :unit as into, o.code, o.name_vi, o.kind
                        from fact f cross join lateral jsonb_array_elements(f.attributes -> 'transfers') t
                        join unit_fact o on (t ->> 'from' = :unit and o.code = t ->> 'to' and o.valid_from <= f.valid_from
                                             and f.valid_from < o.valid_to
                                          or t ->> 'to' = :unit and o.code = t ->> 'from' and o.valid_from < f.valid_from
                                             and f.valid_from <= o.valid_to) and %2$s
                        where f.kind = 'REFORM' and :unit in (t ->> 'from', t ->> 'to') and t ->> 'from' <> t ->> 'to' and %1$s
                        order by f.valid_from, o.name_vi, o.code
                        """.formatted(known("f"), known("o")), unit, LocalDate.EPOCH, asOf)
                .map((row, context) -> new Moved(
                        row.getObject("valid_from", LocalDate.class),
                        row.getBoolean("into"),
                        new PlaceView.MovedView(
                                row.getString("code"), row.getString("name_vi"), row.getString("kind"))))
                .list();
    }
}
