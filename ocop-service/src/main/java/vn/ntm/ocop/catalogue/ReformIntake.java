package vn.ntm.ocop.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.inbox.EventHandler;
import vn.ntm.platform.inbox.ReceivedEvent;
import vn.ntm.platform.unit.UnitChanged;

/** Keeps which units came of which, from the reforms that criteria-service puts in force or calls off. */
@Singleton
class ReformIntake implements EventHandler {

    private static final String APPLIED = "vn.ntm.criteria.reform-applied.v1";
    private static final String CANCELLED = "vn.ntm.criteria.reform-cancelled.v1";

    @Override
    public Set<String> topics() {
        return Set.of(UnitChanged.TOPIC);
    }

    @Override
    public boolean hears(String type) {
        return type.equals(APPLIED) || type.equals(CANCELLED);
    }

    @Override
    public void apply(Tx tx, List<ReceivedEvent> events) {
        for (ReceivedEvent event : events) {
            if (hears(event.type())) {
                UUID reform = UUID.fromString(event.data().path("id").asText());
                tx.handle()
                        .createUpdate("delete from unit_successor where reform = :reform")
                        .bind("reform", reform)
                        .execute();
                if (event.type().equals(APPLIED)) {
                    put(tx.handle(), reform, event.data());
                }
            }
        }
    }

    private static void put(Handle handle, UUID reform, JsonNode data) {
        LocalDate effective = LocalDate.parse(data.path("effectiveDate").asText());
        PreparedBatch batch = handle.prepareBatch(
                "insert into unit_successor values (:reform, :effective, :from, :to) on conflict do nothing");
        for (JsonNode transfer : data.path("transfers")) {
            if (transfer.hasNonNull("from") && transfer.hasNonNull("to") && somethingMoves(transfer)) {
                batch.bind("reform", reform)
                        .bind("effective", effective)
                        .bind("from", transfer.path("from").asText())
                        .bind("to", transfer.path("to").asText())
                        .add();
            }
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** A part in which nobody lives holds no producer either. */
    private static boolean somethingMoves(JsonNode transfer) {
        JsonNode people = transfer.path("sharePopulation");
        return !people.isNumber() || people.decimalValue().compareTo(BigDecimal.ZERO) > 0;
    }
}
