package vn.ntm.reporting.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class EventDataTest {

    @Test
    void reads_numbers_written_as_text() throws JsonProcessingException {
        assertThat(data("{\"value\":\"26.63\"}").number("value")).isEqualByComparingTo("26.63");
    }

    @Test
    void names_the_field_that_is_missing_or_wrong() throws JsonProcessingException {
        EventData data =
                data("{\"on\":\"2021-02-30\",\"year\":1.5,\"money\":{\"amount\":1,\"currency\":\"USD\"},\"n\":\"x\"}");

        assertThatThrownBy(() -> data.text("unit")).hasMessageContaining("unit");
        assertThatThrownBy(() -> data.date("on")).hasMessageContaining("on");
        assertThatThrownBy(() -> data.whole("year")).hasMessageContaining("year");
        assertThatThrownBy(() -> data.money("money")).hasMessageContaining("VND");
        assertThatThrownBy(() -> data.number("n")).hasMessageContaining("n");
        assertThatThrownBy(() -> data.list("lines")).hasMessageContaining("lines");
        assertThatThrownBy(() -> data.flag("rival")).hasMessageContaining("rival");
    }

    @Test
    void not_there_is_not_zero() throws JsonProcessingException {
        EventData data = data("{\"a\":null,\"b\":\"\"}");

        assertThat(data.findNumber("a")).isNull();
        assertThat(data.findNumber("b")).isNull();
        assertThat(data.findDate("c")).isNull();
    }

    private static EventData data(String json) throws JsonProcessingException {
        return new EventData(new ObjectMapper().readTree(json));
    }
}
