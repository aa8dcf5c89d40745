package vn.ntm.ocop.supply;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The names of produce as they are compared: "Thuỷ sản" and "thủy sản" are one, "dừa" and "dứa" are two. */
final class Commodity {

    private static final Pattern TONE = Pattern.compile("[\\u0300\\u0301\\u0303\\u0309\\u0323]");
    private static final Pattern NO_TONE = Pattern.compile("[^\\u0300\\u0301\\u0303\\u0309\\u0323]");

    /** Few names come again and again, in every pair of a supply and an offer. */
    private static final int REMEMBERED = 5_000;

    private static final Map<String, String> KEYS = new ConcurrentHashMap<>();

    private Commodity() {}

    static String key(String name) {
        if (KEYS.size() > REMEMBERED) {
            KEYS.clear();
        }
        return KEYS.computeIfAbsent(name, Commodity::compared);
    }

    /** The tone of a word behind its letters, since it may be written over either of two vowels. */
    private static String compared(String name) {
        StringBuilder key = new StringBuilder();
        for (String word : Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .strip()
                .split("\\s+")) {
            key.append(TONE.matcher(word).replaceAll(""))
                    .append(NO_TONE.matcher(word).replaceAll(""))
                    .append(' ');
        }
        return key.toString();
    }

    static boolean same(String one, String other) {
        return key(one).equals(key(other));
    }
}
