package vn.ntm.criteria.dossier;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.otherfacts.ConstructionDebt;
import vn.ntm.criteria.otherfacts.OtherFacts;
import vn.ntm.criteria.procedure.Procedure;
import vn.ntm.criteria.procedure.Procedures;
import vn.ntm.criteria.recognition.DatePrecision;
import vn.ntm.criteria.recognition.DecisionGuard;
import vn.ntm.criteria.recognition.Recognition;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.platform.web.Fault;

/**
 * Construction debt that the budget service states for the day of the decision bars it (18/2022/QĐ-TTg, article 4), unless
 * the procedure of that day does not say so. Where the very day is not known there is nothing to compare; a unit of which
 * nothing was stated is not barred. What a divided unit owed bars each of its parts until it is stated for one of them: a
 * division settles no debt.
 */
@Singleton
class DebtGuard implements DecisionGuard {

    private final OtherFacts facts;
    private final Procedures procedures;
    private final Clock clock;

    DebtGuard(OtherFacts facts, Procedures procedures, Clock clock) {
        this.facts = facts;
        this.procedures = procedures;
        this.clock = clock;
    }

    @Override
    public List<Fault> against(Handle handle, Recognition recognition) {
        LocalDate on = recognition.decisionDate();
        boolean exact =
                recognition.decisionDatePrecision() == DatePrecision.DAY && recognition.basis() == Basis.SOURCED;
        if (on == null || !exact || !bars(handle, recognition, on)) {
            return List.of();
        }
        return days(recognition, on)
                .flatMap(day ->
                        Stream.concat(own(handle, recognition.unit(), day), divided(handle, recognition.unit(), day)))
                .distinct()
                .toList();
    }

    private Stream<Fault> own(Handle handle, String unit, LocalDate day) {
        return facts.constructionDebt(handle, unit, day).stream()
                .filter(debt -> !debt.isSettled())
                .flatMap(debt ->
                        debt.projects().stream().map(project -> fault("debt-outstanding", unit, debt.unit(), project)));
    }

    private Stream<Fault> divided(Handle handle, String unit, LocalDate day) {
        return facts.debtOfDividedUnits(handle, unit, day).stream().flatMap(debt -> debt.projects().stream()
                .map(project -> fault("debt-of-divided-unit", unit, debt.unit(), project)));
    }

    /**
     * What is decided here on a dossier is barred by what is owed today as well: the budget service states a debt for the
     * day on which it learns of it, and a decision of last week is no way round it.
     */
    private Stream<LocalDate> days(Recognition recognition, LocalDate on) {
        return recognition.dossier() == null
                ? Stream.of(on)
                : Stream.of(on, BusinessTime.today(clock)).distinct();
    }

    private boolean bars(Handle handle, Recognition recognition, LocalDate on) {
        Optional<Procedure> procedure = procedures.inForce(handle, recognition.unitKind(), recognition.level(), on);
        return procedure.isEmpty() || Boolean.TRUE.equals(procedure.get().debtBars());
    }

    private static Fault fault(String code, String unit, String debtor, ConstructionDebt.Project project) {
        return Fault.at(
                "",
                code,
                Map.of(
                        "unit",
                        unit,
                        "debtor",
                        debtor,
                        "project",
                        project.project(),
                        "amount",
                        Money.vnd(project.amount()),
                        "asOf",
                        project.asOf(),
                        "service",
                        "budget-service",
                        "link",
                        "/v1/" + project.subject()));
    }
}
