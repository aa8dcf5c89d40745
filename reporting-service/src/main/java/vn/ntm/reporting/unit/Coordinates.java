package vn.ntm.reporting.unit;

import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Centres of units, from {@code places/centres.csv}. Looked up by code and name together: after a reform a code may name
 * another unit.
 */
@Singleton
public class Coordinates {

    private static final String FILE = "places/centres.csv";

    private final Map<String, Point> points = new HashMap<>();

    /** Degrees of WGS 84. */
    public record Point(BigDecimal latitude, BigDecimal longitude) {}

    Coordinates() {
        try (InputStream in = Coordinates.class.getClassLoader().getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IOException("There is no " + FILE);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .forEach(cells -> points.put(
                            key(cells[0], cells[1]), new Point(new BigDecimal(cells[2]), new BigDecimal(cells[3]))));
        } catch (IOException e) {
            throw new UncheckedIOException("The centres of the units cannot be read.", e);
        }
    }

    public Optional<Point> of(PlaceUnit unit) {
        return Optional.ofNullable(points.get(key(unit.code(), unit.nameAscii())));
    }

    private static String key(String code, String nameAscii) {
        return code + " " + nameAscii;
    }
}
