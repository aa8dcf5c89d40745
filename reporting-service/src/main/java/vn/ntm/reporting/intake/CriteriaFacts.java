package vn.ntm.reporting.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.ntm.reporting.fact.Fact;
import vn.ntm.reporting.fact.FactKind;

/** What the criteria service's events say: sets, assessments, recognitions, targets, published statements. */
final class CriteriaFacts {

    private static final String PREFIX = "vn.ntm.criteria.";

    static final Map<String, Function<EventData, List<Fact>>> BY_TYPE = Map.ofEntries(
            Map.entry(PREFIX + "criteria-set-published.v1", CriteriaFacts::criteriaSet),
            Map.entry(PREFIX + "assessment-submitted.v1", data -> List.of()),
            Map.entry(PREFIX + "assessment-approved.v1", CriteriaFacts::assessment),
            Map.entry(PREFIX + "recognition-proposed.v1", data -> List.of()),
            Map.entry(PREFIX + "recognition-decided.v1", CriteriaFacts::recognition),
            Map.entry(PREFIX + "recognition-announced.v1", CriteriaFacts::recognition),
            Map.entry(PREFIX + "recognition-revocation-proposed.v1", CriteriaFacts::recognition),
            Map.entry(PREFIX + "recognition-revoked.v1", CriteriaFacts::recognition),
            Map.entry(PREFIX + "target-set.v1", CriteriaFacts::target),
            Map.entry(PREFIX + "statement-recorded.v1", CriteriaFacts::statement),
            Map.entry(PREFIX + "roadmap-line-set.v1", CriteriaFacts::roadmap),
            Map.entry(PREFIX + "population-counted.v1", CriteriaFacts::population),
            Map.entry(PREFIX + "reform-entered.v1", data -> List.of()),
            Map.entry(PREFIX + "reform-applied.v1", CriteriaFacts::reform),
            Map.entry(PREFIX + "reform-cancelled.v1", data -> List.of()));

    private CriteriaFacts() {}

    private static List<Fact> criteriaSet(EventData data) {
        return List.of(Fact.of(FactKind.CRITERIA_SET)
                .criteriaSet(data.text("id"))
                .level(data.text("level"))
                .numerator(data.number("criteriaTotal"))
                .denominator(data.number("subCriteriaTotal"))
                .attribute("complete", data.flag("complete"))
                .attribute("unitKind", data.text("unitKind"))
                .attribute("nameVi", data.text("nameVi"))
                .attribute("nameEn", data.text("nameEn"))
                .attribute("basis", data.findText("basis"))
                .attribute("criteria", data.node().get("criteria"))
                .attribute("subCriteria", data.node().get("subCriteria"))
                .valid(data.findDate("validFrom"), data.findDate("validTo")));
    }

    /** An assessment holds from its day on; a figure takes the last one of the calendar year. */
    private static List<Fact> assessment(EventData data) {
        List<Fact> facts = new ArrayList<>();
        List<String> evidence = data.list("subCriteria").stream()
                .flatMap(subCriterion -> subCriterion.texts("evidence").stream())
                .distinct()
                .toList();
        facts.add(assessed(data, FactKind.CRITERIA_MET)
                .attribute("evidence", orNull(evidence))
                .numerator(data.number("criteriaMet"))
                .denominator(data.number("criteriaTotal"))
                .attribute("verdicts", data.textsByCode("criteria", "verdict"))
                .valid(data.date("assessedOn"), null));
        facts.add(assessed(data, FactKind.SUB_CRITERIA_MET)
                .attribute("evidence", orNull(evidence))
                .numerator(data.number("subCriteriaMet"))
                .denominator(data.number("subCriteriaTotal"))
                .attribute("verdicts", data.textsByCode("subCriteria", "verdict"))
                .attribute("values", data.textsByCode("subCriteria", "value"))
                .valid(data.date("assessedOn"), null));
        for (EventData subCriterion : data.list("subCriteria")) {
            String quantity = subCriterion.findText("quantity");
            BigDecimal numerator = subCriterion.findNumber("numerator");
            BigDecimal denominator = subCriterion.findNumber("denominator");
            // Not reported is not zero: without both parts there is nothing to add up.
            if (quantity != null && numerator != null && denominator != null) {
                facts.add(assessed(data, FactKind.QUANTITY)
                        .quantity(quantity)
                        .item(subCriterion.findText("code"))
                        .attribute("evidence", orNull(subCriterion.texts("evidence")))
                        .numerator(numerator)
                        .denominator(denominator)
                        .valid(data.date("assessedOn"), null));
            }
        }
        return facts;
    }

