package vn.ntm.ocop.producer;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import vn.ntm.ocop.CheckedRegister;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.platform.db.Tx;

/** Producers, found by their code. A producer has no dates of its own: its unit must have existed at some time. */
@Singleton
public class Producers extends CheckedRegister<Producer> {

    /** The programme began in this province in October 2013; producers are told since then. */
    private static final LocalDate PROGRAMME_BEGAN = LocalDate.of(2013, 10, 1);

    private final Scope scope;

    Producers(ObjectMapper json, Scope scope) {
        super(
                "producer",
                Producer.class,
                json,
                Producer::code,
                Producer::unit,
                Producer::unit,
                producer -> PROGRAMME_BEGAN,
                "producer-registered",
                "producers");
        this.scope = scope;
    }

    @Override
    protected void faultsOf(Tx tx, Producer producer, Faults faults) {
        scope.unitEverExisted(tx, producer.unit(), faults);
    }

    @Override
    protected void requireScope(Tx tx, Producer producer) {
        scope.requireLatest(tx, producer.unit());
    }
}
