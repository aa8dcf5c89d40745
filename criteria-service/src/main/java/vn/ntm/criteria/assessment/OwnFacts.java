package vn.ntm.criteria.assessment;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import vn.ntm.criteria.criteriaset.OwnFigure;
import vn.ntm.criteria.unit.UnitLines;

/**
 * What earlier assessments and recognitions say of a unit: the history that composite rules need. A code is a key only with
 * a date, so all is asked of the unit that carries the code on the day, under whatever code it was known before.
 */
@Singleton
class OwnFacts {

    private final UnitLines lines;

    OwnFacts(UnitLines lines) {
        this.lines = lines;
    }

    /**
     * The unit's own quantity when it was first recognised at a level: its last approved value up to that decision
     * (691/QĐ-TTg 2018 compares income with it). A unit that was made of whole units of its tier, and has none of its own,
     * has what all of these had; where they differ there is no figure of the whole.
     */
    OwnFigure atRecognition(Handle handle, String unit, String quantity, String level, LocalDate before) {
        Set<BigDecimal> values =
                ofUnitOrParts(handle, unit, before, (code, on) -> ownAtRecognition(handle, code, quantity, level, on)
                        .map(BigDecimal::stripTrailingZeros));
        return switch (values.size()) {
            case 0 ->
                anyDivided(handle, unit, before, (code, on) -> ownAtRecognition(handle, code, quantity, level, on))
                        ? OwnFigure.DIVIDED
                        : OwnFigure.UNKNOWN;
            case 1 -> OwnFigure.of(values.iterator().next());
            default -> OwnFigure.DIFFERS;
        };
    }

    private static Optional<BigDecimal> ownAtRecognition(
            Handle handle, String unit, String quantity, String level, LocalDate before) {
        return handle.createQuery("""
                        with line as (
                            select code, valid from unit_line(array[:unit], :before, true)
                        ), recognised as (
                            select min(r.decided_on)::date as on_day
                            from recognition r join line l on l.code = r.unit and l.valid @> r.on_date
                            where r.state = 'APPROVED' and r.status = 'DECIDED' and r.level = :level
                              and r.decided_on <= :before::date::text
                        )
                        select j ->> 'value', (j ->> 'numerator')::numeric, (j ->> 'denominator')::numeric
                        from recognised r cross join line l
                             join assessment a on a.unit = l.code and l.valid @> a.on_date and a.on_date <= r.on_day
                             cross join lateral jsonb_array_elements(a.body::jsonb -> 'subCriteria') j
                        where a.state = 'APPROVED' and j ->> 'quantity' = :quantity
                          and (j ->> 'value' is not null or j ->> 'numerator' is not null)
                        order by a.on_date desc limit 1
                        """)
                .bind("unit", unit)
                .bind("level", level)
                .bind("before", before)
                .bind("quantity", quantity)
                .map((row, c) -> {
                    BigDecimal numerator = row.getBigDecimal(2);
                    return numerator == null
                            ? new BigDecimal(row.getString(1))
                            : numerator.divide(row.getBigDecimal(3), MathContext.DECIMAL128);
                })
                .findOne();
    }

    /** Hamlets of the unit that are recognised on the day, of those there are; empty where no hamlet is in the register. */
    Optional<Fraction> hamletsRecognised(Handle handle, String unit, LocalDate on) {
        return handle.createQuery("""
                        with hamlets as (
                            select array_agg(code) as codes from unit_period
                            where parent_code = :unit and kind = 'HAMLET' and valid @> :on::date
                        )
                        select count(distinct l.unit) filter (where exists (
                                   select 1 from recognition r
                                   where r.unit = l.code and l.valid @> r.on_date
                                     and r.state = 'APPROVED' and r.status = 'DECIDED' and r.decided_on <= :day
                                     and (r.revoked_on is null or r.revoked_on > :day)
                                     and (r.expires_on is null or r.expires_on > :day))),
                               count(distinct l.unit)
                        from hamlets h cross join lateral unit_line(h.codes, :on, true) l
                        """)
                .bind("day", on.toString())
                .bind("unit", unit)
                .bind("on", on)
                .map((row, c) -> new Fraction(row.getBigDecimal(1), row.getBigDecimal(2)))
                .findOne()
                .filter(Fraction::isReadable);
    }

