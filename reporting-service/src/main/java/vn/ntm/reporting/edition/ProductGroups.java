package vn.ntm.reporting.edition;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Names of the OCOP product sets 1 to 26, from {@code product-groups.json} of the dashboard, which shows them too (Decision
 * 26/2026/QĐ-TTg, whose numbering products carry whatever year they joined in).
 */
final class ProductGroups {

    private static final String FILE = "web/app/product-groups.json";
    private static final Map<String, Name> NAMES = read();

    /** A set's name in both languages. */
    record Name(String vi, String en) {}

    private ProductGroups() {}

    /** The name of a set by its number; a number that names none stands for itself. */
    static Name named(String number) {
        return NAMES.getOrDefault(number, new Name(number, number));
    }

    static Map<String, Name> all() {
        return NAMES;
    }

    private static Map<String, Name> read() {
        try (InputStream in = ProductGroups.class.getClassLoader().getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IOException("There is no " + FILE);
            }
            return JsonMapper.builder().findAndAddModules().build().readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("The names of the product sets cannot be read.", e);
        }
    }
}
