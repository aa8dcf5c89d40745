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

        assertThat(facts).extracting(fact -> fact.numerator().intValueExact()).containsExactly(500, -100, -50);
        assertThat(facts)
                .extracting(fact -> fact.validFrom().toString())
                .containsExactly("2021-03-01", "2021-05-01", "2021-06-01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment-request-reversed", "plan-decision-reversed", "appropriation-reversed"})
    void what_was_reversed_is_as_if_it_had_not_been(String type) {
        assertThat(facts(type, "")).isEmpty();
    }
}
