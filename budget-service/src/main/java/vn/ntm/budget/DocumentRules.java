package vn.ntm.budget;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Fault;

/** What all documents of the budget must keep: a day that has come, a unit of that day, an amount above zero. */
@Singleton
public class DocumentRules {

    private final UnitRegister units;
    private final Clock clock;

    DocumentRules(UnitRegister units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    public List<Fault> notInTheFuture(LocalDate date, String pointer) {
        return date.isAfter(BusinessTime.today(clock))
                ? List.of(Fault.at(pointer, "in-the-future", Map.of("given", date)))
                : List.of();
    }

    public List<Fault> knownUnit(Handle handle, String unit, LocalDate on, String pointer) {
        return units.find(handle, unit, on).isPresent()
                ? List.of()
                : List.of(Fault.at(pointer, "unknown-unit", Map.of("unit", unit, "on", on)));
    }

    public List<Fault> aboveZero(Money amount, String pointer) {
        return amount.amount() > 0 ? List.of() : List.of(Fault.at(pointer, "zero-amount"));
    }

    /** The one unit at the top of the map on that date. */
    public Optional<String> province(Handle handle, LocalDate on) {
        return handle.createQuery("select code from unit_period where kind in ('PROVINCE', 'CITY_PROVINCE')"
                        + " and valid @> :on::date order by code limit 1")
                .bind("on", on)
                .mapTo(String.class)
                .findOne();
    }

    @SafeVarargs
    public static List<Fault> together(List<Fault>... parts) {
        List<Fault> faults = new ArrayList<>();
        for (List<Fault> part : parts) {
            faults.addAll(part);
        }
        return faults;
    }
}
