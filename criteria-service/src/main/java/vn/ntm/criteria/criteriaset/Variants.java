package vn.ntm.criteria.criteriaset;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.unitclass.HeldClass;
import vn.ntm.criteria.unitclass.HeldClass.Attribute;

/** Thresholds by condition, {@code region:TDMNPB,year:2022=39; schools:1-2=50}; the first whose conditions all hold wins. */
final class Variants {

    private Variants() {}

    /** Whether a condition holds: yes, no, or that nobody knows, which must not be taken for no. */
    enum Truth {
        YES,
        NO,
        CLASS_UNKNOWN,
        CLASS_DIFFERS,
        FACT_MISSING
    }

    /** One case. */
    record Variant(List<Condition> conditions, String threshold) {

        Truth holds(Circumstances circumstances) {
            Truth unknown = Truth.YES;
            for (Condition condition : conditions) {
                Truth truth = condition.holds(circumstances);
                if (truth == Truth.NO) {
                    return Truth.NO;
                }
                unknown = truth == Truth.YES ? unknown : truth;
            }
            return unknown;
        }
    }

    /** One part of a case: {@code region:TDMNPB}, {@code group:3}, {@code difficult:yes}, {@code year:2022} or a fact. */
    record Condition(String name, String value) {

        Truth holds(Circumstances circumstances) {
            HeldClass unitClass = circumstances.unitClass();
            return switch (name) {
                case "year" -> truth(value.equals(Integer.toString(circumstances.year())));
                case "region" ->
                    known(unitClass == null ? null : unitClass.regionColumn(), unitClass, Attribute.REGION_COLUMN);
                case "group" ->
                    known(unitClass == null ? null : unitClass.communeGroup(), unitClass, Attribute.COMMUNE_GROUP);
                case "difficult" -> known(difficult(unitClass), unitClass, Attribute.SPECIALLY_DIFFICULT);
                default -> inRange(circumstances.facts().get(name));
            };
        }

        private static @Nullable String difficult(@Nullable HeldClass unitClass) {
            Boolean difficult = unitClass == null ? null : unitClass.speciallyDifficult();
            if (difficult == null) {
                return null;
            }
            return difficult ? "yes" : "no";
        }

        private Truth known(@Nullable Object given, @Nullable HeldClass unitClass, Attribute attribute) {
            if (given != null) {
                return truth(value.equals(given.toString()));
            }
            boolean differs = unitClass != null && unitClass.differing().contains(attribute);
            return differs ? Truth.CLASS_DIFFERS : Truth.CLASS_UNKNOWN;
        }

        private Truth inRange(@Nullable BigDecimal fact) {
            if (fact == null) {
                return Truth.FACT_MISSING;
            }
            String[] ends = value.split("-", -1);
            boolean fromHolds = ends[0].isEmpty() || fact.compareTo(new BigDecimal(ends[0])) >= 0;
            String last = ends[ends.length - 1];
            return truth(fromHolds && (last.isEmpty() || fact.compareTo(new BigDecimal(last)) <= 0));
        }

        private static Truth truth(boolean holds) {
            return holds ? Truth.YES : Truth.NO;
        }
    }

    /** Whether any case depends on this number of the unit. */
    static boolean goesBy(@Nullable String text, String fact) {
        return of(text).orElse(List.of()).stream()
                .flatMap(variant -> variant.conditions().stream())
                .anyMatch(condition -> condition.name().equals(fact));
    }

    /** The cases in their order; empty where the text is none, an empty list where there is no text. */
    static Optional<List<Variant>> of(@Nullable String text) {
        List<Variant> variants = new ArrayList<>();
        if (text == null) {
            return Optional.of(variants);
        }
        for (String part : text.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                return Optional.empty();
            }
            List<Condition> conditions = new ArrayList<>();
            for (String condition : part.substring(0, equals).split(",", -1)) {
                String[] pair = condition.strip().split(":", -1);
                if (pair.length != 2 || !isReadable(pair[0], pair[1])) {
                    return Optional.empty();
                }
                conditions.add(new Condition(pair[0], pair[1]));
            }
            variants.add(new Variant(
                    List.copyOf(conditions), part.substring(equals + 1).strip()));
        }
        return Optional.of(variants);
    }

    private static boolean isReadable(String name, String value) {
        return switch (name) {
            case "region" -> value.matches("[A-Z_]{2,20}");
            case "group" -> value.matches("[1-3]");
            case "difficult" -> value.equals("yes") || value.equals("no");
            case "year" -> value.matches("[12][0-9]{3}");
            default ->
                name.matches("[a-z][a-z-]{1,30}") && value.matches("[0-9]{1,9}|[0-9]{1,9}-[0-9]{0,9}|-[0-9]{1,9}");
        };
    }
}
