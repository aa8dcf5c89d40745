package vn.ntm.platform.money;

import java.util.Locale;

/**
 * An amount of whole đồng on the wire: {@code {"amount":1500000000,"currency":"VND"}}. VND has no minor unit in use.
 *
 * @param amount whole đồng
 * @param currency always {@code VND}
 */
public record Money(long amount, String currency) {

    /** Beyond 2^53 − 1 clients in JavaScript would round in silence. */
    public static final long MAXIMUM = 9_007_199_254_740_991L;

    public static Money vnd(long amount) {
        return new Money(amount, "VND");
    }

    /** 1.234.567 ₫ in Vietnamese, 1,234,567 VND in English. */
    public static String format(long amount, Locale locale) {
        return "vi".equals(locale.getLanguage())
                ? String.format(Locale.GERMANY, "%,d", amount) + " ₫"
                : String.format(Locale.ENGLISH, "%,d", amount) + " VND";
    }
}
