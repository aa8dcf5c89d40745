package vn.ntm.budget.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.Basis;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.table.ExportedColumns;

/**
 * A contract of a project.
 *
 * @param contractor the contractor's organisation
 * @param signedValue value when it was signed, contingency included
 * @param value value as amended
 * @param advanceCapPercent a higher cap that the investment decider allowed, with {@code advanceCapDecision}
 * @param guaranteeUntil last day of the advance guarantee
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Contract(
        String unit,
        String project,
        CapitalKind capitalKind,
        String number,
        LocalDate signedOn,
        String contractor,
        Money signedValue,
        Money value,
        @Nullable LocalDate endsOn,
        @Nullable Integer advanceCapPercent,
        @Nullable String advanceCapDecision,
        @Nullable LocalDate guaranteeUntil,
        Basis basis,
        String source) {

    String naturalKey() {
        return unit + " " + number;
    }

    Contract worth(Money amended) {
        return new Contract(
                unit,
                project,
                capitalKind,
                number,
                signedOn,
                contractor,
                signedValue,
                amended,
                endsOn,
                advanceCapPercent,
                advanceCapDecision,
                guaranteeUntil,
                basis,
                source);
    }

    /** A contract as its maker sends it. */
    public record Submission(
            String unit,
            String project,
            CapitalKind capitalKind,
            String number,
            LocalDate signedOn,
            String contractor,
            Money value,
            @Nullable LocalDate endsOn,
            @Nullable Integer advanceCapPercent,
            @Nullable String advanceCapDecision,
            @Nullable LocalDate guaranteeUntil,
            Basis basis,
            String source) {

        Contract contract() {
            return new Contract(
                    unit,
                    project,
                    capitalKind,
                    number,
                    signedOn,
                    contractor,
                    value,
                    value,
                    endsOn,
                    advanceCapPercent,
                    advanceCapDecision,
                    guaranteeUntil,
                    basis,
                    source);
        }
    }

    /** One row of the import. */
    @ExportedColumns({"signedValue"})
    public record Row(
            String unit,
            String project,
            CapitalKind capitalKind,
            String number,
            LocalDate signedOn,
            String contractor,
            long value,
            @Nullable LocalDate endsOn,
            @Nullable Integer advanceCapPercent,
            @Nullable String advanceCapDecision,
            @Nullable LocalDate guaranteeUntil,
            Basis basis,
            String source) {

        Contract contract() {
            return new Submission(
                            unit,
                            project,
                            capitalKind,
                            number,
                            signedOn,
                            contractor,
                            Money.vnd(value),
                            endsOn,
                            advanceCapPercent,
                            advanceCapDecision,
                            guaranteeUntil,
                            basis,
                            source)
                    .contract();
        }
    }
}
