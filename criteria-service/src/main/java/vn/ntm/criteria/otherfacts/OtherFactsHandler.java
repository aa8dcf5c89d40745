package vn.ntm.criteria.otherfacts;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.inbox.EventHandler;
import vn.ntm.platform.inbox.ReceivedEvent;

/** Keeps the facts from {@code ntm.ocop} and {@code ntm.budget}; a redelivered or late event changes nothing newer. */
@Singleton
class OtherFactsHandler implements EventHandler {

    private static final String DEBT = "vn.ntm.budget.construction-debt-changed.v1";
    private static final String CERTIFICATE = "vn.ntm.ocop.certificate-";

    @Override
    public Set<String> topics() {
        return Set.of("ntm.ocop", "ntm.budget");
    }

    @Override
    public boolean hears(String type) {
        return type.equals(DEBT) || type.startsWith(CERTIFICATE);
    }

    @Override
    public void apply(Tx tx, List<ReceivedEvent> events) {
        for (ReceivedEvent event : events) {
            if (event.type().equals(DEBT)) {
                debt(tx.handle(), event);
            } else if (event.type().startsWith(CERTIFICATE)
                    && event.data().hasNonNull("validUntil")
                    && event.data().hasNonNull("product")) {
                certificate(tx.handle(), event);
            }
        }
    }

    private static void debt(Handle handle, ReceivedEvent event) {
        JsonNode data = event.data();
        handle.createUpdate("insert into construction_debt (subject, sequence, unit, project, debt, payable, as_of)"
                        + " values (:subject, :sequence, :unit, :project, :debt, :payable, :asOf)"
                        + " on conflict (subject, sequence) do nothing")
                .bind("subject", event.subject())
                .bind("sequence", event.sequence())
                .bind("unit", text(data, "unit"))
                .bind("project", text(data, "project"))
                .bind("debt", amount(data.path("debt")))
                .bind("payable", amount(data.path("payable")))
                .bind("asOf", LocalDate.parse(text(data, "asOf")))
                .execute();
    }

    /** In force from the day of issue, once approved, until it ends or is taken back; whatever was, stays findable. */
    private static void certificate(Handle handle, ReceivedEvent event) {
        JsonNode data = event.data();
        boolean issued = Set.of("APPROVED", "REVOKED", "RECORDED")
                .contains(data.path("state").asText());
        LocalDate from = LocalDate.parse(text(data, "issuedOn"));
        LocalDate until = LocalDate.parse(text(data, "validUntil"));
        LocalDate revoked = data.hasNonNull("revokedOn")
                ? LocalDate.parse(data.path("revokedOn").asText())
                : until;
        LocalDate end = revoked.isBefore(until) ? revoked : until;
        handle.createUpdate("insert into ocop_certificate (subject, sequence, product, unit, star, valid)"
                        + " values (:subject, :sequence, :product, :unit, :star, daterange(:from, :until))"
                        + " on conflict (subject) do update set sequence = excluded.sequence,"
                        + " product = excluded.product, unit = excluded.unit, star = excluded.star,"
                        + " valid = excluded.valid where ocop_certificate.sequence < excluded.sequence")
                .bind("subject", event.subject())
                .bind("sequence", event.sequence())
                .bind("product", text(data, "product"))
                .bind("unit", text(data, "unit"))
                .bind("star", data.path("star").asInt())
                .bind("from", from)
                .bind("until", issued && end.isAfter(from) ? end : from)
                .execute();
    }

    private static String text(JsonNode data, String field) {
        if (!data.path(field).isTextual()) {
            throw new IllegalArgumentException("The event has no text " + field + ".");
        }
        return data.path(field).textValue();
    }

    /** Money as an object or as plain đồng; null where it is not said. */
    private static @Nullable Long amount(JsonNode node) {
        JsonNode number = node.isObject() ? node.path("amount") : node;
        return number.isIntegralNumber() ? Long.valueOf(number.longValue()) : null;
    }
}
