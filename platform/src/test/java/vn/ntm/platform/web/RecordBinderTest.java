package vn.ntm.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ntm.platform.money.Money;

class RecordBinderTest {

    enum Kind {
        DIRECT,
        ADVANCE
    }

    record Line(String unit, Money amount) {}

    record Request(
            Kind kind,
            LocalDate businessDate,
            int year,
            List<Line> lines,
            @Nullable String note) {}

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    private final RecordBinder binder = new RecordBinder(json);

    @Test
    void takes_a_whole_and_well_typed_body() throws JsonProcessingException {
        List<Fault> faults = new ArrayList<>();

        Request request = binder.bind(
                json.readTree("{\"kind\":\"DIRECT\",\"businessDate\":\"2021-08-20\",\"year\":2021,"
                        + "\"lines\":[{\"unit\":\"193\",\"amount\":{\"amount\":5,\"currency\":\"VND\"}}]}"),
                Request.class,
                "",
                faults);

        assertThat(faults).isEmpty();
        assertThat(request)
                .isEqualTo(new Request(
                        Kind.DIRECT, LocalDate.of(2021, 8, 20), 2021, List.of(new Line("193", Money.vnd(5))), null));
    }

    /** No calendar of ours has a year 0, and no database a year of five digits: such a day is none, rather than an error later. */
    @Test
    void a_day_lies_in_the_years_1_to_9999() {
        for (String day : List.of("0000-01-01", "-0001-01-01", "+10000-01-01", "2021-02-30")) {
            assertThat(
                            faultsOf(
                                    "{\"kind\":\"DIRECT\",\"businessDate\":\"" + day
                                            + "\",\"year\":2021,\"lines\":[{\"unit\":\"193\",\"amount\":{\"amount\":5,\"currency\":\"VND\"}}]}"))
                    .as(day)
                    .containsExactly("/businessDate not-a-date");
        }
    }

    @Test
    void a_date_of_another_age_is_a_slip_of_the_pen() {
        String body = "{\"kind\":\"DIRECT\",\"businessDate\":\"%s\",\"year\":2021,\"lines\":[]}";
        assertThat(faultsOf(body.formatted("0202-08-20"))).containsExactly("/businessDate date-too-early");
        assertThat(faultsOf(body.formatted("1899-12-31"))).containsExactly("/businessDate date-too-early");
        assertThat(faultsOf(body.formatted("1900-01-01"))).isEmpty();
    }

    @Test
    void names_every_structural_fault_at_once() {
        assertThat(faultsOf("{\"kind\":\"X\",\"businessDate\":\"20/08/2021\",\"year\":1.5,\"colour\":1,"
                        + "\"lines\":[{\"amount\":{\"amount\":-1,\"currency\":\"USD\"}}]}"))
                .containsExactlyInAnyOrder(
                        "/kind not-one-of",
                        "/businessDate not-a-date",
                        "/year not-whole",
                        "/colour unknown-field",
                        "/lines/0/unit missing",
                        "/lines/0/amount/amount negative-amount",
                        "/lines/0/amount/currency unknown-currency");
    }

    @Test
    void refuses_fractions_texts_and_overflow_where_whole_dong_are_asked() {
        assertThat(faultsOf(withAmount("1.5"))).containsExactly("/lines/0/amount/amount not-whole");
        assertThat(faultsOf(withAmount("1.0"))).containsExactly("/lines/0/amount/amount not-whole");
        assertThat(faultsOf(withAmount("\"12\""))).containsExactly("/lines/0/amount/amount not-a-number");
        assertThat(faultsOf(withAmount("9007199254740992"))).containsExactly("/lines/0/amount/amount out-of-range");
        assertThat(faultsOf(withAmount("99999999999999999999"))).containsExactly("/lines/0/amount/amount out-of-range");
    }

    @Test
    void refuses_half_a_character_and_takes_a_whole_one() throws JsonProcessingException {
        String body =
                "{\"kind\":\"DIRECT\",\"businessDate\":\"2021-08-20\",\"year\":2021,\"lines\":[],\"note\":\"%s\"}";
        assertThat(faultsOf(body.formatted("Trà \\ud83d"))).containsExactly("/note half-character");
        assertThat(faultsOf(body.formatted("\\udf75 trà"))).containsExactly("/note half-character");
        assertThat(faultsOf(body.formatted("Trà \\ud83c\\udf75"))).isEmpty();
    }

    @Test
    void counts_null_and_blank_as_nothing_written() {
        assertThat(faultsOf(
                        "{\"kind\":null,\"businessDate\":\"2021-08-20\",\"year\":2021,\"lines\":[],\"note\":\" \"}"))
                .containsExactlyInAnyOrder("/kind missing", "/note blank");
    }

    private static String withAmount(String amount) {
        return "{\"kind\":\"DIRECT\",\"businessDate\":\"2021-08-20\",\"year\":2021,\"lines\":[{\"unit\":\"193\","
                + "\"amount\":{\"amount\":" + amount + ",\"currency\":\"VND\"}}]}";
    }

    private List<String> faultsOf(String body) {
        List<Fault> faults = new ArrayList<>();
        try {
            binder.bind(json.readTree(body), Request.class, "", faults);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
        return faults.stream()
                .map(fault -> fault.pointer() + " " + fault.code())
                .toList();
    }
}
