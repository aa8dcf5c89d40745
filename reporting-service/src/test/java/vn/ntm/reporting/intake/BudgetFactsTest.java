package vn.ntm.reporting.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.ntm.reporting.fact.Fact;

class BudgetFactsTest {

    private static List<Fact> facts(String type, String more) {
        String json = """
                {"unit": "1", "budgetYear": 2021, "documentNumber": "1", "bookedOn": "2021-03-01",
                 "gross": {"amount": 500, "currency": "VND"}%s}
                """.formatted(more);
        try {
            return Objects.requireNonNull(BudgetFacts.BY_TYPE.get("vn.ntm.budget." + type + ".v1"))
                    .apply(new EventData(new ObjectMapper().readTree(json)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void a_booked_payment_counts_with_its_gross_where_the_owner_says_no_more() {
        assertThat(facts("payment-request-booked", "").get(0).numerator()).isEqualByComparingTo("500");
    }

    @Test
    void what_came_back_does_not_count() {
        String disbursed = ", \"disbursed\": {\"amount\": 350, \"currency\": \"VND\"}";

        assertThat(facts("payment-request-returned", disbursed).get(0).numerator())
                .isEqualByComparingTo("350");
    }

    /** Until it came back the money was out: a figure of a day before says so, today and later. */
    @Test
    void what_came_back_on_a_day_counts_until_then() {
        List<Fact> facts = facts("payment-request-returned", """
                , "disbursed": {"amount": 350, "currency": "VND"},
                "returns": [{"returnedOn": "2021-05-01", "amount": {"amount": 100, "currency": "VND"}},
                            {"returnedOn": "2021-06-01", "amount": {"amount": 50, "currency": "VND"}}]""");

        assertThat(facts)
                .extracting(BudgetFactsTest::told)
                .containsExactly("350 2021-03-01 null", "100 2021-03-01 2021-05-01", "50 2021-03-01 2021-06-01");
    }

    /** The ledger takes it back on the day of the reversal: a figure of a day before goes on counting it. */
    @Test
    void a_booking_that_was_taken_back_counts_until_then_also_when_it_is_booked_anew() {
        String former = """
                , "takenBack": [{"bookedOn": "2021-02-01", "reversedOn": "2021-02-10",
                                 "disbursed": {"amount": 480, "currency": "VND"}},
                                {"bookedOn": "2021-02-12", "reversedOn": "2021-02-12",
                                 "disbursed": {"amount": 490, "currency": "VND"}}]""";

        assertThat(facts("payment-request-reversed", former))
                .extracting(BudgetFactsTest::told)
                .containsExactly("480 2021-02-01 2021-02-10");
        assertThat(facts("payment-request-booked", former))
                .extracting(BudgetFactsTest::told)
                .containsExactly("500 2021-03-01 null", "480 2021-02-01 2021-02-10");
    }

    @Test
    void what_was_decided_counts_until_it_was_reversed() {
        String decided = """
                , "decidedOn": "2021-01-05", "number": "1", "decisionNumber": "1", "amount": {"amount": 900, "currency": "VND"},
                "lines": [{"fromUnit": "1", "toUnit": "11", "amount": {"amount": 900, "currency": "VND"}}]""";
        for (String type : List.of("appropriation-reversed", "plan-decision-reversed")) {
            assertThat(facts(type, decided + ", \"reversedOn\": \"2021-04-01\""))
                    .extracting(BudgetFactsTest::told)
                    .containsExactly("900 2021-01-05 2021-04-01");
            assertThat(facts(type, decided + ", \"reversedOn\": \"2021-01-05\""))
                    .isEmpty();
        }
    }

    @Test
    void what_was_set_aside_counts_until_it_went_back() {
        List<Fact> facts = facts("commitment-released", """
                , "project": "DA", "number": "1", "committedOn": "2021-01-05", "amount": {"amount": 900, "currency": "VND"},
                "released": {"amount": 200, "currency": "VND"},
                "releases": [{"releasedOn": "2021-04-01", "amount": {"amount": 200, "currency": "VND"}}]""");

        assertThat(facts)
                .extracting(BudgetFactsTest::told)
                .containsExactly("700 2021-01-05 null", "200 2021-01-05 2021-04-01");
    }

    private static String told(Fact fact) {
        return fact.numerator() + " " + fact.validFrom() + " " + fact.validTo();
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment-request-reversed", "plan-decision-reversed", "appropriation-reversed"})
    void what_was_reversed_on_no_known_day_is_as_if_it_had_not_been(String type) {
        assertThat(facts(type, "")).isEmpty();
    }
}
