package vn.ntm.reporting.indicator;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.ntm.reporting.fact.FactKind;

/** How a figure is made from facts. The set is closed: a definition chooses one and sets its parameters. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = UnitCount.class, name = "unit-count"),
    @JsonSubTypes.Type(value = RecognisedCount.class, name = "recognised-count"),
    @JsonSubTypes.Type(value = AssessmentAverage.class, name = "assessment-average"),
    @JsonSubTypes.Type(value = AssessedBelowCount.class, name = "assessed-below-count"),
    @JsonSubTypes.Type(value = CriterionMetCount.class, name = "criterion-met-count"),
    @JsonSubTypes.Type(value = QuantityRatio.class, name = "quantity-ratio"),
    @JsonSubTypes.Type(value = RatioToDate.class, name = "ratio-to-date"),
    @JsonSubTypes.Type(value = Quotient.class, name = "quotient"),
    @JsonSubTypes.Type(value = TargetValue.class, name = "target"),
    @JsonSubTypes.Type(value = ExpectedCount.class, name = "recognised-and-target"),
    @JsonSubTypes.Type(value = MoneySum.class, name = "money-sum"),
    @JsonSubTypes.Type(value = ProductCount.class, name = "product-count"),
    @JsonSubTypes.Type(value = FactSum.class, name = "fact-sum"),
    @JsonSubTypes.Type(value = SalesSum.class, name = "sales-sum"),
    @JsonSubTypes.Type(value = SupplySum.class, name = "supply-sum")
})
sealed interface Computation
        permits UnitCount,
                RecognisedCount,
                AssessmentAverage,
                AssessedBelowCount,
                CriterionMetCount,
                QuantityRatio,
                RatioToDate,
                Quotient,
                TargetValue,
                ExpectedCount,
                MoneySum,
                ProductCount,
                FactSum,
                SalesSum,
                SupplySum {

    Figure compute(Evaluation evaluation, Question question);

    /** The facts or other figures that the value was made of. */
    Lineage lineage(Evaluation evaluation, Question question);

    /** The facts it looks at itself, besides the units. */
    Set<FactKind> facts();

    /** The facts that may change the figure, also those that only say whether nothing is zero or unknown. */
    default Set<FactKind> looksAt() {
        return facts();
    }

    /** Those of the kinds that it looks at of which only what begins in the day's calendar year counts. */
    default Set<FactKind> ofTheYear() {
        return Set.of();
    }

    /** Codes of the indicators that it builds on. */
    default Set<String> indicators() {
        return Set.of();
    }

    /** The days of the indicators that it builds on, for a figure of this day. */
    default List<LocalDate> daysOf(LocalDate on) {
        return List.of(on);
    }

    /** Whether the counting mode changes the figure. */
    default boolean hasModes() {
        return false;
    }

    /** What its lineage's amounts are, unit by unit: how they can be carried to another map. */
    Amounts.Kind amounts();

    /** Kinds of the units that it counts or looks at; empty where units play no part of their own. */
    default List<String> unitKinds() {
        return List.of();
    }

    /** Level of the targets whose years an indicator with a year in its code exists for; null where there is none. */
    default @Nullable String levelOfTargets() {
        return null;
    }
}
