package vn.ntm.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.ntm.platform.money.Money;

/** Texts in Vietnamese and English from {@code messages/platform_*.properties} and {@code messages/service_*.properties}. */
final class Messages {

    static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final DateTimeFormatter VIETNAMESE_DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final Map<String, Properties> TEXTS = Map.of("vi", load("vi"), "en", load("en"));

    private Messages() {}

    static boolean has(String language, String key) {
        return texts(language).containsKey(key);
    }

    /** The text with its placeholders filled; the key itself where no text is written. */
    static String text(Locale locale, String key, Map<String, Object> params) {
        String language = "en".equals(locale.getLanguage()) ? "en" : "vi";
        String template = texts(language).getProperty(key, key);
        Matcher matcher = PLACEHOLDER.matcher(template);
        return matcher.replaceAll(match -> Matcher.quoteReplacement(
                params.containsKey(match.group(1)) ? format(params.get(match.group(1)), locale) : match.group()));
    }

    private static Properties texts(String language) {
        return Objects.requireNonNull(TEXTS.get(language), language);
    }

    private static String format(Object value, Locale locale) {
        if (value instanceof Money money) {
            return Money.format(money.amount(), locale);
        }
        if (value instanceof LocalDate date) {
            return "en".equals(locale.getLanguage()) ? date.toString() : date.format(VIETNAMESE_DATE);
        }
        return String.valueOf(value);
    }

    private static Properties load(String language) {
        Properties texts = new Properties();
        for (String bundle : new String[] {"platform", "service"}) {
            String name = "messages/" + bundle + "_" + language + ".properties";
            try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
                if (in != null) {
                    try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                        texts.load(reader);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The texts in " + name + " cannot be read.", e);
            }
        }
        return texts;
    }
}
