package vn.ntm.ocop.media;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A file that is kept.
 *
 * @param sha256 64 hexadecimal digits in lower case: its address
 * @param size in bytes
 * @param width in pixels, for pictures
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredFile(
        String sha256,
        FileType type,
        long size,
        @Nullable Integer width,
        @Nullable Integer height) {}
