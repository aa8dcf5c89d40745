package vn.ntm.budget.plandecision;

import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.Basis;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;

/** One row of the import; rows of one number, source, capital kind and year form one decision. */
public record PlanLineRow(
        String decisionNumber,
        LocalDate decidedOn,
        PlanDecision.Kind kind,
        FundSource fundSource,
        CapitalKind capitalKind,
        int budgetYear,
        String fromUnit,
        @Nullable String fromProject,
        String toUnit,
        @Nullable String project,
        @Nullable String projectName,
        long amount,
        @Nullable String legalGround,
        Basis basis,
        String source) {

    static final List<String> COLUMNS = Arrays.stream(PlanLineRow.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();
}
