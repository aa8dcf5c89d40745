package vn.ntm.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.RecordBinder;
import vn.ntm.platform.web.RequestContext;

class TableReaderTest {

    record Row(
            String unit,
            LocalDate on,
            @Nullable BigDecimal value,
            @Nullable String note) {}

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    private final TableReader reader = new TableReader(json, new RecordBinder(json), new RequestContext());

    @Test
    void reads_rows_with_quotes_commas_and_a_byte_order_mark() {
        assertThat(
                        csv(
                                "\uFEFFunit,on,value,note\r\n06946,2021-08-31,45.5,\"Quảng Long, Hải Hà\"\r\n193,2021-01-01,,\r\n"))
                .containsExactly(
                        new Row("06946", LocalDate.of(2021, 8, 31), new BigDecimal("45.5"), "Quảng Long, Hải Hà"),
                        new Row("193", LocalDate.of(2021, 1, 1), null, null));
    }

    @Test
    void reports_all_faults_by_row_and_column_as_a_person_counts_them() {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class, () -> csv("unit,on,value\n,31/08/2021,1\n193,2021-08-31,many\n"));

        assertThat(problem.faults())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly("/rows/2/unit missing", "/rows/2/on not-a-date", "/rows/3/value not-a-number");
    }

    @Test
    void refuses_a_column_that_does_not_exist() {
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> csv("unit,on,colour\n193,2021-08-31,red\n"));

        assertThat(problem.faults()).extracting("code").containsExactly("unknown-column");
    }

    @Test
    void reads_the_same_rows_from_xlsx() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("data");
            sheet.value(0, 0, "unit");
            sheet.value(0, 1, "on");
            sheet.value(0, 2, "value");
            sheet.value(1, 0, "06946");
            sheet.value(1, 1, "2021-08-31");
            sheet.value(1, 2, 45.5);
        }

        assertThat(reader.read(out.toByteArray(), TableReader.XLSX, Row.class))
                .containsExactly(new Row("06946", LocalDate.of(2021, 8, 31), new BigDecimal("45.5"), null));
    }

    @Test
    void reads_a_day_that_the_spreadsheet_keeps_as_a_number() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("data");
            sheet.value(0, 0, "unit");
            sheet.value(0, 1, "on");
            sheet.value(0, 2, "value");
            sheet.value(1, 0, "06946");
            sheet.value(1, 1, LocalDate.of(2021, 8, 31));
            sheet.style(1, 1).format("dd/mm/yyyy").set();
            sheet.value(1, 2, 44_439);
            sheet.style(1, 2).format("#,##0").set();
        }

        assertThat(reader.read(out.toByteArray(), TableReader.XLSX, Row.class))
                .containsExactly(new Row("06946", LocalDate.of(2021, 8, 31), new BigDecimal("44439"), null));
    }

    private List<Row> csv(String text) {
        return reader.read(text.getBytes(StandardCharsets.UTF_8), TableReader.CSV, Row.class);
    }
}