    /**
     * Whether the unit's last approved assessment under one of these versions met the whole set; empty without one. A unit
     * that was made of whole units of its tier, and has none of its own, met it where all of these did, and did not where
     * none of them did; empty where they differ.
     */
    Optional<Boolean> meets(Handle handle, String unit, String family, LocalDate on) {
        Set<Boolean> values = ofUnitOrParts(handle, unit, on, (code, day) -> ownMeets(handle, code, family, day));
        return values.size() == 1 ? Optional.of(values.iterator().next()) : Optional.empty();
    }

    /** Whether a unit was assessed under one of these versions that was divided and of which this unit has a part. */
    boolean isAboutDividedUnit(Handle handle, String unit, String family, LocalDate on) {
        return anyDivided(handle, unit, on, (code, day) -> ownMeets(handle, code, family, day));
    }

    private static Optional<Boolean> ownMeets(Handle handle, String unit, String family, LocalDate on) {
        return handle.createQuery("""
                        select coalesce((a.body::jsonb ->> 'meets')::boolean, false)
                        from unit_line(array[:unit], :on, true) l
                        join assessment a on a.unit = l.code and l.valid @> a.on_date
                        where a.state = 'APPROVED' and a.on_date <= :on
                          and a.criteria_set in (
                              select natural_key from criteria_set
                              where natural_key = :family or body::jsonb ->> 'versionOf' = :family)
                        order by a.on_date desc limit 1
                        """)
                .bind("unit", unit)
                .bind("family", family)
                .bind("on", on)
                .mapTo(Boolean.class)
                .findOne();
    }

    /**
     * What is known of the unit itself, or else of each of the whole units that it was made of, as of the day before
     * (docs/adr/0012). Nothing where nothing is known of one of them; more than one value where they differ.
     */
    private static <V> Set<V> ofUnitOrParts(
            Handle handle, String unit, LocalDate on, BiFunction<String, LocalDate, Optional<V>> own) {
        Optional<V> known = own.apply(unit, on);
        if (known.isPresent()) {
            return Set.of(known.get());
        }
        Set<V> all = new HashSet<>();
        for (Part part : parts(handle, unit, on)) {
            Set<V> ofPart = ofUnitOrParts(handle, part.code(), part.until(), own);
            if (ofPart.isEmpty()) {
                return Set.of();
            }
            all.addAll(ofPart);
        }
        return all;
    }

    /** Whether anything is known of a divided unit of which this one has a part; of the part alone that says nothing. */
    private <V> boolean anyDivided(
            Handle handle, String unit, LocalDate on, BiFunction<String, LocalDate, Optional<V>> own) {
        return lines.divided(handle, unit, on).stream()
                .anyMatch(divided -> !ofUnitOrParts(handle, divided.code(), divided.until(), own)
                                .isEmpty()
                        || anyDivided(handle, divided.code(), divided.until(), own));
    }

    /** @param until the last day on which it was a unit of its own */
    private record Part(String code, LocalDate until) {}

    private static List<Part> parts(Handle handle, String unit, LocalDate on) {
        return handle.createQuery("""
                        select s.before_code, s.began - 1
                        from unit_line(array[:unit], :on, true) l
                        join unit_succession s on s.code = l.code and s.began = lower(l.valid) and s.carries
                        """)
                .bind("unit", unit)
                .bind("on", on)
                .map((row, c) -> new Part(row.getString(1), row.getObject(2, LocalDate.class)))
                .list();
    }
}
