package vn.ntm.criteria.assessment;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.register.State;
import vn.ntm.platform.web.Answer;
import vn.ntm.platform.web.Asked;
import vn.ntm.platform.web.Decision;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.SharedCommands;
import vn.ntm.platform.web.SharedCommandsFactory;

/** Assessments that are entered one by one at the same time share a commit; each is judged and answered for itself. */
@Singleton
class SharedAssessments {

    private final Assessments assessments;
    private final AssessmentStore store;
    private final SharedCommands<Wish> entering;

    SharedAssessments(
            Assessments assessments, AssessmentStore store, References references, SharedCommandsFactory commands) {
        this.assessments = assessments;
        this.store = store;
        this.entering = commands.sharing((tx, wishes) -> {
            Supplier<Reference> reference = references.asking(tx);
            return asked -> enterAll(tx, reference.get(), asked);
        });
    }

    /** What somebody wants to enter, with the units that are theirs. */
    record Wish(Form form, State state, List<String> units) {}

    /** Enters one; 409 when the unit is assessed under the set on that day already. */
    SharedCommands<Wish> entering() {
        return entering;
    }

    private List<Decision> enterAll(Tx tx, Reference reference, List<Asked<Wish>> asked) {
        @Nullable Decision[] decisions = new Decision[asked.size()];
        AssessmentStore.@Nullable Entering[] judged = new AssessmentStore.Entering[asked.size()];
        List<AssessmentStore.Entering> entering = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            try {
                AssessmentStore.Entering one = judge(tx, reference, asked.get(i));
                judged[i] = one;
                entering.add(one);
            } catch (ProblemException refusal) {
                decisions[i] = Decision.refused(refusal);
            }
        }
        Set<UUID> created = insert(tx, entering);
        List<Decision> complete = new ArrayList<>(asked.size());
        for (int i = 0; i < asked.size(); i++) {
            AssessmentStore.Entering one = judged[i];
            complete.add(one == null ? Objects.requireNonNull(decisions[i]) : decided(tx, asked.get(i), one, created));
        }
        return complete;
    }

    /**
     * The ids of those that are new. Several are taken for new until the transaction's end, which saves a round trip: where
     * one is not, all that share the commit fail, and run again each alone.
     */
    private Set<UUID> insert(Tx tx, List<AssessmentStore.Entering> entering) {
        if (entering.size() < 2) {
            return store.insert(tx.handle(), entering);
        }
        tx.later(store.insertingAll(entering));
        return entering.stream().map(AssessmentStore.Entering::id).collect(Collectors.toSet());
    }

    private AssessmentStore.Entering judge(Tx tx, Reference reference, Asked<Wish> asked) {
        Wish wish = asked.content();
        if (wish.form().values().isEmpty() && wish.state() != State.DRAFT) {
            ProblemException.throwIfAny(List.of(Fault.at("/values", "no-values")));
        }
        Assessment judged = assessments.new Session(tx.handle(), reference, wish.units(), new ArrayList<>())
                .judge(wish.form(), wish.state());
        return store.entering(tx, judged, wish.state(), asked.actor());
    }

    /** The new assessment is written as JSON once, for its row, for the event and for the answer. */
    private Decision decided(Tx tx, Asked<Wish> asked, AssessmentStore.Entering one, Set<UUID> created) {
        if (!created.contains(one.id())) {
            return Decision.refused(Assessments.taken(assessments
                    .register()
                    .table()
                    .findByKey(tx.handle(), one.row().content().naturalKey())
                    .orElseThrow()));
        }
        String told = store.told(one);
        return Decision.done(
                Answer.created("/v1/assessments/" + one.id(), 1, told), asked.append(tx, store.event(one, told)));
    }
}
