package vn.ntm.platform.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * 415 for a record that does not come as JSON. Without this, plain text became a record of one text by itself, and an
 * approval was decided by a body that nobody had checked.
 */
@Provider
@Consumes({MediaType.TEXT_PLAIN, MediaType.WILDCARD})
@Priority(100)
public class RecordsAreJson implements MessageBodyReader<Object> {

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return type.isRecord() && !MediaType.APPLICATION_JSON_TYPE.isCompatible(media);
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body) {
        throw ProblemException.of(ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }
}
