package vn.ntm.budget.yearend;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.budget.ledger.Cell;
import vn.ntm.budget.ledger.LedgerTransaction;
import vn.ntm.budget.ledger.Posting;
import vn.ntm.budget.ledger.TransactionKind;

/** What the end of a year posts; plain Java. What leaves one year enters the next, line by line, with its origin. */
public final class YearEndPostings {

    private YearEndPostings() {}

    /** The year's own carrying out, the next year's carrying in, and the cancelling, as far as there is any. */
    public static List<LedgerTransaction> of(
            Supplier<UUID> ids, String document, YearEnd yearEnd, List<YearEnd.Line> lines) {
        int next = yearEnd.budgetYear() + 1;
        List<Posting> out = new ArrayList<>();
        List<Posting> in = new ArrayList<>();
        List<Posting> ended = new ArrayList<>();
        for (YearEnd.Line line : lines) {
            Cell cell = cell(line);
            long amount = line.amount().amount();
            if (!line.carriedOver()) {
                ended.add(Posting.within(cell, line.bucket(), Bucket.CANCELLED, amount));
                continue;
            }
            out.add(Posting.within(cell, line.bucket(), Bucket.CARRIED_OUT, amount));
            Cell home = cell.project().in(next);
            in.add(Posting.authority(home, amount));
            if (line.bucket() == Bucket.COMMITTED) {
                in.add(new Posting(home, Bucket.FREE, cell.in(next), Bucket.COMMITTED, amount));
            }
        }
        List<LedgerTransaction> transactions = new ArrayList<>();
        if (!out.isEmpty()) {
            transactions.add(
                    of(ids.get(), document, yearEnd, TransactionKind.PLAN_CARRY_OVER, yearEnd.budgetYear(), out));
            transactions.add(of(ids.get(), document, yearEnd, TransactionKind.PLAN_CARRY_OVER, next, in)
                    .from(yearEnd.budgetYear()));
        }
        if (!ended.isEmpty()) {
            transactions.add(
                    of(ids.get(), document, yearEnd, TransactionKind.PLAN_CANCEL, yearEnd.budgetYear(), ended));
        }
        return transactions;
    }

    static Cell cell(YearEnd.Line line) {
        String[] parts = line.holder().split("/");
        Cell.HolderKind kind =
                switch (parts.length) {
                    case 1 -> line.council() ? Cell.HolderKind.COUNCIL : Cell.HolderKind.UNIT;
                    case 2 -> Cell.HolderKind.PROJECT;
                    default -> Cell.HolderKind.CONTRACT;
                };
        return new Cell(line.fundSource(), line.capitalKind(), line.budgetYear(), kind, line.holder());
    }

    private static LedgerTransaction of(
            UUID id, String document, YearEnd yearEnd, TransactionKind kind, int year, List<Posting> postings) {
        return LedgerTransaction.of(id, kind, document, yearEnd.decisionNumber(), yearEnd.decidedOn(), year, postings);
    }
}
