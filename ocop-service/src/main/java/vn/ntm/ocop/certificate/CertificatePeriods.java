package vn.ntm.ocop.certificate;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.RegisterTable;
import vn.ntm.platform.register.State;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/**
 * Which certificate of a product is in force on which day: never two on one day. The next certificate ends the one before
 * it; the table's temporal key stands behind this.
 */
@Singleton
class CertificatePeriods {

    private final RegisterTable<Certificate> table;

    CertificatePeriods(ObjectMapper json) {
        this.table = new RegisterTable<>("certificate", Certificate.class, json);
    }

    /** Puts approved certificates into force, the earliest first. */
    void begin(Tx tx, List<Entry<Certificate>> approved) {
        approved.stream()
                .sorted(Comparator.comparing(entry -> entry.content().issuedOn()))
                .forEach(entry -> begin(tx, entry));
    }

    private void begin(Tx tx, Entry<Certificate> entry) {
        Certificate certificate = entry.content();
        others(tx.handle(), certificate).stream()
                .filter(other -> other.content().issuedOn().isBefore(certificate.issuedOn())
                        && certificate.issuedOn().isBefore(other.content().end()))
                .forEach(other -> replace(tx, other, certificate.issuedOn()));
        LocalDate next = others(tx.handle(), certificate).stream()
                .map(other -> other.content().issuedOn())
                .filter(issued -> issued.isAfter(certificate.issuedOn()) && issued.isBefore(certificate.end()))
                .min(Comparator.naturalOrder())
                .orElse(null);
        tx.handle()
                .createUpdate("insert into certificate_in_force values (:product, daterange(:from, :to), :id)")
                .bind("product", certificate.product())
                .bind("from", certificate.issuedOn())
                .bind("to", next == null ? certificate.end() : next)
                .bind("id", entry.id())
                .execute();
        if (next != null) {
            replace(tx, entry, next);
        }
    }

    /** Ends a certificate on the day of a revocation. */
    Entry<Certificate> revoke(Tx tx, Entry<Certificate> entry, Revocation revocation) {
        Certificate revoked = entry.content().revoked(revocation.revokedOn(), revocation.ground());
        Entry<Certificate> after = entry.moved(State.APPROVED, revoked, revocation.note());
        table.updateAll(tx.handle(), List.of(after));
        cut(tx.handle(), after.id(), revoked.issuedOn(), revoked.end());
        tx.append(event("certificate-revoked", after, revocation.revokedOn()));
        return after;
    }

    /** Keeps a certificate valid beyond its term; the table's temporal key refuses to reach into the next one. */
    void extend(Tx tx, Entry<Certificate> entry, LocalDate until, @Nullable String reason) {
        Certificate certificate = entry.content();
        boolean next = others(tx.handle(), certificate).stream()
                .anyMatch(other -> !other.id().equals(entry.id())
                        && other.content().issuedOn().isBefore(until)
                        && certificate.issuedOn().isBefore(other.content().issuedOn()));
        if (next || certificate.replacedOn() != null || certificate.revokedOn() != null) {
            throw ProblemException.of(
                    ProblemType.CONFLICT,
                    "",
                    "certificate-not-in-force",
                    Map.of("on", until, "from", certificate.issuedOn(), "to", certificate.end()));
        }
        move(tx, entry, until, reason);
    }

    void endExtension(Tx tx, String product, LocalDate on) {
        List<UUID> ids = tx.handle()
                .createQuery("select certificate from certificate_in_force where product = :product"
                        + " and valid @> :on::date")
                .bind("product", product)
                .bind("on", on)
                .mapTo(UUID.class)
                .list();
        table.lock(tx.handle(), ids).stream()
                .filter(entry -> entry.content().termEndsOn() != null
                        && !on.isBefore(entry.content().termEndsOn()))
                .forEach(entry -> move(tx, entry, on, entry.reason()));
    }

    private void move(Tx tx, Entry<Certificate> entry, LocalDate until, @Nullable String reason) {
        Entry<Certificate> after = entry.moved(entry.state(), entry.content().extended(until), reason);
        table.updateAll(tx.handle(), List.of(after));
        cut(tx.handle(), after.id(), after.content().issuedOn(), after.content().end());
        tx.append(event("certificate-extended", after, until));
    }

    private void replace(Tx tx, Entry<Certificate> entry, LocalDate on) {
        Entry<Certificate> after = entry.moved(entry.state(), entry.content().replaced(on), entry.reason());
        table.updateAll(tx.handle(), List.of(after));
        cut(tx.handle(), after.id(), after.content().issuedOn(), after.content().end());
        tx.append(event("certificate-replaced", after, on));
    }

    private static void cut(Handle handle, UUID certificate, LocalDate from, LocalDate to) {
        if (from.isBefore(to)) {
            handle.createUpdate("update certificate_in_force set valid = daterange(:from, :to) where certificate = :id")
                    .bind("id", certificate)
                    .bind("from", from)
                    .bind("to", to)
                    .execute();
        } else {
            handle.createUpdate("delete from certificate_in_force where certificate = :id")
                    .bind("id", certificate)
                    .execute();
        }
    }

    private List<Entry<Certificate>> others(Handle handle, Certificate certificate) {
        List<UUID> ids = handle.createQuery(
                        "select certificate from certificate_in_force where product = :product order by certificate")
                .bind("product", certificate.product())
                .mapTo(UUID.class)
                .list();
        return table.lock(handle, ids);
    }

    static EventDraft event(String fact, Entry<Certificate> entry, LocalDate day) {
        return new EventDraft(
                "ntm.ocop",
                "vn.ntm.ocop." + fact + ".v1",
                "certificates/" + entry.id(),
                entry.version(),
                entry.content().unit(),
                day,
                entry);
    }
}
