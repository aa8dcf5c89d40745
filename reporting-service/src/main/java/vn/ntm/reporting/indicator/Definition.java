package vn.ntm.reporting.indicator;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An indicator as data: one file in {@code indicators/}.
 *
 * @param code its name on the wire; with {@code {year}} in it, a family of indicators
 * @param unit unit of measure
 * @param decimals how many a reader is shown; the value itself is exact
 * @param additive whether the values of parts add up to the value of the whole
 * @param target code of the indicator that says what the year is to end with, with {@code {year}} for the day's year
 * @param startsEachYear whether it starts from nothing on 1 January, as money of a budget year does
 */
record Definition(
        String code,
        String nameVi,
        String nameEn,
        String definitionVi,
        String definitionEn,
        String unit,
        String unitVi,
        String unitEn,
        int decimals,
        Direction direction,
        boolean additive,
        String legalSourceVi,
        String legalSourceEn,
        @Nullable String target,
        @Nullable Boolean startsEachYear,
        Computation computation) {

    static final String YEAR = "{year}";

    enum Direction {
        HIGHER_IS_BETTER,
        LOWER_IS_BETTER,
        NEUTRAL
    }

    boolean isFamily() {
        return code.contains(YEAR);
    }

    /** The year of a code of this family, or null when the code is none of its. */
    @Nullable
    Integer yearIn(String given) {
        String[] around = code.split(Pattern.quote(YEAR), 2);
        Matcher matcher = Pattern.compile(
                        Pattern.quote(around[0]) + "((?:19|20|21)[0-9]{2})" + Pattern.quote(around[1]))
                .matcher(given);
        return matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
    }

    /** Code of the target's indicator for a year, or null where there is none. */
    @Nullable
    String targetIn(int year) {
        return target == null ? null : target.replace(YEAR, Integer.toString(year));
    }

    /** The member of this family for one year. */
    Definition of(int year) {
        String text = Integer.toString(year);
        return new Definition(
                code.replace(YEAR, text),
                nameVi.replace(YEAR, text),
                nameEn.replace(YEAR, text),
                definitionVi.replace(YEAR, text),
                definitionEn.replace(YEAR, text),
                unit,
                unitVi,
                unitEn,
                decimals,
                direction,
                additive,
                legalSourceVi,
                legalSourceEn,
                target,
                startsEachYear,
                computation);
    }
}
