package vn.ntm.reporting.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Answers kept as bytes until an event changes the facts. The tag is the bytes' digest: same tag, same bytes. */
@Singleton
class ReadyAnswers {

    private static final int MOST = 400;

    private final Freshness freshness;
    private final Object[] locks = Stream.generate(Object::new).limit(64).toArray();
    private final ObjectMapper json;
    private final Map<Object, Ready> kept = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Ready> eldest) {
            return size() > MOST;
        }
    });

    /** @param stamp of the facts that the bytes were made from */
    record Ready(long stamp, String tag, byte[] bytes, byte[] zipped) {

        static boolean isZippedFor(@Nullable String encodings) {
            return encodings != null && encodings.contains("gzip");
        }

        String tag(boolean compressed) {
            return compressed ? tag + "z" : tag;
        }

        byte[] bytes(boolean compressed) {
            return compressed ? zipped : bytes;
        }
    }

    ReadyAnswers(Freshness freshness, ObjectMapper json) {
        this.freshness = freshness;
        this.json = json;
    }

    /** The answer to a question; the key says all that the question depends on besides the facts. */
    Ready get(Object key, Supplier<Object> answer) {
        long stamp = freshness.stamp();
        Ready ready = kept.get(key);
        if (ready != null && ready.stamp() == stamp) {
            return ready;
        }
        // Many may ask just after a change: one makes the answer, the others wait for it.
        synchronized (locks[Math.floorMod(key.hashCode(), locks.length)]) {
            Ready meanwhile = kept.get(key);
            if (meanwhile != null && meanwhile.stamp() >= stamp) {
                return meanwhile;
            }
            long since = freshness.stamp();
            Ready made = make(since, answer.get());
            kept.put(key, made);
            return made;
        }
    }

    /** The answer if it is there and still true, without waiting for anything; null otherwise. */
    @Nullable
    Ready known(Object key) {
        OptionalLong stamp = freshness.known();
        Ready ready = stamp.isPresent() ? kept.get(key) : null;
        return ready != null && ready.stamp() == stamp.getAsLong() ? ready : null;
    }

    private Ready make(long stamp, Object answer) {
        try {
            byte[] bytes = json.writeValueAsBytes(answer);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
                out.write(bytes);
            }
            return new Ready(stamp, HexFormat.of().formatHex(digest, 0, 12), bytes, zipped.toByteArray());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer cannot be written as JSON.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
