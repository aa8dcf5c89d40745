package vn.ntm.budget.yearend;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.platform.money.Money;

/**
 * The end of one budget year of a province.
 *
 * @param unit code of the province
 * @param carryOver holders whose unspent money lives on; all other unspent money is cancelled
 * @param digest of the previewed lines and of the ledger that they were taken from
 */
public record YearEnd(
        String unit,
        int budgetYear,
        String decisionNumber,
        LocalDate decidedOn,
        List<CarryOver> carryOver,
        String digest) {

    String naturalKey() {
        return unit + " " + budgetYear + " " + decisionNumber;
    }

    /** Whose money is carried over, and why that is lawful; without a project all of the unit's own and its projects'. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CarryOver(
            String unit, @Nullable String project, FundSource fundSource, CapitalKind capitalKind, String legalGround) {

        boolean covers(Line line) {
            return unit.equals(line.unit())
                    && (project == null || project.equals(line.project()))
                    && fundSource == line.fundSource()
                    && capitalKind == line.capitalKind();
        }
    }

    /** What is asked of a preview. */
    public record Request(String unit, String decisionNumber, LocalDate decidedOn, List<CarryOver> carryOver) {}

    /** What is proposed: the request with the digest of its preview. */
    public record Proposal(
            String unit, String decisionNumber, LocalDate decidedOn, List<CarryOver> carryOver, String digest) {}

    /** One line: so much of a holder's bucket is carried over or cancelled. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            FundSource fundSource,
            CapitalKind capitalKind,
            int budgetYear,
            String unit,
            @Nullable String project,
            String holder,
            boolean council,
            Bucket bucket,
            Money amount,
            boolean carriedOver,
            @Nullable String legalGround) {}

    /** All lines with their sums and the digest that the run demands. */
    public record Preview(
            String unit, int budgetYear, Money carriedOver, Money cancelled, String digest, List<Line> lines) {}
}
