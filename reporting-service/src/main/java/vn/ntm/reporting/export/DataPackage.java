package vn.ntm.reporting.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.time.BusinessTime;
import vn.ntm.reporting.fact.Moment;
import vn.ntm.reporting.indicator.FigureView;
import vn.ntm.reporting.indicator.IndicatorView;
import vn.ntm.reporting.indicator.Indicators;
import vn.ntm.reporting.indicator.Knowledge;
import vn.ntm.reporting.indicator.Reading;
import vn.ntm.reporting.unit.PlaceUnit;
import vn.ntm.reporting.unit.PlaceUnits;

/** All figures of a unit and what lies directly beneath it on a day, as a data package: the same question, the same bytes. */
@Singleton
class DataPackage {

    /** Zip keeps local time from 1980 on; one fixed moment, so that the bytes repeat. */
    private static final LocalDateTime FIXED = LocalDateTime.of(1980, 1, 2, 0, 0);

    private final Database database;
    private final Indicators indicators;
    private final PlaceUnits units;
    private final ObjectMapper json;
    private final Clock clock;

    DataPackage(Database database, Indicators indicators, PlaceUnits units, ObjectMapper json, Clock clock) {
        this.database = database;
        this.indicators = indicators;
        this.units = units;
        this.json = json;
        this.clock = clock;
    }

    byte[] of(String unit, @Nullable LocalDate validOn, @Nullable Instant asOf) {
        LocalDate on = Moment.day(validOn == null ? BusinessTime.today(clock) : validOn);
        return database.readConsistently(handle -> {
            Instant moment = Knowledge.moment(handle, asOf, clock);
            Reading reading = asOf == null ? indicators.readingNow(handle, moment) : indicators.reading(handle, moment);
            List<PlaceUnit> places = units.beneath(handle, unit, on, moment).stream()
                    .filter(place -> place.depth() <= 1)
                    .toList();
            List<IndicatorView> all = indicators.list(handle);
            Map<String, byte[]> files = new LinkedHashMap<>();
            files.put("indicators.csv", indicatorsCsv(all));
            files.put("figures.csv", figuresCsv(reading, all, places, on));
            return zip(files, unit, on, moment);
        });
    }

    private static byte[] indicatorsCsv(List<IndicatorView> all) {
        StringBuilder text = new StringBuilder("code,nameVi,nameEn,unit,direction,additive,legalSource\r\n");
        for (IndicatorView one : all) {
            line(
                    text,
                    one.code(),
                    one.nameVi(),
                    one.nameEn(),
                    one.unit(),
                    one.direction(),
                    Boolean.toString(one.additive()),
                    one.legalSourceVi());
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] figuresCsv(Reading reading, List<IndicatorView> all, List<PlaceUnit> places, LocalDate on) {
        StringBuilder text =
                new StringBuilder("indicator,unit,unitName,validOn,value,numerator,denominator,notReported,reason\r\n");
        for (IndicatorView indicator : all) {
            for (PlaceUnit place : places) {
                FigureView figure = reading.figure(indicator.code(), place.code(), on);
                line(
                        text,
                        indicator.code(),
                        place.code(),
                        place.nameVi(),
                        on.toString(),
                        plain(figure.value()),
                        plain(figure.numerator()),
                        plain(figure.denominator()),
                        figure.notReported() == null ? "" : Long.toString(figure.notReported()),
                        figure.reason() == null ? "" : figure.reason().code());
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] zip(Map<String, byte[]> files, String unit, LocalDate on, Instant asOf) {
        List<Object> resources = new ArrayList<>();
        files.forEach((name, bytes) -> {
            Map<String, Object> resource = new LinkedHashMap<>();
            resource.put("name", name.substring(0, name.indexOf('.')));
            resource.put("path", name);
            resource.put("format", "csv");
            resource.put("mediatype", "text/csv");
            resource.put("encoding", "utf-8");
            resource.put("bytes", bytes.length);
            resource.put("hash", "sha256:" + digest(bytes));
            resources.add(resource);
        });
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("profile", "tabular-data-package");
        description.put("name", "ntm-figures-" + unit + "-" + on);
        description.put("title", "Số liệu nông thôn mới / New rural development figures");
        description.put("validOn", on.toString());
        description.put("asOf", asOf.toString());
        description.put("resources", resources);
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("datapackage.json", write(description));
        all.putAll(files);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : all.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(FIXED);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String plain(@Nullable BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }

    private static void line(StringBuilder text, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i];
            boolean quoted = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
            text.append(i == 0 ? "" : ",").append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        text.append("\r\n");
    }

    private byte[] write(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A description cannot be written as JSON.", e);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
