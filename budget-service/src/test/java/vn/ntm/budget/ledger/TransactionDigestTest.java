package vn.ntm.budget.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A digest covers what a transaction says, and those of former times still fit. */
class TransactionDigestTest {

    private static final List<TransactionDigest.Line> LINES = List.of(
            new TransactionDigest.Line("PROVINCE INVESTMENT 2021 PROJECT 1/DA", "IN_PAYMENT", 60, 0),
            new TransactionDigest.Line("PROVINCE INVESTMENT 2021 PROJECT 1/DA", "PAID", 0, 60));

    /** Taken from a ledger of the time before number, reason, origin year and true date were covered. */
    private static final String FORMER = "ed55babd65ac17b933e4c86d1c7ef8e198db837855137eff3db815f7b0359f10";

    @Test
    void a_digest_of_the_first_form_still_fits_and_shows_a_change_of_what_it_covers() {
        TransactionDigest.Head head = head("KB-1", "paid");
        assertThat(TransactionDigest.fits(FORMER, head, LINES)).isTrue();
        assertThat(TransactionDigest.of(head, LINES)).isNotEqualTo(FORMER);
        assertThat(TransactionDigest.fits(FORMER, head, LINES.subList(0, 1))).isFalse();
    }

    @Test
    void a_digest_of_today_fits_nothing_but_its_transaction() {
        String digest = TransactionDigest.of(head("KB-1", "paid"), LINES);
        assertThat(TransactionDigest.fits(digest, head("KB-1", "paid"), LINES)).isTrue();
        assertThat(TransactionDigest.fits(digest, head("KB-2", "paid"), LINES)).isFalse();
        assertThat(TransactionDigest.fits(digest, head("KB-1", "paid twice"), LINES))
                .isFalse();
        assertThat(TransactionDigest.fits(digest, head("KB-1", null), LINES)).isFalse();
    }

    /** What separates values inside a text may stand in the values themselves. */
    @Test
    void nothing_moves_from_one_value_to_the_next_unseen() {
        assertThat(TransactionDigest.of(head("a-b", "c"), LINES))
                .isNotEqualTo(TransactionDigest.of(head("a", "b-c"), LINES));
        assertThat(TransactionDigest.of(head("KB-1", ""), LINES))
                .isNotEqualTo(TransactionDigest.of(head("KB-1", null), LINES));
        assertThat(TransactionDigest.of(head("KB-1", "-"), LINES))
                .isNotEqualTo(TransactionDigest.of(head("KB-1", null), LINES));
    }

    private static TransactionDigest.Head head(String number, @Nullable String reason) {
        return new TransactionDigest.Head(
                UUID.fromString("01800000-0000-7000-8000-000000000001"),
                "PAYMENT_BOOKED",
                "payment-requests/1",
                number,
                LocalDate.of(2021, 3, 1),
                2021,
                null,
                null,
                null,
                reason,
                Instant.parse("2021-03-02T02:03:04.567Z"),
                "somebody");
    }
}
