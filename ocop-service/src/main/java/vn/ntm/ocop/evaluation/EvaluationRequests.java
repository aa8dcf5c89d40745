package vn.ntm.ocop.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.ruleset.StarAuthority;

/** What callers send about an evaluation. */
final class EvaluationRequests {

    private EvaluationRequests() {}

    /** A dossier as it is filed. */
    record Filing(
            String product,
            String ruleSet,
            int set,
            Evaluation.Kind kind,
            LocalDate filedOn,
            String council,
            List<UUID> documents) {}

    /** A member's ticks. */
    record Sheet(List<Tick> ticks) {}

    /** Codes of knock-outs that the council found. */
    record Findings(List<String> knockOuts) {}

    /** A decision; without a star the product is not recognised. */
    record Decision(
            @Nullable Integer star,
            String decisionNumber,
            LocalDate decidedOn,
            StarAuthority.Level level,
            @Nullable String differsBecause) {}
}
