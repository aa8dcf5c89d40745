package vn.ntm.reporting.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.ntm.reporting.fact.Fact;
import vn.ntm.reporting.fact.FactKind;

/** What the budget service's events say: money planned, assigned from unit to unit, committed
 * and booked by the treasury, what holds it up, and what was given outside the budget. */
final class BudgetFacts {

    private static final String PREFIX = "vn.ntm.budget.";
    private static final String OUTSTANDING = "CREDIT_OUTSTANDING";

    static final Map<String, Function<EventData, List<Fact>>> BY_TYPE = Map.ofEntries(
            Map.entry(PREFIX + "appropriation-submitted.v1", data -> List.of()),
            Map.entry(PREFIX + "appropriation-decided.v1", BudgetFacts::appropriation),
            Map.entry(PREFIX + "appropriation-reversed.v1", untilReversed(BudgetFacts::appropriation)),
            Map.entry(PREFIX + "plan-decision-submitted.v1", data -> List.of()),
            Map.entry(PREFIX + "plan-decision-issued.v1", BudgetFacts::planDecision),
            Map.entry(PREFIX + "plan-decision-reversed.v1", untilReversed(BudgetFacts::planDecision)),
            Map.entry(PREFIX + "payment-request-submitted.v1", data -> List.of()),
            Map.entry(PREFIX + "payment-request-approved.v1", data -> List.of()),
            Map.entry(PREFIX + "payment-request-booked.v1", BudgetFacts::booking),
            Map.entry(PREFIX + "payment-request-returned.v1", BudgetFacts::booking),
            Map.entry(PREFIX + "payment-request-reversed.v1", BudgetFacts::formerBookings),
            Map.entry(PREFIX + "commitment-submitted.v1", data -> List.of()),
            Map.entry(PREFIX + "commitment-made.v1", BudgetFacts::commitment),
            Map.entry(PREFIX + "commitment-released.v1", BudgetFacts::commitment),
            Map.entry(PREFIX + "obstacle-opened.v1", BudgetFacts::obstacle),
            Map.entry(PREFIX + "obstacle-moved.v1", BudgetFacts::obstacle),
            Map.entry(PREFIX + "obstacle-resolved.v1", BudgetFacts::obstacle),
            Map.entry(PREFIX + "contribution-submitted.v1", data -> List.of()),
            Map.entry(PREFIX + "contribution-recorded.v1", BudgetFacts::contribution));

    private BudgetFacts() {}

    private static List<Fact> appropriation(EventData data) {
        return List.of(funds(data, FactKind.APPROPRIATION)
                .unit(data.text("unit"))
                .numerator(data.money("amount"))
                .attribute("number", data.text("number"))
                .valid(data.date("decidedOn"), data.findDate("reversedOn")));
    }

    /** What was taken back counted until then; where the owner does not say when, it is as if it had not been. */
    private static Function<EventData, List<Fact>> untilReversed(Function<EventData, List<Fact>> reading) {
        return data -> {
            LocalDate end = data.findDate("reversedOn");
            return end == null || !end.isAfter(data.date("decidedOn")) ? List.of() : reading.apply(data);
        };
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
                        .valid(data.date("decidedOn"), data.findDate("reversedOn")))
                .toList();
    }

    /**
     * What the treasury paid, from the day it was booked; what came back where the owner says so, until the day it came. All
     * of it was said when it was booked, of the unit that its code named then.
     */
    private static List<Fact> booking(EventData data) {
        LocalDate booked = data.date("bookedOn");
        List<Fact> facts = new ArrayList<>();
        facts.add(payment(data)
                .numerator(data.money(data.node().hasNonNull("disbursed") ? "disbursed" : "gross"))
                .valid(booked, null));
        for (EventData back : data.findList("returns")) {
            if (back.date("returnedOn").isAfter(booked)) {
                facts.add(payment(data).numerator(back.money("amount")).valid(booked, back.date("returnedOn")));
            }
        }
        facts.addAll(formerBookings(data));
        return facts;
    }

    /** Bookings that were taken back: paid until then. */
    private static List<Fact> formerBookings(EventData data) {
        return data.findList("takenBack").stream()
                .filter(former -> former.date("reversedOn").isAfter(former.date("bookedOn")))
                .map(former -> payment(data)
                        .numerator(former.money("disbursed"))
                        .valid(former.date("bookedOn"), former.date("reversedOn")))
                .toList();
    }

    private static Fact.Builder payment(EventData data) {
        return funds(data, FactKind.DISBURSEMENT)
                .unit(data.text("unit"))
                .item(data.findText("project"))
                .attribute("documentNumber", data.text("documentNumber"))
                .attribute("treasuryDocument", data.findText("treasuryDocument"));
    }

    /** What is set aside for a contract; what went back to the project counts until it did, where the owner says when. */
    private static List<Fact> commitment(EventData data) {
        BigDecimal open = data.money("amount")
                .subtract(data.node().hasNonNull("released") ? data.money("released") : BigDecimal.ZERO);
        LocalDate committed = data.date("committedOn");
        List<Fact> facts = new ArrayList<>();
        facts.add(commitmentOf(data).numerator(open).valid(committed, null));
        for (EventData back : data.findList("releases")) {
            if (back.date("releasedOn").isAfter(committed)) {
                facts.add(commitmentOf(data).numerator(back.money("amount")).valid(committed, back.date("releasedOn")));
            }
        }
        return facts;
    }

    private static Fact.Builder commitmentOf(EventData data) {
        return funds(data, FactKind.COMMITMENT)
                .unit(data.text("unit"))
                .item(data.text("project"))
                .attribute("number", data.text("number"))
                .attribute("contract", data.findText("contractId"));
    }

    /** Holds money up from its opening until it is closed; one that closed on its first day held nothing. */
    private static List<Fact> obstacle(EventData data) {
        LocalDate opened = data.date("openedOn");
        LocalDate closed = data.findDate("closedOn");
        if (closed != null && !closed.isAfter(opened)) {
            return List.of();
        }
        return List.of(Fact.of(FactKind.OBSTACLE)
                .unit(data.text("unit"))
                .level(data.text("code"))
                .item(data.findText("project"))
                .numerator(data.money("held"))
                .attribute("number", data.text("number"))
                .attribute("text", data.text("text"))
                .attribute("owner", data.text("owner"))
                .attribute("dueOn", data.text("dueOn"))
                .attribute("progress", data.text("progress"))
                .valid(opened, closed));
    }

    /** What was given outside the budget; credit that is outstanding is a balance and not a giving of the year. */
    private static List<Fact> contribution(EventData data) {
        String form = data.text("form");
        return List.of(Fact.of(FactKind.CONTRIBUTION)
                .unit(data.text("unit"))
                .level(form.equals(OUTSTANDING) ? OUTSTANDING : data.text("resource"))
                .measure(form)
                .item(data.findText("project"))
                .numerator(data.money("value"))
                .attribute("number", data.text("number"))
                .attribute("proof", data.findText("proof"))
                .attribute("source", data.findText("source"))
                .valid(data.date("contributedOn"), null));
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
