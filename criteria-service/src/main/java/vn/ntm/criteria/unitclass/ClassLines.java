package vn.ntm.criteria.unitclass;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.unitclass.HeldClass.Attribute;

/**
 * Which class each unit is of and when, from what was recorded and from what reforms did (docs/adr/0012). A class stays with
 * its unit under another code, and is nothing to the unit that bears the code afterwards. A unit made of whole units of its
 * own tier is, from its first day, of the class that all of them were of the day before, attribute by attribute; where they
 * differ, or one of them was of none, the attribute is unknown. A class recorded for the unit itself ends what it had before.
 */
final class ClassLines {

    /** The time in which a unit bears a code, half-open. */
    record Period(
            String code, @Nullable LocalDate from, @Nullable LocalDate to) {}

    /**
     * A unit that a later one follows.
     *
     * @param began first day of the later one
     * @param same whether it is the same unit still; otherwise it is one of the whole units that the later one is made of
     */
    record Succession(String code, LocalDate began, String before, boolean same) {}

    private record Day(String code, @Nullable LocalDate on) {}

    private final Map<String, List<Period>> periods = new HashMap<>();
    private final Map<Day, Period> endings = new HashMap<>();
    private final Map<Day, List<Succession>> successions = new HashMap<>();
    private final Map<String, List<UnitClass>> recorded = new HashMap<>();
    private final Map<Period, List<HeldClass>> held = new HashMap<>();

    ClassLines(Collection<Period> periods, Collection<Succession> successions, Collection<UnitClass> recorded) {
        for (Period period : periods) {
            this.periods
                    .computeIfAbsent(period.code(), code -> new ArrayList<>())
                    .add(period);
            this.endings.put(new Day(period.code(), period.to()), period);
        }
        successions.forEach(one -> this.successions
                .computeIfAbsent(new Day(one.code(), one.began()), day -> new ArrayList<>())
                .add(one));
        recorded.forEach(one -> this.recorded
                .computeIfAbsent(one.unit(), code -> new ArrayList<>())
                .add(one));
    }

    /** By code, each class cut to the time in which its unit bears the code. */
    Map<String, List<HeldClass>> byCode() {
        Map<String, List<HeldClass>> byCode = new HashMap<>();
        periods.forEach((code, ofCode) -> {
            List<HeldClass> classes = ofCode.stream()
                    .flatMap(period -> held(period).stream().map(one -> one.until(period.to())))
                    .filter(one -> !one.isEmpty())
                    .toList();
            if (!classes.isEmpty()) {
                byCode.put(code, classes);
            }
        });
        return byCode;
    }

    /** Classes from the first day of the period on; the end of the period does not end them, for the unit may go on. */
    private List<HeldClass> held(Period period) {
        List<HeldClass> known = held.get(period);
        if (known == null) {
            known = own(period, before(period));
            held.put(period, known);
        }
        return known;
    }

    private List<HeldClass> own(Period period, List<HeldClass> before) {
        List<HeldClass> own = recorded.getOrDefault(period.code(), List.of()).stream()
                .filter(row -> (period.from() == null || !row.validFrom().isBefore(period.from()))
                        && (period.to() == null || row.validFrom().isBefore(period.to())))
                .map(HeldClass::recorded)
                .toList();
        LocalDate first = own.stream()
                .map(HeldClass::validFrom)
                .min(Comparator.naturalOrder())
                .orElse(null);
        List<HeldClass> all = new ArrayList<>(own);
        before.stream()
                .map(one -> one.from(period.from()).until(first))
                .filter(one -> !one.isEmpty())
                .forEach(all::add);
        return all;
    }

    /** What the unit had when the period began, from the one that it was or from those that it is made of. */
    private List<HeldClass> before(Period period) {
        List<Succession> all = period.from() == null
                ? List.of()
                : successions.getOrDefault(new Day(period.code(), period.from()), List.of());
        List<Succession> same = all.stream().filter(Succession::same).toList();
        if (!same.isEmpty()) {
            return same.stream()
                    .flatMap(one -> ending(one).stream())
                    .flatMap(earlier -> held(earlier).stream())
                    .toList();
        }
        if (all.isEmpty()) {
            return List.of();
        }
        LocalDate began = all.get(0).began();
        List<@Nullable HeldClass> parts = new ArrayList<>();
        for (Succession part : all) {
            parts.add(ending(part).stream()
                    .flatMap(earlier -> held(earlier).stream())
                    .filter(one -> one.isValidOn(began.minusDays(1)))
                    .findFirst()
                    .orElse(null));
        }
        return List.of(joint(began, parts));
    }

    private List<Period> ending(Succession one) {
        Period period = endings.get(new Day(one.before(), one.began()));
        return period == null ? List.of() : List.of(period);
    }

    private static HeldClass joint(LocalDate began, List<@Nullable HeldClass> parts) {
        Set<Attribute> differing = EnumSet.noneOf(Attribute.class);
        String region = common(parts, HeldClass::regionColumn, Attribute.REGION_COLUMN, differing);
        Integer group = common(parts, HeldClass::communeGroup, Attribute.COMMUNE_GROUP, differing);
        Boolean difficult = common(parts, HeldClass::speciallyDifficult, Attribute.SPECIALLY_DIFFICULT, differing);
        LocalDate end = parts.stream()
                .filter(Objects::nonNull)
                .map(HeldClass::validTo)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return new HeldClass(began, end, region, group, difficult, differing);
    }

    /** The value that all parts have; null where one of them has none, or where they differ, which is noted. */
    private static <V> @Nullable V common(
            List<@Nullable HeldClass> parts,
            Function<HeldClass, @Nullable V> attribute,
            Attribute name,
            Set<Attribute> differing) {
        V value = null;
        boolean missing = false;
        for (HeldClass part : parts) {
            V one = part == null ? null : attribute.apply(part);
            if (one == null) {
                missing = true;
            } else if (value == null) {
                value = one;
            } else if (!value.equals(one)) {
                differing.add(name);
            }
        }
        return missing || differing.contains(name) ? null : value;
    }
}
