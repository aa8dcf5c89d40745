package vn.ntm.ocop.media;

import java.util.Optional;

/** Kinds of files that are taken, told by their first bytes and never by what the sender says alone. */
public enum FileType {
    JPEG("image/jpeg", "jpg", new int[] {0xFF, 0xD8, 0xFF}),
    PNG("image/png", "png", new int[] {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A}),
    PDF("application/pdf", "pdf", new int[] {'%', 'P', 'D', 'F', '-'});

    private final String mediaType;
    private final String extension;
    private final int[] beginning;

    FileType(String mediaType, String extension, int[] beginning) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.beginning = beginning;
    }

    static Optional<FileType> of(byte[] content) {
        for (FileType type : values()) {
            if (type.begins(content)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private boolean begins(byte[] content) {
        if (content.length < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if ((content[i] & 0xFF) != beginning[i]) {
                return false;
            }
        }
        return true;
    }

    public String mediaType() {
        return mediaType;
    }

    String extension() {
        return extension;
    }

    boolean isPicture() {
        return this != PDF;
    }
}
