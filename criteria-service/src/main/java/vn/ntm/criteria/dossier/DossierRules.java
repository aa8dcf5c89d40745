package vn.ntm.criteria.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.procedure.Procedure;
import vn.ntm.criteria.procedure.StepKind;
import vn.ntm.criteria.recognition.RecognitionRules;
import vn.ntm.criteria.unit.UnitKind;
import vn.ntm.platform.web.Fault;

/** What must hold for a dossier and for each of its steps; facts in, all violations out. */
final class DossierRules {

    /** Steps that judge what the dossier's maker handed in, so the maker takes none of them. */
    private static final Set<StepKind> CHECKS =
            EnumSet.of(StepKind.VERIFICATION, StepKind.APPRAISAL, StepKind.VOTE, StepKind.DECISION);

    private DossierRules() {}

    /** @param kind what the unit was on the day of submission, or null when there was none */
    static List<Fault> faultsOf(DossierRequest request, @Nullable UnitKind kind, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        LocalDate on = request.submittedOn();
        notInTheFuture(on, today, "/submittedOn", faults);
        LocalDate completed = request.completedOn();
        if (completed != null && on.isBefore(completed)) {
            faults.add(outOfOrder("/submittedOn", completed, on));
        }
        beforeTheProgramme(request.achievementYear(), faults);
        if (request.achievementYear() > on.getYear()) {
            faults.add(Fault.at(
                    "/achievementYear",
                    "achieved-after-decision",
                    Map.of("year", request.achievementYear(), "decided", on)));
        }
        if (kind == null) {
            faults.add(Fault.at("/unit", "unknown-unit", Map.of("unit", request.unit(), "on", on)));
        } else if (!RecognitionRules.fits(request.level(), kind)) {
            faults.add(Fault.at("/level", "level-does-not-fit", Map.of("level", request.level(), "kind", kind)));
        }
        return faults;
    }

    /** Every paper that the procedure asks for and the dossier lacks, all at once. */
    static List<Fault> missingDocuments(Procedure procedure, List<Dossier.DossierDocument> documents) {
        Set<String> missing = new LinkedHashSet<>(procedure.documents());
        documents.forEach(document -> missing.remove(document.kind()));
        return missing.stream()
                .map(kind -> Fault.at("/documents", "document-missing", Map.of("document", kind)))
                .toList();
    }

    /** What stands against taking this step now: the dossier's stage, earlier steps that are missing or taken. */
    static List<Fault> conflicts(Dossier dossier, StepKind kind, Procedure procedure) {
        if (kind == StepKind.RESUBMISSION) {
            return dossier.stage().mayComeBack()
                    ? List.of()
                    : List.of(Fault.at("", "dossier-not-returned", Map.of("stage", dossier.stage())));
        }
        if (!dossier.stage().isOpen()) {
            return List.of(Fault.at("", "dossier-not-open", Map.of("stage", dossier.stage())));
        }
        List<Fault> faults = new ArrayList<>();
        if (dossier.passed(kind).isPresent()) {
            faults.add(Fault.at("", "step-taken", Map.of("step", kind)));
        }
        for (StepKind earlier : before(kind, procedure)) {
            if (dossier.passed(earlier).isEmpty()) {
                faults.add(Fault.at("", "step-missing", Map.of("step", earlier)));
            }
        }
        return faults;
    }

    /** Which of the required steps come before this one; the survey may be held at any time before the vote. */
    private static Set<StepKind> before(StepKind kind, Procedure procedure) {
        Set<StepKind> before =
                switch (kind) {
                    case VERIFICATION, SURVEY, RESUBMISSION -> EnumSet.noneOf(StepKind.class);
                    case APPRAISAL -> EnumSet.of(StepKind.VERIFICATION);
                    case VOTE -> EnumSet.of(StepKind.VERIFICATION, StepKind.SURVEY, StepKind.APPRAISAL);
                    case DECISION ->
                        EnumSet.of(StepKind.VERIFICATION, StepKind.SURVEY, StepKind.APPRAISAL, StepKind.VOTE);
                };
        before.retainAll(procedure.steps());
        return before;
    }

    /** Whether this person may not take the step: made the dossier, or decides on an own appraisal or vote. */
    static boolean checksOwnWork(Dossier dossier, String makerId, StepKind kind, String actor) {
        if (CHECKS.contains(kind) && makerId.equals(actor)) {
            return true;
        }
        return kind == StepKind.DECISION
                && dossier.steps().stream()
                        .anyMatch(step -> step.makerId().equals(actor)
                                && (step.kind() == StepKind.APPRAISAL || step.kind() == StepKind.VOTE));
    }

    /** A step is taken on a day that has come, and not before the step in front of it. */
    static List<Fault> dateFaults(Dossier dossier, LocalDate on, LocalDate today) {
        List<Fault> faults = new ArrayList<>();
        notInTheFuture(on, today, "/on", faults);
        if (on.isBefore(dossier.lastOn())) {
            faults.add(outOfOrder("/on", dossier.lastOn(), on));
        }
        return faults;
    }

    static List<Fault> decisionFaults(StepRequests.Deciding deciding) {
        List<Fault> faults = new ArrayList<>();
        beforeTheProgramme(deciding.achievementYear(), faults);
        if (deciding.achievementYear() > deciding.on().getYear()) {
            faults.add(Fault.at(
                    "/achievementYear",
                    "achieved-after-decision",
                    Map.of("year", deciding.achievementYear(), "decided", deciding.on())));
        }
        LocalDate announced = deciding.announcedOn();
        if (announced != null && announced.isBefore(deciding.on())) {
            faults.add(outOfOrder("/announcedOn", deciding.on(), announced));
        }
        return faults;
    }

    private static void beforeTheProgramme(int year, List<Fault> faults) {
        if (year < RecognitionRules.FIRST_YEAR) {
            faults.add(Fault.at("/achievementYear", "before-the-programme", Map.of("year", year)));
        }
    }

    static void notInTheFuture(LocalDate date, LocalDate today, String pointer, List<Fault> faults) {
        if (date.isAfter(today)) {
            faults.add(Fault.at(pointer, "in-the-future", Map.of("given", date, "today", today)));
        }
    }

    private static Fault outOfOrder(String pointer, LocalDate earlier, LocalDate given) {
        return Fault.at(pointer, "dates-out-of-order", Map.of("given", given, "earlier", earlier));
    }
}
