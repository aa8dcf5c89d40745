package vn.ntm.reporting.page;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.ntm.platform.db.Database;

/** The units that lie beneath no other: one province, as a rule. */
@Singleton
class TopUnits {

    private final Database database;

    TopUnits(Database database) {
        this.database = database;
    }

    record TopUnit(String code, String nameVi) {}

    List<TopUnit> all() {
        return database.read(handle -> handle.createQuery("""
                        select distinct on (code) code, name_vi from unit_fact
                        where parent_code is null and recorded_to = 'infinity' order by code, valid_from desc
                        """)
                .map((row, context) -> new TopUnit(row.getString(1), row.getString(2)))
                .list());
    }

    /** The day that most published figures of the unit speak of; the later one where two have as many. */
    Optional<LocalDate> mainDay(String unit) {
        return database.read(handle -> handle.createQuery("""
                        select valid_from from fact
                        where kind = 'STATEMENT' and unit = :unit and recorded_to = 'infinity'
                          and not (attributes ->> 'rival')::boolean
                        group by valid_from order by count(*) desc, valid_from desc limit 1
                        """)
                .bind("unit", unit)
                .map((row, context) -> row.getObject(1, LocalDate.class))
                .findOne());
    }
}
