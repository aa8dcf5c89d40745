package vn.ntm.criteria.criteriaset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.ntm.criteria.criteriaset.CriteriaSets.PublishedSet;
import vn.ntm.criteria.criteriaset.Threshold.Gap;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;

/** Decisions on delegated thresholds: entered by an officer, they judge once somebody else approved them. */
@Singleton
public class ThresholdDecisions {

    private final Register<ThresholdDecision> register;
    private final CriteriaSets sets;
    private final ObjectMapper json;
    private final Clock clock;

    ThresholdDecisions(ObjectMapper json, CriteriaSets sets, Clock clock) {
        this.json = json;
        this.sets = sets;
        this.clock = clock;
        this.register = new Register<>(
                "threshold_decision",
                ThresholdDecision.class,
                json,
                ThresholdDecision::naturalKey,
                Visibility.open(decision -> null),
                State.SUBMITTED,
                ThresholdDecisions::event);
    }

    Register<ThresholdDecision> register() {
        return register;
    }

    /** All approved decisions. */
    public List<ThresholdDecision> approved(Handle handle) {
        return handle.createQuery("select body from threshold_decision where state = 'APPROVED' order by id")
                .map((row, c) -> read(row.getString(1)))
                .list();
    }

    /** Those of a list that are in force on that day. */
    public static List<ThresholdDecision> inForce(List<ThresholdDecision> decisions, LocalDate on) {
        return decisions.isEmpty()
                ? decisions
                : decisions.stream().filter(one -> one.isValidOn(on)).toList();
    }

    void check(Tx tx, ThresholdDecision decision) {
        ProblemException.throwIfAny(faultsOf(tx.handle(), decision, ""));
    }

    ImportReport importRows(Tx tx, Actor maker, List<ThresholdDecision> rows, boolean dryRun) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            faults.addAll(faultsOf(tx.handle(), rows.get(i), TableReader.pointer(i)));
        }
        ProblemException.throwIfAny(faults);
        return register.importAll(tx, maker, rows, dryRun).report();
    }

    private List<Fault> faultsOf(Handle handle, ThresholdDecision row, String at) {
        List<Fault> faults = new ArrayList<>();
        LocalDate today = BusinessTime.today(clock);
        if (row.decidedOn().isAfter(today)) {
            faults.add(Fault.at(at + "/decidedOn", "in-the-future", Map.of("given", row.decidedOn(), "today", today)));
        }
        LocalDate to = row.validTo();
        if (to != null && !row.validFrom().isBefore(to)) {
            faults.add(Fault.at(at + "/validTo", "ends-before-it-begins", Map.of("from", row.validFrom(), "to", to)));
        }
        Optional<PublishedSet> set = sets.published(handle, row.criteriaSet());
        if (set.isEmpty()) {
            faults.add(Fault.at(at + "/criteriaSet", "no-such-criteria-set", Map.of("key", row.criteriaSet())));
            return faults;
        }
        set.get().subCriteria().stream()
                .filter(sub -> sub.code().equals(row.subCriterion()))
                .findFirst()
                .ifPresentOrElse(
                        sub -> checkThreshold(row, sub, at, faults),
                        () -> faults.add(Fault.at(
                                at + "/subCriterion",
                                "no-such-sub-criterion",
                                Map.of("key", row.subCriterion(), "set", row.criteriaSet()))));
        return faults;
    }

    private static void checkThreshold(ThresholdDecision row, SubCriterion sub, String at, List<Fault> faults) {
        String decider = sub.delegatedTo();
        if (decider != null && !decider.equals(row.issuer())) {
            faults.add(Fault.at(
                    at + "/issuer", "threshold-not-yours", Map.of("given", row.issuer(), "expected", decider)));
        }
        if (ThresholdReader.blocks(row.threshold()) || !ThresholdReader.fits(sub, row.threshold())) {
            faults.add(Fault.at(
                    at + "/threshold",
                    "threshold-does-not-fit",
                    Map.of("given", row.threshold(), "measure", sub.measure())));
            return;
        }
        Threshold law = Thresholds.ofLaw(sub, row.asClass(), row.validFrom().getYear());
        String text = law.text();
        if (law.gap() == Gap.UNIT_CLASS_UNKNOWN) {
            faults.add(Fault.at(at + "/regionColumn", "threshold-goes-by-class", Map.of("key", sub.code())));
        } else if (law.gap() != Gap.DELEGATED && text == null) {
            faults.add(Fault.at(at + "/threshold", "threshold-of-law-unknown", Map.of("key", sub.code())));
        } else if (text != null && !Thresholds.isStricter(sub, text, row.threshold())) {
            faults.add(Fault.at(
                    at + "/threshold", "threshold-not-stricter", Map.of("given", row.threshold(), "law", text)));
        }
    }

    private ThresholdDecision read(String body) {
        try {
            return json.readValue(body, ThresholdDecision.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored threshold decision cannot be read.", e);
        }
    }

    private static EventDraft event(Entry<ThresholdDecision> entry) {
        String fact = entry.state() == State.APPROVED ? "threshold-decided" : "threshold-proposed";
        return new EventDraft(
                "ntm.criteria",
                "vn.ntm.criteria." + fact + ".v1",
                "threshold-decisions/" + entry.id(),
                entry.version(),
                entry.content().criteriaSet(),
                entry.content().validFrom(),
                entry);
    }
}
