package vn.ntm.criteria.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A body that was put into a file while it came in, so that its size is no matter of memory.
 *
 * @param digest SHA-256 of its bytes, what a retry is recognised by
 */
record Upload(Path path, String mediaType, byte[] digest) implements AutoCloseable {

    static Upload of(InputStream body, String mediaType) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Path path = Files.createTempFile("ntm-upload", null);
            try (OutputStream file = Files.newOutputStream(path);
                    DigestInputStream in = new DigestInputStream(body, digest)) {
                in.transferTo(file);
            } catch (IOException e) {
                Files.deleteIfExists(path);
                throw e;
            }
            return new Upload(path, mediaType, digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
