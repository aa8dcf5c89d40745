package vn.ntm.criteria.criteriaset;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A threshold that rests on another figure: {@code times:1.10:set:code} (319/QĐ-TTg 2022: income ten percent above the
 * advanced threshold) or {@code own:1.5:quantity:LEVEL} (691/QĐ-TTg 2018: income against the unit's own at recognition).
 *
 * @param otherSet set whose threshold is multiplied, for the first form
 * @param quantity the unit's own quantity, for the second form
 */
public record DerivedThreshold(
        BigDecimal factor,
        @Nullable String otherSet,
        @Nullable String otherCode,
        @Nullable String quantity,
        @Nullable String level) {

    /** Whether the text has one of the two forms. */
    public static boolean isOne(String text) {
        return (text.startsWith("times:") || text.startsWith("own:")) && of(text).isPresent();
    }

    public static Optional<DerivedThreshold> of(String text) {
        String[] parts = text.split(":", -1);
        boolean form = parts.length == 4 && parts[1].matches("[0-9]{1,3}(\\.[0-9]{1,4})?");
        if (form && parts[0].equals("times")) {
            return Optional.of(new DerivedThreshold(new BigDecimal(parts[1]), parts[2], parts[3], null, null));
        }
        if (form && parts[0].equals("own")) {
            return Optional.of(new DerivedThreshold(new BigDecimal(parts[1]), null, null, parts[2], parts[3]));
        }
        return Optional.empty();
    }
}
