package vn.ntm.criteria.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Kinds of file that are taken as evidence, told by their content. */
enum FileKind {
    PDF("application/pdf"),
    PNG("image/png"),
    JPEG("image/jpeg"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final int MAXIMUM_ENTRIES = 2_000;
    private static final long MAXIMUM_UNPACKED = 200L * 1024 * 1024;

    private final String mediaType;

    FileKind(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** What the bytes are; empty for anything that is not taken, office files with macros among them. */
    static Optional<FileKind> of(byte[] bytes) {
        if (startsWith(bytes, '%', 'P', 'D', 'F', '-')) {
            return Optional.of(PDF);
        }
        if (startsWith(bytes, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return Optional.of(PNG);
        }
        if (startsWith(bytes, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        }
        return startsWith(bytes, 'P', 'K', 3, 4) ? office(bytes) : Optional.empty();
    }

    private static Optional<FileKind> office(byte[] bytes) {
        FileKind kind = null;
        boolean described = false;
        byte[] buffer = new byte[8_192];
        long unpacked = 0;
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName().toLowerCase(Locale.ROOT);
                entries++;
                unpacked += size(zip, buffer, MAXIMUM_UNPACKED - unpacked);
                if (name.endsWith(".bin") || entries > MAXIMUM_ENTRIES || unpacked >= MAXIMUM_UNPACKED) {
                    return Optional.empty();
                }
                described |= name.equals("[content_types].xml");
                if (name.equals("word/document.xml")) {
                    kind = DOCX;
                } else if (name.equals("xl/workbook.xml")) {
                    kind = XLSX;
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
        return described ? Optional.ofNullable(kind) : Optional.empty();
    }

    /** Bytes of one entry, counted no further than the limit: a small file may unpack to any size. */
    private static long size(InputStream entry, byte[] buffer, long limit) throws IOException {
        long size = 0;
        for (int read = entry.read(buffer); read >= 0 && size < limit; read = entry.read(buffer)) {
            size += read;
        }
        return size;
    }

    private static boolean startsWith(byte[] bytes, int... signature) {
        if (bytes.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((bytes[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
