package vn.ntm.budget.treasury;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.budget.ledger.Ledger;
import vn.ntm.budget.ledger.LedgerTransaction;
import vn.ntm.budget.ledger.Posting;
import vn.ntm.budget.ledger.ReversibleDocuments;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.web.ProblemException;

/**
 * Money comes out of suspense when somebody found what the Treasury meant: it is free again for the request that explains
 * the line, or for what the Treasury takes back. Not by whoever took the statement in.
 */
@Singleton
class SuspenseRelease implements ReversibleDocuments {

    private static final String COLLECTION = "treasury-statements";

    private final Ledger ledger;

    SuspenseRelease(Ledger ledger) {
        this.ledger = ledger;
    }

    /** What is told: which line's money is free again, and why. */
    public record Released(UUID statement, int line, String reason) {}

    private record Told(int number, String unit) {}

    @Override
    public String collection() {
        return COLLECTION;
    }

    @Override
    public Set<String> peopleBehind(Tx tx, UUID id) {
        TreasuryStatements.serialise(tx);
        return tx.handle()
                .createQuery("select actor_id from treasury_statement where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .map(Set::of)
                .orElseThrow(() -> ProblemException.notFound("document", id.toString()));
    }

    @Override
    public void takeBack(Tx tx, Actor actor, UUID id, List<LedgerTransaction> mirrored) {
        ledger.post(tx, actor, mirrored);
        for (LedgerTransaction mirror : mirrored) {
            Told line = line(tx.handle(), id, mirror);
            tx.append(new EventDraft(
                    "ntm.budget",
                    "vn.ntm.budget.suspense-released.v1",
                    COLLECTION + "/" + id + "/lines/" + line.number(),
                    2,
                    line.unit(),
                    mirror.businessDate(),
                    new Released(id, line.number(), String.valueOf(mirror.reason()))));
        }
    }

    /** The first line of that document and amount whose release nobody told of yet: two may say the same. */
    private static Told line(Handle handle, UUID id, LedgerTransaction mirror) {
        long amount = mirror.postings().stream()
                .filter(posting -> posting.from() == Bucket.SUSPENSE)
                .mapToLong(Posting::amount)
                .sum();
        return handle.createQuery("""
                        select l.number, s.unit from treasury_line l join treasury_statement s on s.id = l.statement_id
                        where l.statement_id = :id and l.document_number = :document and l.amount = :amount and l.in_suspense
                          and not exists (select 1 from event e
                                          where subject_key(e.subject) = subject_key(:prefix || l.number) and e.sequence = 2)
                        order by l.number limit 1
                        """)
                .bind("id", id)
                .bind("document", mirror.number())
                .bind("amount", amount)
                .bind("prefix", COLLECTION + "/" + id + "/lines/")
                .map((row, c) -> new Told(row.getInt("number"), row.getString("unit")))
                .one();
    }
}
