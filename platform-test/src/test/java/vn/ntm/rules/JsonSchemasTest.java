package vn.ntm.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonSchemasTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOCUMENT = """
            {"components":{"schemas":{
              "Note":{"type":"object","properties":{
                "id":{"type":"string"},
                "stars":{"type":["integer","null"]},
                "parts":{"type":"array","items":{"$ref":"#/components/schemas/Part"}},
                "free":{"type":"object"}}},
              "Part":{"type":"object","properties":{"share":{"type":"number"}}}}}}
            """;

    private static List<String> faults(String value) throws IOException {
        return new JsonSchemas(JSON.readTree(DOCUMENT))
                .faults(JSON.readTree(value), JSON.readTree("{\"$ref\":\"#/components/schemas/Note\"}"));
    }

    @Test
    void finds_nothing_in_what_the_document_says() throws IOException {
        assertThat(faults("""
                {"id":"a","stars":null,"parts":[{"share":1},{"share":0.5}],"free":{"any":true}}""")).isEmpty();
    }

    @Test
    void finds_fields_without_a_name_and_values_of_another_type_at_any_depth() throws IOException {
        assertThat(faults("""
                {"id":7,"stars":4.5,"parts":[{"share":"half"},{"weight":2}],"more":1}"""))
                .containsExactly(
                        "/id is NUMBER, not \"string\"",
                        "/stars is NUMBER, not [\"integer\",\"null\"]",
                        "/parts/0/share is STRING, not \"number\"",
                        "/parts/1/weight is not named",
                        "/more is not named");
    }
}
