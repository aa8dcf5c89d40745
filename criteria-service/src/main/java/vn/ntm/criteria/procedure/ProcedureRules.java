package vn.ntm.criteria.procedure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.recognition.RecognitionRules;
import vn.ntm.platform.web.Fault;

/** What must hold for a procedure: its period is one, its level is one of the kind, shares and days are possible ones. */
final class ProcedureRules {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final List<String> STEPS =
            Arrays.stream(StepKind.values()).map(StepKind::name).toList();

    private ProcedureRules() {}

    static List<Fault> faultsOf(Procedure procedure, String pointer) {
        List<Fault> faults = new ArrayList<>();
        LocalDate to = procedure.validTo();
        if (to != null && !procedure.validFrom().isBefore(to)) {
            faults.add(Fault.at(
                    pointer + "/validTo", "ends-before-it-begins", Map.of("from", procedure.validFrom(), "to", to)));
        }
        if (!RecognitionRules.fits(procedure.level(), procedure.unitKind())) {
            faults.add(Fault.at(
                    pointer + "/level",
                    "level-does-not-fit",
                    Map.of("level", procedure.level(), "kind", procedure.unitKind())));
        }
        if (procedure.untilRevoked() && procedure.validityMonths() != null) {
            faults.add(Fault.at(pointer + "/validityMonths", "valid-in-two-ways"));
        }
        for (String step : Procedure.split(procedure.requiredSteps())) {
            if (!STEPS.contains(step)) {
                faults.add(Fault.at(
                        pointer + "/requiredSteps",
                        "not-one-of",
                        Map.of("given", step, "allowed", String.join(", ", STEPS))));
            }
        }
        shares(procedure).forEach((field, share) -> {
            if (share.signum() < 0 || share.compareTo(HUNDRED) > 0) {
                faults.add(Fault.at(pointer + "/" + field, "not-a-share", Map.of("given", share)));
            }
        });
        days(procedure).forEach((field, days) -> {
            if (days < 1) {
                faults.add(Fault.at(pointer + "/" + field, "at-least-one"));
            }
        });
        return faults;
    }

    private static Map<String, BigDecimal> shares(Procedure procedure) {
        Map<String, BigDecimal> shares = new LinkedHashMap<>();
        put(shares, "surveyCoveragePercent", procedure.surveyCoveragePercent());
        put(shares, "surveyPassPercent", procedure.surveyPassPercent());
        put(shares, "surveyPassEachPercent", procedure.surveyPassEachPercent());
        put(shares, "voteQuorumPercent", procedure.voteQuorumPercent());
        put(shares, "votePassPercent", procedure.votePassPercent());
        put(shares, "revokedCommunesPercent", procedure.revokedCommunesPercent());
        return shares;
    }

    private static Map<String, Integer> days(Procedure procedure) {
        Map<String, Integer> days = new LinkedHashMap<>();
        put(days, "registrationWorkingDays", procedure.registrationWorkingDays());
        put(days, "verificationWorkingDays", procedure.verificationWorkingDays());
        put(days, "appraisalWorkingDays", procedure.appraisalWorkingDays());
        put(days, "decisionWorkingDays", procedure.decisionWorkingDays());
        put(days, "validityMonths", procedure.validityMonths());
        return days;
    }

    private static <V> void put(Map<String, V> values, String field, @Nullable V value) {
        if (value != null) {
            values.put(field, value);
        }
    }
}
