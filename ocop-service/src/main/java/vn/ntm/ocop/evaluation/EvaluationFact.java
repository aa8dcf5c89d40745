package vn.ntm.ocop.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.State;

/** What others learn of an evaluation: totals and the decision, never a tick (some tell of persons) and no member. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EvaluationFact(
        UUID id,
        long version,
        State state,
        String product,
        String unit,
        String ruleSet,
        int set,
        Evaluation.Kind kind,
        LocalDate filedOn,
        int sheets,
        int sum,
        Evaluation.@Nullable Decision decision) {

    static EventDraft event(String fact, Entry<Evaluation> entry) {
        Evaluation evaluation = entry.content();
        Evaluation.Decision decision = evaluation.decision();
        return new EventDraft(
                "ntm.ocop",
                "vn.ntm.ocop." + fact + ".v1",
                "evaluations/" + entry.id(),
                entry.version(),
                evaluation.unit(),
                decision == null ? evaluation.filedOn() : decision.decidedOn(),
                new EvaluationFact(
                        entry.id(),
                        entry.version(),
                        entry.state(),
                        evaluation.product(),
                        evaluation.unit(),
                        evaluation.ruleSet(),
                        evaluation.set(),
                        evaluation.kind(),
                        evaluation.filedOn(),
                        evaluation.sheets().size(),
                        evaluation.sheets().stream()
                                .mapToInt(MemberSheet::total)
                                .sum(),
                        decision));
    }
}
