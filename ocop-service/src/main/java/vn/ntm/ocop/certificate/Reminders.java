package vn.ntm.ocop.certificate;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.web.Cursors;
import vn.ntm.platform.web.Page;

/** Who must be reminded: certificates in force whose end lies within twelve months. */
@Singleton
class Reminders {

    private final Database database;
    private final Cursors cursors;

    Reminders(Database database, Cursors cursors) {
        this.database = database;
        this.cursors = cursors;
    }

    /** The next to end first; only those of one phase where it is asked for. */
    Page<Reminder> on(
            LocalDate day, RenewalWindow.@Nullable Phase phase, @Nullable Integer limit, @Nullable String cursor) {
        String after = cursors.open(cursor, "reminders", day, phase);
        int size = Cursors.limit(limit);
        List<Reminder> rows = database.read(handle -> handle.createQuery("""
                        select c.id, f.product, c.unit, (c.body::jsonb ->> 'star')::int as star, upper(f.valid) as ends
                        from certificate_in_force f join certificate c on c.id = f.certificate
                        where f.valid @> :day::date and upper(f.valid) <= :day::date + interval '12 months'
                        order by upper(f.valid), f.product
                        """)
                .bind("day", day)
                .map((row, context) -> reminder(
                        row.getObject("id", java.util.UUID.class),
                        row.getString("product"),
                        row.getString("unit"),
                        row.getInt("star"),
                        row.getObject("ends", LocalDate.class),
                        day))
                .list());
        List<Reminder> rest = rows.stream()
                .filter(reminder -> phase == null || reminder.phase() == phase)
                .filter(reminder -> place(reminder).compareTo(after) > 0)
                .limit(size + 1L)
                .toList();
        return cursors.page(rest, size, Reminders::place, "reminders", day, phase);
    }

    private static String place(Reminder reminder) {
        return reminder.validUntil() + " " + reminder.product();
    }

    private static Reminder reminder(
            java.util.UUID id, String product, String unit, int star, LocalDate ends, LocalDate day) {
        RenewalWindow window = RenewalWindow.of(ends, day);
        return new Reminder(
                id,
                product,
                unit,
                star,
                ends,
                window.opensOn(),
                window.closesOn(),
                window.phase(),
                ChronoUnit.DAYS.between(day, ends));
    }
}
