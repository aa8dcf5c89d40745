package vn.ntm.ocop.evaluation;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.Scope;
import vn.ntm.ocop.certificate.Certificates;
import vn.ntm.ocop.ruleset.KnockOut;
import vn.ntm.ocop.ruleset.RuleSet;
import vn.ntm.ocop.ruleset.RuleSets;
import vn.ntm.ocop.ruleset.StarAuthorities;
import vn.ntm.ocop.ruleset.StarAuthority;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** The decision: by the authority of that day, by nobody who filed or scored, and with a reason where it differs. */
@Singleton
class DecideEvaluation {

    /** In a text for people: no star, rather than a word of one language. */
    private static final String NO_STAR = "–";

    private final Evaluations evaluations;
    private final Dossier dossier;
    private final RuleSets ruleSets;
    private final StarAuthorities authorities;
    private final Certificates certificates;
    private final Scope scope;

    DecideEvaluation(
            Evaluations evaluations,
            Dossier dossier,
            RuleSets ruleSets,
            StarAuthorities authorities,
            Certificates certificates,
            Scope scope) {
        this.evaluations = evaluations;
        this.dossier = dossier;
        this.ruleSets = ruleSets;
        this.authorities = authorities;
        this.certificates = certificates;
        this.scope = scope;
    }

    Entry<Evaluation> decide(Tx tx, Actor approver, Entry<Evaluation> entry, EvaluationRequests.Decision request) {
        Evaluations.requireOpen(entry);
        Evaluation evaluation = entry.content();
        boolean scored =
                evaluation.sheets().stream().anyMatch(sheet -> sheet.member().equals(approver.id()));
        if (scored || entry.makerId().equals(approver.id())) {
            throw ProblemException.of(ProblemType.MAKER_IS_CHECKER, "", "made-by-you", Map.of("key", entry.id()));
        }
        Result result = evaluations.result(tx.handle(), evaluation);
        Faults faults = new Faults();
        check(tx, evaluation, result, request, faults);
        faults.throwIfAny();
        requireReady(tx, evaluation, result, request.star());
        UUID certificate = request.star() == null
                ? null
                : certificates.issue(
                        tx,
                        new Actor("province-officer", entry.makerId(), approver.client()),
                        approver,
                        evaluation.product(),
                        evaluation.unit(),
                        request.star(),
                        request.decisionNumber(),
                        request.decidedOn());
        if (request.star() == null && evaluation.kind() == Evaluation.Kind.REEVALUATION) {
            certificates.endExtension(tx, evaluation.product(), request.decidedOn());
        }
        Evaluation decided = evaluation.decided(new Evaluation.Decision(
                request.star(),
                request.decisionNumber(),
                request.decidedOn(),
                request.level(),
                request.differsBecause(),
                certificate));
        Entry<Evaluation> after =
                new Entry<>(entry.id(), entry.version(), entry.state(), decided, entry.makerId(), null, null, null);
        return evaluations.register().approve(tx, approver, after, request.differsBecause());
    }

    private void check(
            Tx tx, Evaluation evaluation, Result result, EvaluationRequests.Decision request, Faults faults) {
        Integer star = request.star();
        LocalDate day = request.decidedOn();
        faults.notAfter(day, scope.today(), "decidedOn");
        faults.unless(
                !day.isBefore(evaluation.filedOn()),
                "decidedOn",
                "decided-before-filed",
                Map.of("filedOn", evaluation.filedOn(), "decidedOn", day));
        ruleSets.findPublished(tx.handle(), evaluation.ruleSet())
                .ifPresent(rules -> lastDay(rules, evaluation, day, faults));
        if (star != null) {
            authority(tx, star, request, faults);
        }
        Integer computed = result.star() != null && result.star() >= 3 ? result.star() : null;
        faults.unless(
                Objects.equals(star, computed) || request.differsBecause() != null,
                "differsBecause",
                "say-why-it-differs",
                Map.of("computed", computed == null ? NO_STAR : computed, "decided", star == null ? NO_STAR : star));
    }

    private void authority(Tx tx, int star, EvaluationRequests.Decision request, Faults faults) {
        if (star < 3 || star > 5) {
            faults.add("star", "star-without-certificate", Map.of("given", star));
            return;
        }
        LocalDate day = request.decidedOn();
        StarAuthority.Level level = authorities.of(tx.handle(), star, day).orElse(null);
        if (level == null) {
            faults.add("level", "authority-not-known", Map.of("star", star, "on", day));
        } else if (level != request.level()) {
            faults.add("level", "not-the-authority", Map.of("star", star, "on", day, "level", level));
        }
    }

    /** Old dossiers are decided by the old rules for a time only (26/2026/QĐ-TTg, Art. 11 and 12). */
    static void lastDay(RuleSet rules, Evaluation evaluation, LocalDate day, Faults faults) {
        @Nullable
        LocalDate last =
                evaluation.kind() == Evaluation.Kind.REEVALUATION ? rules.reevaluatedUntil() : rules.decidedUntil();
        if (last != null && day.isAfter(last)) {
            faults.add("decidedOn", "rule-set-lapsed", Map.of("key", rules.code(), "last", last));
        }
    }

    private void requireReady(Tx tx, Evaluation evaluation, Result result, @Nullable Integer star) {
        if (!result.quorum()) {
            throw conflict("no-quorum", Map.of("sheets", result.sheets()));
        }
        if (!result.spreadWithinLimit()) {
            throw conflict("spread-too-wide", Map.of("spread", result.spread()));
        }
        if (star != null) {
            if (!result.knockOuts().isEmpty()) {
                throw conflict(
                        "knocked-out",
                        Map.of(
                                "found",
                                String.join("; ", result.knockOuts()),
                                "foundEn",
                                evaluations.knockOuts(tx.handle(), evaluation).stream()
                                        .map(KnockOut::labelEn)
                                        .collect(Collectors.joining("; "))));
            }
            List<Fault> lacking =
                    dossier.of(tx.handle(), evaluation, evaluations.citedBefore(tx.handle(), evaluation)).stream()
                            .filter(item ->
                                    item.status() == Dossier.Status.MISSING || item.status() == Dossier.Status.EXPIRED)
                            .map(item -> Fault.at(
                                    "",
                                    "document-lacking",
                                    Map.of(
                                            "kind",
                                            item.kind(),
                                            "status",
                                            item.status().name(),
                                            "labelVi",
                                            item.labelVi(),
                                            "labelEn",
                                            item.labelEn())))
                            .toList();
            if (!lacking.isEmpty()) {
                throw new ProblemException(ProblemType.CONFLICT, lacking);
            }
        }
    }

    private static ProblemException conflict(String code, Map<String, Object> params) {
        return ProblemException.of(ProblemType.CONFLICT, "", code, params);
    }
}
