package vn.ntm.budget.obstacle;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import vn.ntm.budget.DocumentRules;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Opens obstacles and follows them until they are resolved or accepted as the cause of a delay. */
@Singleton
class Obstacles {

    private final Register<Obstacle> register;
    private final DocumentRules rules;
    private final Caller caller;

    Obstacles(ObjectMapper json, DocumentRules rules, Caller caller) {
        this.register = new Register<>(
                "obstacle",
                Obstacle.class,
                json,
                obstacle -> obstacle.unit() + " " + obstacle.number(),
                Visibility.scoped(Obstacle::unit, Obstacle::openedOn),
                State.RECORDED,
                Obstacles::event);
        this.rules = rules;
        this.caller = caller;
    }

    Register<Obstacle> register() {
        return register;
    }

    void check(Tx tx, Obstacle obstacle) {
        List<Fault> faults = new ArrayList<>(DocumentRules.together(
                rules.notInTheFuture(obstacle.openedOn(), "/openedOn"),
                rules.knownUnit(tx.handle(), obstacle.unit(), obstacle.openedOn(), "/unit"),
                rules.plainCode(obstacle.project(), "/project"),
                contractFaults(tx, obstacle)));
        if (obstacle.dueOn().isBefore(obstacle.openedOn())) {
            faults.add(Fault.at(
                    "/dueOn", "due-before-opened", Map.of("given", obstacle.dueOn(), "first", obstacle.openedOn())));
        }
        ProblemException.throwIfAny(faults);
        rules.requireScope(tx.handle(), caller, List.of(obstacle.unit()), obstacle.openedOn());
    }

    /** The contract is one of the unit, and of the project where one is named; otherwise no report would find it. */
    private static List<Fault> contractFaults(Tx tx, Obstacle obstacle) {
        UUID contract = obstacle.contractId();
        if (contract == null) {
            return List.of();
        }
        record Home(String unit, String project) {}
        Optional<Home> home = tx.handle()
                .createQuery("select unit, body::jsonb ->> 'project' as project from contract where id = :id")
                .bind("id", contract)
                .map((row, c) -> new Home(row.getString("unit"), row.getString("project")))
                .findOne();
        if (home.isEmpty()) {
            return List.of(Fault.at("/contractId", "no-such-document", Map.of("key", contract)));
        }
        Home found = home.get();
        boolean same = found.unit().equals(obstacle.unit())
                && (obstacle.project() == null || found.project().equals(obstacle.project()));
        return same
                ? List.of()
                : List.of(Fault.at(
                        "/contractId",
                        "contract-of-another-project",
                        Map.of("unit", found.unit(), "project", found.project())));
    }

    Entry<Obstacle> step(Tx tx, Entry<Obstacle> entry, Obstacle.Step step) {
        Obstacle obstacle = entry.content();
        if (obstacle.progress().isClosed()) {
            throw ProblemException.of(ProblemType.CONFLICT, "", "obstacle-closed", Map.of("key", obstacle.number()));
        }
        List<Fault> faults = new ArrayList<>(rules.notInTheFuture(step.on(), "/on"));
        if (step.on().isBefore(obstacle.lastStep())) {
            faults.add(Fault.at("/on", "before-last-step", Map.of("given", step.on(), "first", obstacle.lastStep())));
        }
        ProblemException.throwIfAny(faults);
        Entry<Obstacle> changed = entry.moved(State.RECORDED, obstacle.after(step), step.text());
        register.table().updateAll(tx.handle(), List.of(changed));
        tx.append(register.event(changed));
        return changed;
    }

    private static EventDraft event(Entry<Obstacle> entry) {
        Obstacle obstacle = entry.content();
        String fact = obstacle.steps().isEmpty()
                ? "obstacle-opened"
                : obstacle.progress().isClosed() ? "obstacle-resolved" : "obstacle-moved";
        return new EventDraft(
                "ntm.budget",
                "vn.ntm.budget." + fact + ".v1",
                "obstacles/" + entry.id(),
                entry.version(),
                obstacle.unit(),
                obstacle.lastStep(),
                entry);
    }
}