    private static @Nullable List<String> orNull(List<String> texts) {
        return texts.isEmpty() ? null : texts;
    }

    private static Fact.Builder assessed(EventData data, FactKind kind) {
        return Fact.of(kind)
                .unit(data.text("unit"))
                .criteriaSet(data.text("criteriaSet"))
                .level(data.findText("level"))
                .attribute("round", data.findText("round"))
                .attribute("basis", data.findText("basis"))
                .attribute("source", data.findText("source"));
    }

    /** In force from its decision until it is revoked or its term ends; one revoked on its first day never was. */
    private static List<Fact> recognition(EventData data) {
        LocalDate decided = data.date("decisionDate");
        LocalDate revoked = data.findDate("revokedOn");
        LocalDate expires = data.findDate("expiresOn");
        LocalDate end = revoked == null || (expires != null && expires.isBefore(revoked)) ? expires : revoked;
        boolean unknownEnd = "REVOKED".equals(data.text("state")) && revoked == null;
        if (unknownEnd || (end != null && !end.isAfter(decided))) {
            return List.of();
        }
        return List.of(Fact.of(FactKind.RECOGNITION)
                .unit(data.text("unit"))
                .level(data.text("level"))
                .year(data.findWhole("achievementYear"))
                .attribute("unitKind", data.findText("unitKind"))
                .attribute("decisionNumber", data.findText("decisionNumber"))
                .attribute("decisionDatePrecision", data.findText("decisionDatePrecision"))
                .attribute("signatory", data.findText("signatory"))
                .attribute("basis", data.findText("basis"))
                .attribute("source", data.findText("source"))
                .valid(decided, end));
    }

    private static List<Fact> target(EventData data) {
        return List.of(Fact.of(FactKind.TARGET)
                .unit(data.text("unit"))
                .level(data.text("level"))
                .year(data.whole("year"))
                .measure(data.text("measure"))
                .numerator(data.number("value"))
                .attribute("unitKind", data.findText("unitKind"))
                .attribute("basis", data.findText("basis"))
                .attribute("source", data.findText("source"))
                .valid(null, null));
    }

    private static List<Fact> statement(EventData data) {
        LocalDate on = data.date("validOn");
        return List.of(Fact.of(FactKind.STATEMENT)
                .unit(data.text("unit"))
                .indicator(data.text("indicator"))
                .measure(data.findText("mode") == null ? "" : data.text("mode"))
                .numerator(data.number("value"))
                .denominator(data.findNumber("denominator"))
                .attribute("rival", data.flag("rival"))
                .attribute("source", data.text("source"))
                .attribute("note", data.findText("note"))
                .valid(on, on.plusDays(1)));
    }

    /** The unit is due at the level by the end of the year. */
    private static List<Fact> roadmap(EventData data) {
        return List.of(Fact.of(FactKind.ROADMAP)
                .unit(data.text("unit"))
                .level(data.text("level"))
                .year(data.whole("dueYear"))
                .attribute("basis", data.findText("basis"))
                .attribute("source", data.findText("source"))
                .valid(LocalDate.of(data.whole("dueYear"), 1, 1), null));
    }

    private static List<Fact> population(EventData data) {
        return List.of(Fact.of(FactKind.POPULATION)
                .unit(data.text("unit"))
                .measure(data.text("method"))
                .numerator(data.number("people"))
                .attribute("basis", data.findText("basis"))
                .attribute("source", data.findText("source"))
                .valid(data.date("countedOn"), null));
    }

    /** What moved from unit to unit on the day, with the published shares of area and people where there are any. */
    private static List<Fact> reform(EventData data) {
        return List.of(Fact.of(FactKind.REFORM)
                .unit(data.text("unit"))
                .item(data.text("number"))
                .level(data.text("kind"))
                .attribute("transfers", data.node().get("transfers"))
                .attribute("basis", data.findText("basis"))
                .valid(data.date("effectiveDate"), null));
    }
}
