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
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.RecordBinder;
import vn.ntm.platform.web.RequestContext;

class TableReaderTest {

    @ExportedColumns("place")
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
    void takes_no_other_encoding_for_utf_8() {
        byte[] body = "unit,on,note\n193,2021-01-01,Qu\u00fd\n".getBytes(StandardCharsets.ISO_8859_1);
        ProblemException problem =
                catchThrowableOfType(ProblemException.class, () -> reader.read(body, TableReader.CSV, Row.class));
        assertThat(problem.faults()).extracting(Fault::code).containsExactly("not-a-table");
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
    void leaves_alone_what_only_an_export_has() {
        assertThat(csv("id,version,state,unit,on,note,place.latitude,makerId,approverId,approvedAt,reason\n"
                        + "no id,x,WHATEVER,193,2021-08-31,'=1+1,21.5,somebody,,,because\n"))
                .containsExactly(new Row("193", LocalDate.of(2021, 8, 31), null, "=1+1"));
        assertThat(catchThrowableOfType(ProblemException.class, () -> csv("unit,on,placed\n193,2021-08-31,21.5\n"))
                        .faults())
                .extracting("code")
                .containsExactly("unknown-column");
    }

    /** A spreadsheet with a decimal comma saves semicolons, and people write capitals as they like. */
    @Test
    void reads_semicolons_and_columns_in_any_capitals() {
        assertThat(csv("\uFEFFUnit;ON;Value.Amount;VALUE.currency;ID\n193;2021-08-31;45;VND;x\n"))
                .containsExactly(new Row("193", LocalDate.of(2021, 8, 31), new BigDecimal("45"), null));
        assertThat(csv("unit,on,note\n193,2021-08-31,a;b\n"))
                .containsExactly(new Row("193", LocalDate.of(2021, 8, 31), null, "a;b"));
    }

    @Test
    void reads_money_as_an_export_writes_it_and_no_other_currency() {
        assertThat(csv("unit,on,value.amount,value.currency\n193,2021-08-31,45,VND\n"))
                .containsExactly(new Row("193", LocalDate.of(2021, 8, 31), new BigDecimal("45"), null));
        assertThat(catchThrowableOfType(
                                ProblemException.class,
                                () -> csv("unit,on,value.amount,value.currency\n193,2021-08-31,45,USD\n"))
                        .faults())
                .extracting(fault -> fault.pointer() + " " + fault.code())
                .containsExactly("/rows/2/value.currency unknown-currency");
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
    void reads_a_workbook_that_says_nothing_of_how_its_cells_look() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            part(zip, "[Content_Types].xml", """
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                    <Override PartName="/xl/workbook.xml"
                     ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                    <Override PartName="/xl/worksheets/sheet1.xml"
                     ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
            part(zip, "_rels/.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="r1" Target="xl/workbook.xml"
                     Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>
                    </Relationships>""");
            part(zip, "xl/_rels/workbook.xml.rels", """
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                    <Relationship Id="r1" Target="worksheets/sheet1.xml"
                     Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>
                    </Relationships>""");
            part(zip, "xl/workbook.xml", """
                    <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                     xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                    <sheets><sheet name="data" sheetId="1" r:id="r1"/></sheets></workbook>""");
            part(zip, "xl/worksheets/sheet1.xml", """
                    <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
                    <row r="1"><c r="A1" t="inlineStr"><is><t>unit</t></is></c>
                    <c r="B1" t="inlineStr"><is><t>on</t></is></c><c r="C1" t="inlineStr"><is><t>value</t></is></c></row>
                    <row r="2"><c r="A2" t="inlineStr"><is><t>06946</t></is></c>
                    <c r="B2" t="inlineStr"><is><t>2021-08-31</t></is></c><c r="C2"><v>45.5</v></c></row>
                    </sheetData></worksheet>""");
        }

        assertThat(reader.read(out.toByteArray(), TableReader.XLSX, Row.class))
                .containsExactly(new Row("06946", LocalDate.of(2021, 8, 31), new BigDecimal("45.5"), null));
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
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
