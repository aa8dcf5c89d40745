package vn.ntm.criteria.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.ntm.criteria.criteriaset.CriteriaSets;
import vn.ntm.criteria.criteriaset.CriteriaSets.PublishedSet;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;

/** The register of rounds, and how far each has come. */
@Singleton
class Rounds {

    private final Register<Round> register;
    private final CriteriaSets sets;
    private final UnitRegister units;
    private final Caller caller;
    private final ObjectMapper json;

    Rounds(ObjectMapper json, CriteriaSets sets, UnitRegister units, Caller caller) {
        this.json = json;
        this.sets = sets;
        this.units = units;
        this.caller = caller;
        this.register = new Register<>(
                "assessment_round",
                Round.class,
                json,
                Round::naturalKey,
                Visibility.scoped(Round::unit, Round::periodFrom),
                State.RECORDED,
                Rounds::event);
    }

    Register<Round> register() {
        return register;
    }

    /** One subject of a round that has not handed in. */
    record Waiting(String unit, String nameVi, String state) {}

    /**
     * How far a round has come.
     *
     * @param expected units that report in it
     * @param waiting units without an assessment that is at least submitted; a draft says so
     */
    record RoundProgress(Round round, int expected, int submitted, int approved, List<Waiting> waiting) {}

    List<Round> all(Handle handle) {
        return handle.createQuery("select body from assessment_round order by id")
                .map((row, c) -> read(row.getString(1)))
                .list();
    }

    void check(Tx tx, Round round) {
        ProblemException.throwIfAny(faultsOf(tx.handle(), round, ""));
        units.requireScope(tx.handle(), caller, round.unit(), round.periodFrom());
    }

    ImportReport importRows(Tx tx, Actor maker, List<Round> rows, boolean dryRun) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            faults.addAll(faultsOf(tx.handle(), rows.get(i), TableReader.pointer(i)));
        }
        ProblemException.throwIfAny(faults);
        rows.forEach(row -> units.requireScope(tx.handle(), caller, row.unit(), row.periodFrom()));
        return register.importAll(tx, maker, rows, dryRun).report();
    }

    RoundProgress progress(Handle handle, Round round) {
        String kind = sets.published(handle, round.criteriaSet())
                .map(set -> set.set().unitKind().name())
                .orElse("");
        int[] counts = new int[3];
        List<Waiting> waiting = new ArrayList<>();
        handle.createQuery("""
                        with recursive covered as (
                            select code, kind, name_vi from unit_period where code = :unit and valid @> :on::date
                            union
                            select u.code, u.kind, u.name_vi from unit_period u join covered c on u.parent_code = c.code
                            where u.valid @> :on::date
                        )
                        select c.code, c.name_vi, a.state
                        from covered c left join lateral (
                            select state from assessment a
                            where a.unit = c.code and a.round = :round
                              and a.criteria_set = :set
                            order by a.on_date desc limit 1
                        ) a on true
                        where c.kind = :kind order by c.code
                        """)
                .bind("unit", round.unit())
                .bind("on", round.periodTo().minusDays(1))
                .bind("round", round.code())
                .bind("set", round.criteriaSet())
                .bind("kind", kind)
                .map((row, c) -> new Waiting(row.getString(1), row.getString(2), String.valueOf(row.getString(3))))
                .forEach(unit -> {
                    counts[0]++;
                    counts[1] += unit.state().equals("SUBMITTED") ? 1 : 0;
                    counts[2] += unit.state().equals("APPROVED") ? 1 : 0;
                    if (unit.state().equals("null") || unit.state().equals("DRAFT")) {
                        waiting.add(new Waiting(
                                unit.unit(), unit.nameVi(), unit.state().equals("DRAFT") ? "DRAFT" : "NONE"));
                    }
                });
        return new RoundProgress(round, counts[0], counts[1], counts[2], waiting);
    }

    private List<Fault> faultsOf(Handle handle, Round round, String at) {
        List<Fault> faults = new ArrayList<>();
        if (units.find(handle, round.unit(), round.periodFrom()).isEmpty()) {
            faults.add(Fault.at(at + "/unit", "unknown-unit", Map.of("unit", round.unit(), "on", round.periodFrom())));
        }
        Optional<PublishedSet> set = sets.published(handle, round.criteriaSet());
        if (set.isEmpty()) {
            faults.add(Fault.at(at + "/criteriaSet", "no-such-criteria-set", Map.of("key", round.criteriaSet())));
        }
        if (!round.hasItsLength()) {
            faults.add(Fault.at(
                    at + "/periodTo",
                    "period-does-not-fit",
                    Map.of("from", round.periodFrom(), "to", round.periodTo(), "kind", round.kind())));
        }
        return faults;
    }

    private Round read(String body) {
        try {
            return json.readValue(body, Round.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored round cannot be read.", e);
        }
    }

    private static EventDraft event(Entry<Round> entry) {
        return new EventDraft(
                "ntm.criteria",
                "vn.ntm.criteria.assessment-round-opened.v1",
                "assessment-rounds/" + entry.id(),
                entry.version(),
                entry.content().unit(),
                entry.content().periodFrom(),
                entry);
    }
}
