package vn.ntm.ocop.media;

import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** The files, each kept once under the hash of its content. */
@Singleton
public class Files {

    /** In bytes, for pictures and documents alike. */
    static final int LARGEST = 10 * 1024 * 1024;

    /** What was put in, and whether it was there before. */
    record Put(StoredFile file, boolean known) {}

    /** What is known of the file under this address. */
    public Optional<StoredFile> find(Handle handle, String sha256) {
        return handle.createQuery("select sha256, type, size, width, height from stored_file where sha256 = :sha")
                .bind("sha", sha256)
                .map((row, context) -> new StoredFile(
                        row.getString("sha256"),
                        FileType.valueOf(row.getString("type")),
                        row.getLong("size"),
                        row.getObject("width", Integer.class),
                        row.getObject("height", Integer.class)))
                .findOne();
    }

    public static boolean isPicture(StoredFile file) {
        return file.type().isPicture();
    }

    byte[] content(Handle handle, String sha256) {
        return handle.createQuery("select content from stored_file where sha256 = :sha")
                .bind("sha", sha256)
                .mapTo(byte[].class)
                .findOne()
                .orElseThrow(() -> ProblemException.notFound("file", sha256));
    }

    /** 413 when it is too large, 415 when it is of another kind than said, 422 when it is broken. */
    Put put(Tx tx, byte[] content, @Nullable String declared) {
        if (content.length > LARGEST) {
            throw ProblemException.of(ProblemType.TOO_LARGE, "", "file-too-large", Map.of("maximum", LARGEST));
        }
        FileType type = FileType.of(content)
                .filter(one -> declared != null && declared.startsWith(one.mediaType()))
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.UNSUPPORTED_MEDIA_TYPE,
                        "",
                        "file-type-differs",
                        Map.of("declared", String.valueOf(declared))));
        String sha256 = sha256(content);
        Optional<StoredFile> known = find(tx.handle(), sha256);
        if (known.isPresent()) {
            return new Put(known.get(), true);
        }
        Pictures.@Nullable Size size = type.isPicture() ? Pictures.sizeOf(content) : null;
        if (size != null) {
            Pictures.requireReadable(content);
        }
        StoredFile file = new StoredFile(
                sha256, type, content.length, size == null ? null : size.width(), size == null ? null : size.height());
        tx.handle()
                .createUpdate("insert into stored_file (sha256, type, size, width, height, content)"
                        + " values (:sha, :type, :size, :width, :height, :content) on conflict do nothing")
                .bind("sha", sha256)
                .bind("type", type.name())
                .bind("size", file.size())
                .bind("width", file.width())
                .bind("height", file.height())
                .bind("content", content)
                .execute();
        return new Put(file, false);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
