package vn.ntm.ocop.certificate;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.ocop.product.Products;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Revocations: proposed by an officer, decided by somebody else; the certificate ends on the day of the decision. */
@Singleton
class Revocations {

    private final Register<Revocation> register;
    private final Certificates certificates;
    private final CertificatePeriods periods;
    private final Products products;
    private final Scope scope;

    Revocations(
            ObjectMapper json, Certificates certificates, CertificatePeriods periods, Products products, Scope scope) {
        this.register = new Register<>(
                "certificate_revocation",
                Revocation.class,
                json,
                Revocation::naturalKey,
                Visibility.open(revocation -> null),
                State.SUBMITTED,
                Revocations::event);
        this.certificates = certificates;
        this.periods = periods;
        this.products = products;
        this.scope = scope;
    }

    Register<Revocation> register() {
        return register;
    }

    Entry<Revocation> propose(Tx tx, Actor maker, Revocation revocation) {
        Faults faults = new Faults();
        Entry<Certificate> entry = certificates
                .register()
                .table()
                .find(tx.handle(), revocation.certificate())
                .orElse(null);
        if (entry == null) {
            faults.add("certificate", "no-such-certificate", Map.of("key", revocation.certificate()));
        } else {
            faults.unless(
                    entry.state() == State.APPROVED,
                    "certificate",
                    "certificate-not-issued",
                    Map.of("key", revocation.certificate()));
            Certificate certificate = entry.content();
            faults.unless(
                    !revocation.revokedOn().isBefore(certificate.issuedOn())
                            && revocation.revokedOn().isBefore(certificate.end()),
                    "revokedOn",
                    "certificate-not-in-force",
                    Map.of("on", revocation.revokedOn(), "from", certificate.issuedOn(), "to", certificate.end()));
        }
        faults.notAfter(revocation.foundOn(), scope.today(), "foundOn");
        faults.unless(
                !revocation.revokedOn().isBefore(revocation.foundOn()),
                "revokedOn",
                "revoked-before-found",
                Map.of("foundOn", revocation.foundOn(), "revokedOn", revocation.revokedOn()));
        faults.throwIfAny();
        if (entry != null) {
            products.requireScopeOf(tx, entry.content().product());
        }
        return register.enter(tx, maker, revocation);
    }

    void approved(Tx tx, List<Entry<Revocation>> entries) {
        entries.forEach(entry -> {
            Entry<Certificate> certificate =
                    certificates.register().locked(tx, entry.content().certificate());
            products.requireScopeOf(tx, certificate.content().product());
            if (!entry.content().revokedOn().isBefore(certificate.content().end())) {
                throw ProblemException.of(
                        ProblemType.CONFLICT,
                        "",
                        "certificate-not-in-force",
                        Map.of(
                                "on",
                                entry.content().revokedOn(),
                                "from",
                                certificate.content().issuedOn(),
                                "to",
                                certificate.content().end()));
            }
            periods.revoke(tx, certificate, entry.content());
        });
    }

    private static EventDraft event(Entry<Revocation> entry) {
        String fact = entry.state() == State.APPROVED ? "revocation-decided" : "revocation-proposed";
        return new EventDraft(
                "ntm.ocop",
                "vn.ntm.ocop." + fact + ".v1",
                "certificate-revocations/" + entry.id(),
                entry.version(),
                entry.content().certificate().toString(),
                entry.content().revokedOn(),
                entry);
    }
}
