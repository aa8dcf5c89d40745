package vn.ntm.budget.ledger;

/**
 * Moves an amount from one bucket to another: a debit of {@code from}, a credit of {@code to}.
 *
 * @param amount whole đồng, more than zero; the direction is in the accounts, never in the sign
 */
public record Posting(Cell fromCell, Bucket from, Cell toCell, Bucket to, long amount) {

    public Posting {
        if (amount <= 0) {
            throw new IllegalArgumentException("A posting moves more than zero đồng, not " + amount + ".");
        }
    }

    public static Posting within(Cell cell, Bucket from, Bucket to, long amount) {
        return new Posting(cell, from, cell, to, amount);
    }

    /** The Council's decision creates the money that can be assigned. */
    public static Posting authority(Cell council, long amount) {
        return within(council, Bucket.AUTHORITY, Bucket.FREE, amount);
    }

    /** Assigning and detailing move money down. */
    public static Posting down(Cell parent, Cell child, long amount) {
        return new Posting(parent, Bucket.FREE, child, Bucket.FREE, amount);
    }
}
