package vn.ntm.ocop.catalogue;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Texts as search compares them: words in lower case, each also without its marks, and with the usual short forms spelt out. */
final class Folding {

    /** Chè and trà are one drink; firms are written short and long. Applied on both sides, after folding. */
    private static final Map<String, String> SPELT_OUT = Map.of(
            "che", "tra",
            "htx", "hop tac xa",
            "cp", "co phan",
            "tnhh", "trach nhiem huu han",
            "xnk", "xuat nhap khau",
            "dntn", "doanh nghiep tu nhan");

    private Folding() {}

    /** One word as it is written and as it is compared. */
    record Word(String written, String folded) {}

    static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        for (String written : Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .split("[^\\p{L}\\p{N}]+")) {
            if (written.isEmpty()) {
                continue;
            }
            String folded = fold(written);
            String longForm = SPELT_OUT.getOrDefault(folded, folded);
            if (!longForm.contains(" ")) {
                // As it is written: whoever asks for "tra" is not offered "chè" before "trà".
                words.add(new Word(written, longForm));
            } else {
                for (String part : longForm.split(" ")) {
                    words.add(new Word(part, part));
                }
            }
        }
        return words;
    }

    /** Without marks: ă â ê ô ơ ư lose theirs, đ becomes d. */
    static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .toLowerCase(Locale.ROOT);
    }
}
