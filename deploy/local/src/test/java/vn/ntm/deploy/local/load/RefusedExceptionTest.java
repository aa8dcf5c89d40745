package vn.ntm.deploy.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class RefusedExceptionTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void shows_row_column_and_text_of_the_first_twenty_faults() {
        ObjectNode problem = json.createObjectNode().put("title", "Nội dung không hợp lệ");
        ArrayNode errors = problem.putArray("errors");
        for (int row = 2; row < 27; row++) {
            errors.addObject()
                    .put("pointer", "/rows/" + row + "/amount")
                    .put("code", "negative")
                    .put("detail", "Số tiền âm")
                    .putObject("params")
                    .put("row", row)
                    .put("column", "amount");
        }

        String text = new RefusedException("POST /v1/x/import", 422, problem).getMessage();

        assertThat(text.lines()).hasSize(22);
        assertThat(text)
                .startsWith("POST /v1/x/import → 422 Nội dung không hợp lệ")
                .contains("dòng/row 2, cột/column amount: Số tiền âm [negative]")
                .contains("5 lỗi nữa / and 5 more");
    }
}
