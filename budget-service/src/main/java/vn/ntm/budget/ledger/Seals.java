package vn.ntm.budget.ledger;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.db.Tx;

/**
 * The chain over the digests of all transactions, written behind the postings so that it never slows one down: one seal for
 * all that a pass finds.
 */
@Singleton
class Seals {

    private static final int AT_ONCE = 5_000;
    private static final long LOCK = 0x4E54_4D53_4541_4C53L;
    static final byte[] START = new byte[32];

    /** Seals what nobody sealed yet, in the order in which it is found; how many were sealed. */
    int seal(Tx tx) {
        Handle handle = tx.handle();
        boolean alone = handle.createQuery("select pg_try_advisory_xact_lock(:lock)")
                .bind("lock", LOCK)
                .mapTo(Boolean.class)
                .one();
        if (!alone) {
            return 0;
        }
        record Last(long number, byte[] hash) {}
        Last last = handle.createQuery("select number, hash from ledger_seal order by number desc limit 1")
                .map((row, c) -> new Last(row.getLong(1), row.getBytes(2)))
                .findOne()
                .orElse(new Last(0, START));
        record Open(UUID id, byte[] digest) {}
        List<Open> open = handle.createQuery(
                        "select t.id, t.digest from ledger_unsealed u"
                                + " join ledger_transaction t on t.id = u.transaction_id order by t.recorded_at, t.id limit :limit")
                .bind("limit", AT_ONCE)
                .map((row, c) -> new Open(row.getObject(1, UUID.class), row.getBytes(2)))
                .list();
        if (open.isEmpty()) {
            return 0;
        }
        byte[] hash = last.hash();
        for (Open transaction : open) {
            hash = TransactionDigest.link(hash, transaction.digest());
        }
        handle.createUpdate("""
                        with sealed as (insert into ledger_seal values (:number, :ids, :hash))
                        delete from ledger_unsealed where transaction_id = any (:ids)
                        """)
                .bind("number", last.number() + 1)
                .bind("ids", SqlArray.uuids(open, Open::id))
                .bind("hash", hash)
                .execute();
        return open.size();
    }
}
