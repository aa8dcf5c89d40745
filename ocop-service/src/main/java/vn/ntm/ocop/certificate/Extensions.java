package vn.ntm.ocop.certificate;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.product.Products;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;

/** Extensions: proposed by an officer, decided by somebody else; once for each certificate. */
@Singleton
class Extensions {

    private final Register<Extension> register;
    private final Certificates certificates;
    private final CertificatePeriods periods;
    private final Products products;

    Extensions(ObjectMapper json, Certificates certificates, CertificatePeriods periods, Products products) {
        this.register = new Register<>(
                "certificate_extension",
                Extension.class,
                json,
                Extension::naturalKey,
                Visibility.open(extension -> null),
                State.SUBMITTED,
                Extensions::event);
        this.certificates = certificates;
        this.periods = periods;
        this.products = products;
    }

    Register<Extension> register() {
        return register;
    }

    Entry<Extension> propose(Tx tx, Actor maker, Extension extension) {
        Faults faults = new Faults();
        Entry<Certificate> entry = certificates
                .register()
                .table()
                .find(tx.handle(), extension.certificate())
                .orElse(null);
        if (entry == null) {
            faults.add("certificate", "no-such-certificate", Map.of("key", extension.certificate()));
        } else {
            faults.unless(
                    entry.state() == State.APPROVED,
                    "certificate",
                    "certificate-not-issued",
                    Map.of("key", extension.certificate()));
            extension.faultsBeside(entry.content(), faults);
        }
        faults.throwIfAny();
        if (entry != null) {
            products.requireScopeOf(tx, entry.content().product());
        }
        return register.enter(tx, maker, extension);
    }

    void approved(Tx tx, List<Entry<Extension>> entries) {
        entries.forEach(entry -> {
            Extension extension = entry.content();
            Entry<Certificate> certificate = certificates.register().locked(tx, extension.certificate());
            products.requireScopeOf(tx, certificate.content().product());
            periods.extend(tx, certificate, extension.extendedUntil(), extension.note());
        });
    }

    private static EventDraft event(Entry<Extension> entry) {
        String fact = entry.state() == State.APPROVED ? "extension-decided" : "extension-proposed";
        return new EventDraft(
                "ntm.ocop",
                "vn.ntm.ocop." + fact + ".v1",
                "certificate-extensions/" + entry.id(),
                entry.version(),
                entry.content().certificate().toString(),
                entry.content().extendedUntil(),
                entry);
    }
}
