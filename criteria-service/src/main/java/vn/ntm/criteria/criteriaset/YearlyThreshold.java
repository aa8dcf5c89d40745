package vn.ntm.criteria.criteriaset;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A threshold by year, {@code 2022:53|2023:56}; a year that is not named has none. */
record YearlyThreshold(Map<Integer, String> byYear) {

    static Optional<YearlyThreshold> of(String text) {
        Map<Integer, String> years = new TreeMap<>();
        for (String part : text.split("\\|", -1)) {
            String[] pair = part.strip().split(":", -1);
            boolean readable = pair.length == 2
                    && pair[0].matches("[12][0-9]{3}")
                    && ThresholdReader.numbers(pair[1]).isPresent();
            if (!readable || years.put(Integer.valueOf(pair[0]), pair[1]) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new YearlyThreshold(years));
    }

    @Nullable
    String in(int year) {
        return byYear.get(year);
    }
}
