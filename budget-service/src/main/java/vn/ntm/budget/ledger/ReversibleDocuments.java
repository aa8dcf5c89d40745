package vn.ntm.budget.ledger;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.security.Actor;

/** Documents whose postings can be taken back: the document follows its money. */
public interface ReversibleDocuments {

    /** Path of the collection beneath {@code /v1/}. */
    String collection();

    /** Locks the document and names who made, approved or booked it: none of them may take it back. */
    Set<String> peopleBehind(Tx tx, UUID id);

    /** Posts the mirrored transactions and moves the document back. */
    void takeBack(Tx tx, Actor actor, UUID id, List<LedgerTransaction> mirrored);
}
