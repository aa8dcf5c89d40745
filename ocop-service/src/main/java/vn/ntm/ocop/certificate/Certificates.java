package vn.ntm.ocop.certificate;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Basis;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
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
import vn.ntm.platform.web.ProblemException;

/** Certificates: entered by an officer, in force once an approver confirmed the decision. */
@Singleton
public class Certificates {

    private final Register<Certificate> register;
    private final CertificatePeriods periods;
    private final Products products;
    private final Scope scope;

    Certificates(ObjectMapper json, CertificatePeriods periods, Products products, Scope scope) {
        this.register = new Register<>(
                "certificate",
                Certificate.class,
                json,
                Certificate::naturalKey,
                Visibility.open(Certificate::unit),
                State.SUBMITTED,
                Certificates::event);
        this.periods = periods;
        this.products = products;
        this.scope = scope;
    }

    public Register<Certificate> register() {
        return register;
    }

    /** Enters one that waits for its approval. */
    public Entry<Certificate> enter(Tx tx, Actor maker, CertificateRow row) {
        return enter(tx, maker, row, null);
    }

    private Entry<Certificate> enter(Tx tx, Actor maker, CertificateRow row, @Nullable String unit) {
        Faults faults = new Faults();
        faultsOf(tx, row, faults);
        faults.throwIfAny();
        products.requireScopeOf(tx, row.product());
        String there = unit == null ? unitOf(tx, row) : unit;
        return register.enter(tx, maker, row.certificate(there, kindOf(tx, row, List.of())));
    }

    ImportReport importRows(Tx tx, Actor maker, List<CertificateRow> rows, boolean dryRun) {
        Faults faults = new Faults();
        for (int i = 0; i < rows.size(); i++) {
            faultsOf(tx, rows.get(i), faults.at(TableReader.pointer(i)));
        }
        faults.throwIfAny();
        rows.forEach(row -> products.requireScopeOf(tx, row.product()));
        List<Certificate> certificates = new ArrayList<>();
        for (CertificateRow row : rows) {
            certificates.add(register.table()
                    .findByKey(tx.handle(), row.naturalKey())
                    .map(known -> row.again(known.content()))
                    .orElseGet(() -> row.certificate(unitOf(tx, row), kindOf(tx, row, rows))));
        }
        return register.importAll(tx, maker, certificates, dryRun).report();
    }

    /** Anybody may read the catalogue; only who is answerable for the product's unit puts a certificate in force. */
    void approved(Tx tx, List<Entry<Certificate>> entries) {
        entries.forEach(entry -> products.requireScopeOf(tx, entry.content().product()));
        periods.begin(tx, entries);
    }

    /**
     * The certificate of a decision: what its maker filed and its approver decided, in force at once.
     *
     * @param unit in which the product lay when it was evaluated; its own record may name one that a reform has ended
     */
    public UUID issue(
            Tx tx,
            Actor maker,
            Actor approver,
            String product,
            String unit,
            int star,
            String decisionNumber,
            LocalDate decidedOn) {
        Entry<Certificate> entered = enter(
                tx,
                maker,
                new CertificateRow(product, star, decisionNumber, decidedOn, null, Basis.SOURCED, decisionNumber, null),
                unit);
        Entry<Certificate> approved = register.approve(tx, approver, entered, null);
        approved(tx, List.of(approved));
        return approved.id();
    }

    /** The product's latest certificate that was approved and issued before that day. */
    public Optional<Certificate> latestIssuedBefore(Handle handle, String product, LocalDate day) {
        return latestBefore(handle, product, day, "and state = 'APPROVED'");
    }

    /** @param which of them, as SQL; all that were entered where it is empty */
    private Optional<Certificate> latestBefore(Handle handle, String product, LocalDate day, String which) {
        return handle.createQuery("select natural_key from certificate where body::jsonb ->> 'product' = :product"
                        + " and (body::jsonb ->> 'issuedOn')::date < :day " + which
                        + " order by body::jsonb ->> 'issuedOn' desc limit 1")
                .bind("product", product)
                .bind("day", day)
                .mapTo(String.class)
                .findOne()
                .flatMap(key -> register.table().findByKey(handle, key))
                .map(Entry::content);
    }

    /** A re-evaluation that gives no star ends the extension on the day of the decision. */
    public void endExtension(Tx tx, String product, LocalDate decidedOn) {
        periods.endExtension(tx, product, decidedOn);
    }

    private CertificateKind kindOf(Tx tx, CertificateRow row, List<CertificateRow> beside) {
        @Nullable LocalDate day = null;
        @Nullable Integer star = null;
        Certificate stored =
                latestBefore(tx.handle(), row.product(), row.issuedOn(), "").orElse(null);
        if (stored != null) {
            day = stored.issuedOn();
            star = stored.star();
        }
        for (CertificateRow other : beside) {
            boolean before =
                    other.product().equals(row.product()) && other.issuedOn().isBefore(row.issuedOn());
            if (before && (day == null || other.issuedOn().isAfter(day))) {
                day = other.issuedOn();
                star = other.star();
            }
        }
        return CertificateKind.of(star, row.star());
    }

    private String unitOf(Tx tx, CertificateRow row) {
        return products.find(tx.handle(), row.product())
                .map(Product::unit)
                .orElseThrow(() -> ProblemException.notFound("product", row.product()));
    }

    private void faultsOf(Tx tx, CertificateRow row, Faults faults) {
        faults.unless(
                row.star() >= 3 && row.star() <= 5, "star", "star-without-certificate", Map.of("given", row.star()));
        faults.notAfter(row.issuedOn(), scope.today(), "issuedOn");
        faults.period(row.issuedOn(), row.validUntil(), "validUntil");
        LocalDate term = row.issuedOn().plusMonths(Certificate.TERM_IN_MONTHS);
        faults.unless(
                !row.end().isAfter(term),
                "validUntil",
                "term-too-long",
                Map.of("given", row.end(), "last", term, "months", Certificate.TERM_IN_MONTHS));
        products.mustExist(tx, row.product(), faults);
        products.find(tx.handle(), row.product())
                .filter(product -> row.issuedOn().isBefore(product.joinedOn()))
                .ifPresent(product -> faults.add(
                        "issuedOn",
                        "certificate-before-product",
                        Map.of("given", row.issuedOn(), "joinedOn", product.joinedOn())));
    }

    private static EventDraft event(Entry<Certificate> entry) {
        String fact = entry.state() == State.APPROVED ? "certificate-issued" : "certificate-submitted";
        return CertificatePeriods.event(
                fact, entry, Objects.requireNonNull(entry.content().issuedOn()));
    }
}
