package vn.ntm.ocop.product;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.ntm.ocop.producer.Producers;
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

/** Products, found by their code. */
@Singleton
public class Products {

    private final Register<Product> register;
    private final Producers producers;
    private final UnitRegister units;
    private final Clock clock;

    Products(ObjectMapper json, Producers producers, UnitRegister units, Clock clock) {
        this.register = new Register<>(
                "product",
                Product.class,
                json,
                Product::code,
                Visibility.open(Product::unit),
                State.RECORDED,
                Products::event);
        this.producers = producers;
        this.units = units;
        this.clock = clock;
    }

    public Register<Product> register() {
        return register;
    }

    void check(Tx tx, Product product) {
        ProblemException.throwIfAny(faultsOf(tx, product, ""));
    }

    ImportReport importRows(Tx tx, Actor maker, List<Product> rows, boolean dryRun) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            faults.addAll(faultsOf(tx, rows.get(i), TableReader.pointer(i)));
        }
        ProblemException.throwIfAny(faults);
        return register.importAll(tx, maker, rows, dryRun).report();
    }

    private List<Fault> faultsOf(Tx tx, Product product, String pointer) {
        List<Fault> faults = new ArrayList<>();
        LocalDate joined = product.joinedOn();
        LocalDate left = product.leftOn();
        if (joined.isAfter(BusinessTime.today(clock))) {
            faults.add(Fault.at(pointer + "/joinedOn", "in-the-future", Map.of("given", joined)));
        }
        if (left != null && !joined.isBefore(left)) {
            faults.add(Fault.at(pointer + "/leftOn", "ends-before-it-begins", Map.of("from", joined, "to", left)));
        }
        if (units.find(tx.handle(), product.unit(), joined).isEmpty()) {
            faults.add(Fault.at(pointer + "/unit", "unknown-unit", Map.of("unit", product.unit(), "on", joined)));
        }
        if (producers
                .register()
                .table()
                .findByKey(tx.handle(), product.producer())
                .isEmpty()) {
            faults.add(Fault.at(pointer + "/producer", "no-such-producer", Map.of("key", product.producer())));
        }
        return faults;
    }

    private static EventDraft event(Entry<Product> entry) {
        return new EventDraft(
                "ntm.ocop",
                "vn.ntm.ocop.product-registered.v1",
                "products/" + entry.id(),
                entry.version(),
                entry.content().unit(),
                entry.content().joinedOn(),
                entry);
    }
}
