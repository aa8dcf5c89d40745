package vn.ntm.deploy.local.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as Vietnam writes them: 1.234.567,5. */
final class VietnameseNumbers {

    private static final int MOST_DECIMALS = 6;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);

    private VietnameseNumbers() {}

    static String text(@Nullable BigDecimal number) {
        if (number == null) {
            return "–";
        }
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator('.');
        symbols.setDecimalSeparator(',');
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setParseBigDecimal(true);
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setMaximumFractionDigits(MOST_DECIMALS);
        return format.format(number);
    }

    /** A figure with the number that it is out of, where there is one. */
    static String text(@Nullable BigDecimal number, @Nullable BigDecimal denominator) {
        return denominator == null ? text(number) : text(number) + " / " + text(denominator);
    }

    static String text(LocalDate day) {
        return DAY.format(day);
    }
}
