package vn.ntm.deploy.local.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.ntm.deploy.local.StackProblem;

class DataFolderTest {

    @TempDir
    Path path;

    @Test
    void reads_what_the_folder_says_of_itself() throws IOException {
        Files.writeString(
                path.resolve("folder.properties"),
                "province=99\nname=Tỉnh Mẫu\nledgerFigures=2021-08-31, 2021-12-31\n");

        DataFolder folder = DataFolder.open(path);

        assertThat(folder.province()).isEqualTo("99");
        assertThat(folder.name()).isEqualTo("Tỉnh Mẫu");
        assertThat(folder.ledgerFigures()).containsExactly(LocalDate.of(2021, 8, 31), LocalDate.of(2021, 12, 31));
    }

    @Test
    void refuses_a_folder_that_does_not_name_its_province() throws IOException {
        assertThatThrownBy(() -> DataFolder.open(path))
                .isInstanceOf(StackProblem.class)
                .hasMessageContaining("folder.properties");
        Files.writeString(path.resolve("folder.properties"), "name=Không mã\n");
        assertThatThrownBy(() -> DataFolder.open(path))
                .isInstanceOf(StackProblem.class)
                .hasMessageContaining("province");
    }

    @Test
    void reads_rows_by_header_with_quotes_commas_and_empty_cells() throws IOException {
        Files.writeString(path.resolve("folder.properties"), "province=99\n");
        Files.writeString(path.resolve("recognitions.csv"), """
                unit,level,achievementYear,decisionNumber,note
                205,COMPLETED,2015,,"Có nguồn, ""muộn nhất"" thôi"
                207,COMPLETED,2015,12/QĐ-TTg,
                """);

        DataFolder folder = DataFolder.open(path);

        assertThat(folder.rows("recognitions.csv")).hasSize(2);
        assertThat(folder.rows("recognitions.csv").get(0)).containsEntry("note", "Có nguồn, \"muộn nhất\" thôi");
        assertThat(ImportTarget.RECOGNITIONS.keyOf(
                        folder.rows("recognitions.csv").get(0)))
                .containsExactly("205", "COMPLETED", "2015", "");
        assertThat(folder.rows("targets.csv")).isEmpty();
    }

    @Test
    void recognises_an_entry_of_the_service_by_the_same_key() throws IOException {
        JsonNode item = new ObjectMapper()
                .readTree("{\"id\":\"x\",\"unit\":\"205\",\"level\":\"COMPLETED\",\"achievementYear\":2015,"
                        + "\"decisionNumber\":null}");

        assertThat(ImportTarget.RECOGNITIONS.keyOf(item)).isEqualTo(List.of("205", "COMPLETED", "2015", ""));
    }
}
