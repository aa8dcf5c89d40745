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

/**
 * A digest over all that a transaction says and moves; whoever changes any of it in the database is found by it.
 *
 * <p>Transactions that were posted before the digest covered everything keep their first form, and a digest fits one of the
 * forms only: their texts begin differently. To pass one off for the other, the digest itself must be changed, and that the
 * chain shows.
 */
final class TransactionDigest {

    private TransactionDigest() {}

    /** One side of a posting, in the order of writing. */
    record Line(String cell, String bucket, long debit, long credit) {}

    /** All that a transaction says, without its postings. */
    record Head(
            UUID id,
            String kind,
            String document,
            String number,
            LocalDate businessDate,
            int budgetYear,
            @Nullable Integer originYear,
            @Nullable LocalDate trueDate,
            @Nullable UUID reverses,
            @Nullable String reason,
            Instant recordedAt,
            String actor) {}

    static String of(LedgerTransaction transaction, Instant recordedAt, String actor, List<Line> lines) {
        return of(
                new Head(
                        transaction.id(),
                        transaction.kind().name(),
                        transaction.document(),
                        transaction.number(),
                        transaction.businessDate(),
                        transaction.budgetYear(),
                        transaction.originYear(),
                        transaction.trueDate(),
                        transaction.reverses(),
                        transaction.reason(),
                        recordedAt,
                        actor),
                lines);
    }

    /** Every value with its length before it, so that nothing can move from one to the next unseen. */
    static String of(Head head, List<Line> lines) {
        StringBuilder text = new StringBuilder(512).append("2\n");
        add(text, head.id());
        add(text, head.kind());
        add(text, head.document());
        add(text, head.number());
        add(text, head.businessDate());
        add(text, head.budgetYear());
        add(text, head.originYear());
        add(text, head.trueDate());
        add(text, head.reverses());
        add(text, head.reason());
        add(text, head.recordedAt());
        add(text, head.actor());
        for (Line line : lines) {
            add(text, line.cell());
            add(text, line.bucket());
            add(text, line.debit());
            add(text, line.credit());
        }
        return digest(text);
    }

    /** Whether the digest is that of this transaction, in the form of its time. */
    static boolean fits(String digest, Head head, List<Line> lines) {
        return digest.equals(of(head, lines)) || digest.equals(firstForm(head, lines));
    }

    /** As it was taken before it covered number, origin year, true date and reason. */
    static String firstForm(Head head, List<Line> lines) {
        StringBuilder text = new StringBuilder(256);
        text.append(head.id()).append('|').append(head.kind()).append('|').append(head.document());
        text.append('|').append(head.businessDate()).append('|').append(head.budgetYear());
        text.append('|').append(head.reverses());
        text.append('|').append(head.recordedAt()).append('|').append(head.actor());
        lines.forEach(line -> text.append('\n')
                .append(line.cell())
                .append('|')
                .append(line.bucket())
                .append('|')
                .append(line.debit())
                .append('|')
                .append(line.credit()));
        return digest(text);
    }

    private static void add(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append('-');
        } else {
            String written = value.toString();
            text.append(written.length()).append(':').append(written);
        }
    }

    private static String digest(CharSequence text) {
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
