package vn.ntm.ocop.evaluation;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Map;
import vn.ntm.ocop.CheckedRegister;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.ocop.media.Files;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Visibility;

/** Evidence, found by its content; only officers of its unit read it. */
@Singleton
public class EvidenceRegister extends CheckedRegister<Evidence> {

    private final Files files;
    private final Scope scope;

    EvidenceRegister(ObjectMapper json, Files files, Scope scope) {
        super(
                "evidence",
                Evidence.class,
                json,
                Evidence::naturalKey,
                Visibility.scoped(Evidence::unit, Evidence::issuedOn),
                Evidence::unit,
                Evidence::issuedOn,
                "evidence-filed",
                "evidence");
        this.files = files;
        this.scope = scope;
    }

    @Override
    protected void faultsOf(Tx tx, Evidence row, Faults faults) {
        faults.unless(
                files.find(tx.handle(), row.sha256()).isPresent(),
                "sha256",
                "no-such-file",
                Map.of("key", row.sha256()));
        faults.unless(row.kind().matches("[A-Z_]{3,60}"), "kind", "bad-document-kind", Map.of("given", row.kind()));
        faults.notAfter(row.issuedOn(), scope.today(), "issuedOn");
        faults.period(row.issuedOn(), row.validUntil(), "validUntil");
        scope.unitExists(tx, row.unit(), row.issuedOn(), faults);
    }

    @Override
    protected void requireScope(Tx tx, Evidence row) {
        scope.require(tx, row.unit(), row.issuedOn());
    }
}
