package vn.ntm.budget.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A digest over what a transaction says and moves; whoever changes either in the database is found by it. */
final class TransactionDigest {

    private TransactionDigest() {}

    /** One side of a posting, in the order of writing. */
    record Line(String cell, String bucket, long debit, long credit) {}

    static String of(LedgerTransaction transaction, Instant recordedAt, String actor, List<Line> lines) {
        return of(
                transaction.id(),
                transaction.kind().name(),
                transaction.document(),
                transaction.businessDate(),
                transaction.budgetYear(),
                transaction.reverses(),
                recordedAt,
                actor,
                lines);
    }

    static String of(
            UUID id,
            String kind,
            String document,
            LocalDate businessDate,
            int budgetYear,
            @Nullable UUID reverses,
            Instant recordedAt,
            String actor,
            List<Line> lines) {
        StringBuilder text = new StringBuilder(256);
        text.append(id).append('|').append(kind).append('|').append(document).append('|');
        text.append(businessDate).append('|').append(budgetYear).append('|').append(reverses);
        text.append('|').append(recordedAt).append('|').append(actor);
        lines.forEach(line -> text.append('\n')
                .append(line.cell())
                .append('|')
                .append(line.bucket())
                .append('|')
                .append(line.debit())
                .append('|')
                .append(line.credit()));
        return HexFormat.of().formatHex(sha256(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** The next link of the chain over all digests. */
    static byte[] link(byte[] previous, byte[] digest) {
        byte[] both = new byte[previous.length + digest.length];
        System.arraycopy(previous, 0, both, 0, previous.length);
        System.arraycopy(digest, 0, both, previous.length, digest.length);
        return sha256(both);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
