package vn.ntm.ocop.evaluation;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.ocop.certificate.Certificate;
import vn.ntm.ocop.certificate.Certificates;
import vn.ntm.ocop.certificate.Extension;
import vn.ntm.ocop.product.Products;
import vn.ntm.ocop.ruleset.RuleSet;
import vn.ntm.ocop.ruleset.RuleSets;
import vn.ntm.platform.db.Tx;

/** When a dossier may be filed, and by which rules it is judged. */
@Singleton
class FilingRules {

    private final RuleSets ruleSets;
    private final Certificates certificates;
    private final Products products;
    private final Councils councils;
    private final EvidenceRegister evidence;
    private final Scope scope;

    FilingRules(
            RuleSets ruleSets,
            Certificates certificates,
            Products products,
            Councils councils,
            EvidenceRegister evidence,
            Scope scope) {
        this.ruleSets = ruleSets;
        this.certificates = certificates;
        this.products = products;
        this.councils = councils;
        this.evidence = evidence;
        this.scope = scope;
    }

    void check(Tx tx, EvaluationRequests.Filing request, Faults faults) {
        products.mustExist(tx, request.product(), faults);
        faults.notAfter(request.filedOn(), scope.today(), "filedOn");
        faults.unless(
                councils.find(tx.handle(), request.council()).isPresent(),
                "council",
                "no-such-council",
                Map.of("key", request.council()));
        for (int i = 0; i < request.documents().size(); i++) {
            faults.unless(
                    evidence.register()
                            .table()
                            .find(tx.handle(), request.documents().get(i))
                            .isPresent(),
                    "documents/" + i,
                    "no-such-evidence",
                    Map.of("key", request.documents().get(i)));
        }
        Optional<RuleSet> rules = ruleSets.findPublished(tx.handle(), request.ruleSet());
        if (rules.isEmpty()) {
            faults.add("ruleSet", "no-such-rule-set", Map.of("key", request.ruleSet()));
            return;
        }
        faults.unless(
                rules.get().judgesFiledOn(request.filedOn()),
                "ruleSet",
                "rule-set-not-in-force",
                Map.of("key", request.ruleSet(), "on", request.filedOn()));
        faults.unless(
                ruleSets.sheet(tx.handle(), request.ruleSet(), request.set()).isPresent(),
                "set",
                "no-such-sheet",
                Map.of("key", request.ruleSet() + " " + request.set(), "set", request.set()));
        Certificate before = certificates
                .latestIssuedBefore(
                        tx.handle(), request.product(), request.filedOn().plusDays(1))
                .orElse(null);
        kind(request, rules.get(), before, faults);
    }

    private static void kind(
            EvaluationRequests.Filing request, RuleSet rules, @Nullable Certificate before, Faults faults) {
        boolean inForce = before != null && before.isValidOn(request.filedOn());
        switch (request.kind()) {
            case FIRST -> faults.unless(!inForce, "kind", "certificate-in-force", Map.of("product", request.product()));
            case UPGRADE -> faults.unless(inForce, "kind", "nothing-to-upgrade", Map.of("product", request.product()));
            case REEVALUATION -> {
                if (before == null) {
                    faults.add("kind", "nothing-to-reevaluate", Map.of("product", request.product()));
                } else {
                    LocalDate term = before.termEndsOn();
                    window(request.filedOn(), rules, term == null ? before.validUntil() : term, faults);
                }
            }
        }
    }

    /**
     * Not earlier than the first and not later than the last day of filing, both included. Whose last day lies before the
     * rules came into force could not meet it and files for as long as the certificate can be extended.
     */
    static void window(LocalDate filedOn, RuleSet rules, LocalDate end, Faults faults) {
        Integer earliest = rules.filingEarliestDays();
        Integer latest = rules.filingLatestDays();
        if (earliest == null || latest == null) {
            return;
        }
        boolean missedByLaw = end.minusDays(latest).isBefore(rules.filedFrom());
        LocalDate opens = missedByLaw ? rules.filedFrom() : end.minusDays(earliest);
        LocalDate closes = missedByLaw ? end.plusDays(Extension.MOST_DAYS) : end.minusDays(latest);
        faults.unless(
                !filedOn.isBefore(opens) && !filedOn.isAfter(closes),
                "filedOn",
                "outside-the-filing-window",
                Map.of("given", filedOn, "from", opens, "to", closes));
    }
}
