package vn.ntm.platform.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Iterator;

/** JSON bodies, read strictly: {@code 1.5} and {@code "12"} are no whole numbers, a doubled field is a fault. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@Priority(100)
public class StrictJsonReader implements MessageBodyReader<Object> {

    private static final JsonMapper PLAIN = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final ObjectReader TREE = PLAIN.readerFor(JsonNode.class);

    private final RecordBinder binder;
    private final RequestContext context;

    StrictJsonReader(RecordBinder binder, RequestContext context) {
        this.binder = binder;
        this.context = context;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type.isRecord();
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        byte[] bytes = body.readAllBytes();
        if (bytes.length == 0) {
            throw ProblemException.of(ProblemType.MALFORMED_REQUEST, "", "empty-body", java.util.Map.of());
        }
        JsonNode tree = TREE.readValue(bytes);
        context.body(canonical(tree, bytes.length));
        return binder.bind(tree, type);
    }

    /** The same for every order of fields and every use of white space. */
    private static byte[] canonical(JsonNode tree, int size) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(size);
        try (JsonGenerator generator = PLAIN.createGenerator(out)) {
            write(tree, generator, PLAIN.getSerializerProviderInstance());
        }
        return out.toByteArray();
    }

    private static void write(JsonNode node, JsonGenerator out, SerializerProvider provider) throws IOException {
        if (node.isObject()) {
            out.writeStartObject();
            for (String name : sortedNames(node)) {
                out.writeFieldName(name);
                write(node.get(name), out, provider);
            }
            out.writeEndObject();
        } else if (node.isArray()) {
            out.writeStartArray();
            for (JsonNode element : node) {
                write(element, out, provider);
            }
            out.writeEndArray();
        } else {
            ((JsonSerializable) node).serialize(out, provider);
        }
    }

    private static String[] sortedNames(JsonNode node) {
        String[] names = new String[node.size()];
        int next = 0;
        for (Iterator<String> each = node.fieldNames(); each.hasNext(); ) {
            names[next++] = each.next();
        }
        Arrays.sort(names);
        return names;
    }
}
