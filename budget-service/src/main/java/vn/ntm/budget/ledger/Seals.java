package vn.ntm.budget.ledger;

import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.ntm.platform.db.Tx;

/** The chain over the digests of all transactions, written behind the postings so that it never slows one down. */
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
        List<Open> open = handle.createQuery("select t.id, t.digest from ledger_transaction t"
                        + " left join ledger_seal s on s.transaction_id = t.id"
                        + " where s.number is null and t.digest is not null order by t.recorded_at, t.id limit :limit")
                .bind("limit", AT_ONCE)
                .map((row, c) -> new Open(row.getObject(1, UUID.class), row.getBytes(2)))
                .list();
        if (open.isEmpty()) {
            return 0;
        }
        PreparedBatch insert =
                handle.prepareBatch("insert into ledger_seal values (:number, :id, decode(:hash, 'hex'))");
        byte[] hash = last.hash();
        long number = last.number();
        for (Open transaction : open) {
            hash = TransactionDigest.link(hash, transaction.digest());
            insert.bind("number", ++number)
                    .bind("id", transaction.id())
                    .bind("hash", HexFormat.of().formatHex(hash))
                    .add();
        }
        insert.execute();
        return open.size();
    }
}
