package vn.ntm.ocop.producer;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;

/** Producers, found by their code. */
@Singleton
public class Producers {

    private final Register<Producer> register;
    private final UnitRegister units;
    private final Clock clock;

    Producers(ObjectMapper json, UnitRegister units, Clock clock) {
        this.register = new Register<>(
                "producer",
                Producer.class,
                json,
                Producer::code,
                Visibility.open(Producer::unit),
                State.RECORDED,
                Producers::event);
        this.units = units;
        this.clock = clock;
    }

    public Register<Producer> register() {
        return register;
    }

    void check(Tx tx, Producer producer) {
        ProblemException.throwIfAny(faultsOf(tx, producer, ""));
    }

    ImportReport importRows(Tx tx, Actor maker, List<Producer> rows, boolean dryRun) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            faults.addAll(faultsOf(tx, rows.get(i), TableReader.pointer(i)));
        }
        ProblemException.throwIfAny(faults);
        return register.importAll(tx, maker, rows, dryRun).report();
    }

    /** A producer has no dates of its own: its unit must have existed at some time. */
    private List<Fault> faultsOf(Tx tx, Producer producer, String pointer) {
        boolean known = tx.handle()
                .createQuery("select exists (select 1 from unit_period where code = :code)")
                .bind("code", producer.unit())
                .mapTo(Boolean.class)
                .one();
        LocalDate today = BusinessTime.today(clock);
        return known || units.find(tx.handle(), producer.unit(), today).isPresent()
                ? List.of()
                : List.of(Fault.at(pointer + "/unit", "unknown-unit", Map.of("unit", producer.unit(), "on", today)));
    }

    private static EventDraft event(Entry<Producer> entry) {
        return new EventDraft(
                "ntm.ocop",
                "vn.ntm.ocop.producer-registered.v1",
                "producers/" + entry.id(),
                entry.version(),
                entry.content().unit(),
                LocalDate.of(2013, 10, 1),
                entry);
    }
}
