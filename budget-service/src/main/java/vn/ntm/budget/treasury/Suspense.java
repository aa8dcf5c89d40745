package vn.ntm.budget.treasury;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import vn.ntm.budget.fund.CapitalKind;
import vn.ntm.budget.fund.FundSource;
import vn.ntm.budget.ledger.Cell;
import vn.ntm.budget.ledger.Ledger;
import vn.ntm.budget.ledger.LockedCells;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.time.BusinessTime;

/** Money that the Treasury moved and we did not ask for: it is set aside at once, and somebody is told. */
final class Suspense {

    private final Ledger ledger;
    private final Clock clock;

    Suspense(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What is told: the line and whether money of the project was set aside for it. */
    public record Raised(UUID statement, int line, TreasuryStatement.Line content, boolean setAside) {}

    /**
     * True when the project's money was set aside; without a known project there is only the alert. What another statement
     * told of before is neither set aside nor told again.
     *
     * @param nth how many lines of this statement, this one included, tell of the same fact so far
     */
    boolean raise(Tx tx, Actor actor, UUID statement, int number, TreasuryStatement.Line line, String unit, long nth) {
        KnownLines.Known known =
                KnownLines.of(tx.handle(), statement, unit, line, TreasuryStatement.Outcome.UNKNOWN_TO_US);
        boolean cash = line.kind() == TreasuryStatement.Kind.ADVANCE || line.kind() == TreasuryStatement.Kind.PAYMENT;
        Optional<Cell> cell = cash && nth > known.setAside() ? cell(tx, line) : Optional.empty();
        if (cell.isEmpty() && nth <= known.told()) {
            return false;
        }
        cell.ifPresent(found -> setAside(tx, actor, statement, line, found));
        tx.append(new EventDraft(
                "ntm.budget",
                "vn.ntm.budget.suspense-raised.v1",
                "treasury-statements/" + statement + "/lines/" + number,
                1,
                unit,
                line.bookedOn(),
                new Raised(statement, number, line, cell.isPresent())));
        return cell.isPresent();
    }

    private void setAside(Tx tx, Actor actor, UUID statement, TreasuryStatement.Line line, Cell cell) {
        LocalDate today = BusinessTime.today(clock);
        LockedCells cells = ledger.lock(tx, List.of(cell), List.of(line.bookedOn(), today));
        SuspensePostings.setAside(
                tx::newId,
                cells,
                "treasury-statements/" + statement,
                line.documentNumber(),
                cell,
                line.bookedOn(),
                today,
                line.amount().amount());
        ledger.write(tx, actor, cells);
    }

    /** The project's line of that year with the most money left. */
    private static Optional<Cell> cell(Tx tx, TreasuryStatement.Line line) {
        if (line.unit() == null || line.project() == null) {
            return Optional.empty();
        }
        return tx.handle()
                .createQuery("select fund_source, capital_kind, budget_year, unit, project from cell"
                        + " where holder_kind = 'PROJECT' and unit = :unit and project = :project and budget_year = :year"
                        + " order by free desc, fund_source limit 1")
                .bind("unit", line.unit())
                .bind("project", line.project())
                .bind("year", line.planYear())
                .map((row, c) -> Cell.project(
                        FundSource.valueOf(row.getString("fund_source")),
                        CapitalKind.valueOf(row.getString("capital_kind")),
                        row.getInt("budget_year"),
                        row.getString("unit"),
                        row.getString("project")))
                .findOne();
    }
}
