package vn.ntm.deploy.local.load;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import vn.ntm.deploy.local.StackProblem;

/** A province's input as CSV files that a person can read, and the properties that say which province it is. */
public final class DataFolder {

    private final Path path;
    private final Properties properties;

    private DataFolder(Path path, Properties properties) {
        this.path = path;
        this.properties = properties;
    }

    public static DataFolder open(Path path) throws IOException {
        Path file = path.resolve("folder.properties");
        if (!Files.isRegularFile(file)) {
            throw new StackProblem("Không phải thư mục dữ liệu, thiếu / not a data folder, missing: " + file);
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        DataFolder folder = new DataFolder(path, properties);
        if (folder.province().isBlank()) {
            throw new StackProblem("Thiếu province trong / province is missing in " + file);
        }
        return folder;
    }

    /** The code of the province's own unit. */
    public String province() {
        return properties.getProperty("province", "").strip();
    }

    public String name() {
        return properties.getProperty("name", province()).strip();
    }

    /** The days on which the figures of the budget are compared with the ledger. */
    public List<LocalDate> ledgerFigures() {
        return Arrays.stream(properties.getProperty("ledgerFigures", "").split(","))
                .map(String::strip)
                .filter(day -> !day.isEmpty())
                .map(LocalDate::parse)
                .toList();
    }

    public boolean has(String file) {
        return Files.isRegularFile(path.resolve(file));
    }

    /** The file as it is, to be sent unchanged. */
    public byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(path.resolve(file));
    }

    /** Each row by the names in the header; an empty cell is an empty text. No rows when there is no such file. */
    public List<Map<String, String>> rows(String file) throws IOException {
        if (!has(file)) {
            return List.of();
        }
        CsvMapper csv = CsvMapper.csvBuilder()
                .enable(CsvParser.Feature.TRIM_SPACES)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .build();
        try (InputStream input = Files.newInputStream(path.resolve(file));
                MappingIterator<Map<String, String>> rows = csv.readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(new InputStreamReader(input, StandardCharsets.UTF_8))) {
            return rows.readAll();
        }
    }
}
