package vn.ntm.reporting.intake;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.ntm.reporting.fact.Fact;
import vn.ntm.reporting.fact.FactKind;

/** What the budget service's events say: money planned, assigned from unit to unit, and booked by the treasury. */
final class BudgetFacts {

    private static final String PREFIX = "vn.ntm.budget.";

    static final Map<String, Function<EventData, List<Fact>>> BY_TYPE = Map.of(
            PREFIX + "appropriation-submitted.v1", data -> List.of(),
            PREFIX + "appropriation-decided.v1", BudgetFacts::appropriation,
            PREFIX + "plan-decision-submitted.v1", data -> List.of(),
            PREFIX + "plan-decision-issued.v1", BudgetFacts::planDecision,
            PREFIX + "payment-request-submitted.v1", data -> List.of(),
            PREFIX + "payment-request-approved.v1", data -> List.of(),
            PREFIX + "payment-request-booked.v1", BudgetFacts::booking);

    private BudgetFacts() {}

    private static List<Fact> appropriation(EventData data) {
        return List.of(funds(data, FactKind.APPROPRIATION)
                .unit(data.text("unit"))
                .numerator(data.money("amount"))
                .attribute("number", data.text("number"))
                .valid(data.date("decidedOn"), null));
    }

    /**
     * What goes from one unit to another, and the detail lines that stay within their unit: those name its projects and
     * add to no unit's plan.
     */
    private static List<Fact> planDecision(EventData data) {
        return data.list("lines").stream()
                .map(line -> funds(data, FactKind.ASSIGNMENT)
                        .unit(line.text("toUnit"))
                        .fromUnit(line.text("fromUnit"))
                        .item(line.findText("project"))
                        .numerator(line.money("amount"))
                        .attribute("number", data.findText("decisionNumber"))
                        .attribute("projectName", line.findText("projectName"))
                        .valid(data.date("decidedOn"), null))
                .toList();
    }

    private static List<Fact> booking(EventData data) {
        return List.of(funds(data, FactKind.DISBURSEMENT)
                .unit(data.text("unit"))
                .item(data.findText("project"))
                .numerator(data.money("gross"))
                .attribute("documentNumber", data.text("documentNumber"))
                .attribute("treasuryDocument", data.findText("treasuryDocument"))
                .valid(data.date("bookedOn"), null));
    }

    private static Fact.Builder funds(EventData data, FactKind kind) {
        return Fact.of(kind)
                .year(data.whole("budgetYear"))
                .attribute("fundSource", data.findText("fundSource"))
                .attribute("capitalKind", data.findText("capitalKind"))
                .attribute("basis", data.findText("basis"))
                .attribute("source", data.findText("source"));
    }
}
