package vn.ntm.ocop.certificate;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import vn.ntm.ocop.product.Product;
import vn.ntm.ocop.product.Products;
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
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;

/** Certificates: entered by an officer, in force once an approver confirmed the decision. */
@Singleton
class Certificates {

    private final Register<Certificate> register;
    private final Products products;
    private final Clock clock;

    Certificates(ObjectMapper json, Products products, Clock clock) {
        this.register = new Register<>(
                "certificate",
                Certificate.class,
                json,
                Certificate::naturalKey,
                Visibility.open(Certificate::unit),
                State.SUBMITTED,
                Certificates::event);
        this.products = products;
        this.clock = clock;
    }

    Register<Certificate> register() {
        return register;
    }

    Entry<Certificate> enter(Tx tx, Actor maker, CertificateRow row) {
        ProblemException.throwIfAny(faultsOf(tx, row, ""));
        return register.enter(tx, maker, row.certificate(unitOf(tx, row)));
    }

    ImportReport importRows(Tx tx, Actor maker, List<CertificateRow> rows, boolean dryRun) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            faults.addAll(faultsOf(tx, rows.get(i), TableReader.pointer(i)));
        }
        ProblemException.throwIfAny(faults);
        List<Certificate> certificates =
                rows.stream().map(row -> row.certificate(unitOf(tx, row))).toList();
        return register.importAll(tx, maker, certificates, dryRun).report();
    }

    /** One product never has two certificates on one day; the table's temporal key stands behind this. */
    void approved(Tx tx, List<Entry<Certificate>> entries) {
        for (Entry<Certificate> entry : entries) {
            Certificate certificate = entry.content();
            tx.handle()
                    .createQuery("select certificate from certificate_in_force"
                            + " where product = :product and valid && daterange(:from, :to) limit 1")
                    .bind("product", certificate.product())
                    .bind("from", certificate.issuedOn())
                    .bind("to", certificate.validUntil())
                    .mapTo(UUID.class)
                    .findOne()
                    .ifPresent(other -> {
                        throw overlap(certificate, other.toString());
                    });
            try {
                tx.handle()
                        .createUpdate("insert into certificate_in_force values (:product, daterange(:from, :to), :id)")
                        .bind("product", certificate.product())
                        .bind("from", certificate.issuedOn())
                        .bind("to", certificate.validUntil())
                        .bind("id", entry.id())
                        .execute();
            } catch (UnableToExecuteStatementException e) {
                throw overlap(certificate, "?");
            }
        }
    }

    private static ProblemException overlap(Certificate certificate, String other) {
        return ProblemException.of(
                vn.ntm.platform.web.ProblemType.CONFLICT,
                "",
                "certificate-in-force",
                Map.of("product", certificate.product(), "on", certificate.issuedOn(), "existing", other));
    }

    private String unitOf(Tx tx, CertificateRow row) {
        return products.register()
                .table()
                .findByKey(tx.handle(), row.product())
                .map(Entry::content)
                .map(Product::unit)
                .orElseThrow(() -> ProblemException.notFound("product", row.product()));
    }

    private List<Fault> faultsOf(Tx tx, CertificateRow row, String pointer) {
        List<Fault> faults = new ArrayList<>();
        if (row.star() < 3 || row.star() > 5) {
            faults.add(Fault.at(pointer + "/star", "star-without-certificate", Map.of("given", row.star())));
        }
        if (row.issuedOn().isAfter(BusinessTime.today(clock))) {
            faults.add(Fault.at(pointer + "/issuedOn", "in-the-future", Map.of("given", row.issuedOn())));
        }
        LocalDate until = row.validUntil();
        if (until != null && !row.issuedOn().isBefore(until)) {
            faults.add(Fault.at(
                    pointer + "/validUntil", "ends-before-it-begins", Map.of("from", row.issuedOn(), "to", until)));
        }
        if (products.register().table().findByKey(tx.handle(), row.product()).isEmpty()) {
            faults.add(Fault.at(pointer + "/product", "no-such-product", Map.of("key", row.product())));
        }
        return faults;
    }

    private static EventDraft event(Entry<Certificate> entry) {
        String fact = entry.state() == State.APPROVED ? "certificate-issued" : "certificate-submitted";
        return new EventDraft(
                "ntm.ocop",
                "vn.ntm.ocop." + fact + ".v1",
                "certificates/" + entry.id(),
                entry.version(),
                entry.content().unit(),
                entry.content().issuedOn(),
                entry);
    }
}
