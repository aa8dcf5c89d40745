package vn.ntm.platform.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.State;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.PlainNumbers;

class PageTableWriterTest {

    record Place(LocalDate since, String name) {}

    record Measured(String unit, BigDecimal value, Place place, List<BigDecimal> steps, Map<String, Integer> counts) {}

    record Fact(String unit, @JsonRawValue String attributes) {}

    private static final BigDecimal FIFTY = new BigDecimal("5E+1");

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    private final PageTableWriter writer = new PageTableWriter(json, (UriInfo) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {UriInfo.class}, (proxy, method, args) -> {
                throw new AssertionError("Nothing but a further page needs " + method);
            }));

    PageTableWriterTest() {
        json.disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        new PlainNumbers().customize(json);
    }

    private static Measured measured(BigDecimal value, BigDecimal... steps) {
        return new Measured("22", value, new Place(LocalDate.of(2021, 8, 31), "Hạ Long"), List.of(steps), Map.of());
    }

    @Test
    void writes_numbers_plainly_in_every_format() throws IOException {
        Page<Measured> page = new Page<>(
                List.of(measured(FIFTY, FIFTY, new BigDecimal("1E-7")), measured(new BigDecimal("45.50"))), null);
        Type type = new TypeReference<Page<Measured>>() {}.getType();

        assertThat(csv(page, type)).isEqualTo("""
                        unit,value,place.since,place.name,steps\r
                        22,50,2021-08-31,Hạ Long,"[50,0.0000001]"\r
                        22,45.50,2021-08-31,Hạ Long,[]\r
                        """);
        assertThat(json.writeValueAsString(page)).contains("\"value\":50,", "\"steps\":[50,0.0000001]");
        assertThat(sheet(page, type))
                .containsExactly(
                        List.of("unit", "value", "place.since", "place.name", "steps"),
                        List.of("22", "50", "2021-08-31", "Hạ Long", "[50,0.0000001]"),
                        List.of("22", "45.50", "2021-08-31", "Hạ Long", "[]"));
    }

    @Test
    void opens_what_is_kept_as_json() throws IOException {
        Page<Fact> page = new Page<>(List.of(new Fact("22", "{\"star\":5,\"share\":50.0}")), null);

        assertThat(csv(page, new TypeReference<Page<Fact>>() {}.getType()))
                .isEqualTo("unit,attributes.star,attributes.share\r\n22,5,50.0\r\n");
    }

    @Test
    void names_the_columns_of_a_list_without_rows() throws IOException {
        Page<Entry<Measured>> empty = new Page<>(List.of(), null);
        Type type = new TypeReference<Page<Entry<Measured>>>() {}.getType();

        assertThat(csv(empty, type))
                .isEqualTo(
                        "id,version,state,unit,value,place.since,place.name,steps,makerId,approverId,approvedAt,reason\r\n");
        Entry<Measured> entry =
                new Entry<>(UUID.randomUUID(), 1, State.DRAFT, measured(FIFTY), "maker", null, null, null);
        assertThat(csv(new Page<>(List.of(entry), null), type))
                .as("the same order as with rows")
                .startsWith("id,version,state,unit,value,place.since,place.name,steps,makerId\r\n");
        assertThat(csv(empty, Page.class))
                .as("nothing says what would be listed")
                .isEqualTo("\r\n");
    }

    private String csv(Page<?> page, Type type) throws IOException {
        return new String(written(page, type, TableReader.CSV), StandardCharsets.UTF_8);
    }

    private List<List<String>> sheet(Page<?> page, Type type) throws IOException {
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(written(page, type, TableReader.XLSX)))) {
            return workbook.getFirstSheet().read().stream()
                    .map(row -> row.stream().map(cell -> cell.getText()).toList())
                    .toList();
        }
    }

    private byte[] written(Page<?> page, Type type, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer.writeTo(
                page, Page.class, type, new Annotation[0], MediaType.valueOf(format), new MultivaluedHashMap<>(), out);
        return out.toByteArray();
    }
}
