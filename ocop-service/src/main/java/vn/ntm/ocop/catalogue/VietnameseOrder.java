package vn.ntm.ocop.catalogue;

import java.text.Collator;
import java.util.Arrays;
import java.util.Locale;

/**
 * Vietnamese dictionary order: a ă â b c d đ e ê …, tones after letters, word by word; what is equal in all that is
 * ordered by code, so that the order is total and a cursor stays where it was.
 */
final class VietnameseOrder {

    private static final Collator COLLATOR = Collator.getInstance(Locale.forLanguageTag("vi"));

    static {
        COLLATOR.setStrength(Collator.TERTIARY);
        COLLATOR.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
    }

    private VietnameseOrder() {}

    /** Comparable byte by byte, unsigned. A space comes before every letter, as the collator alone would not see it. */
    static byte[] key(String text) {
        byte[][] parts = Arrays.stream(text.strip().split("\\s+"))
                .map(VietnameseOrder::wordKey)
                .toArray(byte[][]::new);
        int length = Arrays.stream(parts).mapToInt(part -> part.length + 2).sum();
        byte[] key = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, key, at, part.length);
            at += part.length + 2;
        }
        return key;
    }

    private static byte[] wordKey(String word) {
        synchronized (COLLATOR) {
            return COLLATOR.getCollationKey(word).toByteArray();
        }
    }
}
