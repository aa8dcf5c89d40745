package vn.ntm.reporting.indicator;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** All definitions, in the order in which they are shown: {@code indicators/catalogue.json} names their files. */
@Singleton
class Catalogue {

    private final List<Definition> definitions;
    private final String digest;

    /** A definition with the year that its code carries. */
    record Found(Definition definition, @Nullable Integer year) {}

    Catalogue() {
        JsonMapper json = JsonMapper.builder()
                .findAndAddModules()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
        CRC32 sum = new CRC32();
        List<Definition> read = new ArrayList<>();
        try {
            List<String> names = List.of(json.readValue(bytes("catalogue"), String[].class));
            for (String name : names) {
                byte[] bytes = bytes(name);
                sum.update(bytes);
                read.add(json.readValue(bytes, Definition.class));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("An indicator's definition cannot be read.", e);
        }
        this.definitions = List.copyOf(read);
        this.digest = Long.toHexString(sum.getValue());
    }

    private static byte[] bytes(String name) throws IOException {
        String path = "indicators/" + name + ".json";
        try (InputStream in = Catalogue.class.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException("There is no " + path);
            }
            return in.readAllBytes();
        }
    }

    List<Definition> all() {
        return definitions;
    }

    /** Changes when a definition does, so that answers of an older edition are not taken for unchanged. */
    String digest() {
        return digest;
    }

    Optional<Found> find(String code) {
        for (Definition definition : definitions) {
            if (!definition.isFamily() && definition.code().equals(code)) {
                return Optional.of(new Found(definition, null));
            }
            Integer year = definition.isFamily() ? definition.yearIn(code) : null;
            if (year != null) {
                return Optional.of(new Found(definition.of(year), year));
            }
        }
        return Optional.empty();
    }
}
