package vn.ntm.criteria.assessment;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What earlier assessments and recognitions say of a unit: the history that composite rules need. */
@Singleton
class OwnFacts {

    /**
     * The unit's own quantity when it was first recognised at a level: its last approved value up to that decision
     * (691/QĐ-TTg 2018 compares income with it).
     */
    Optional<BigDecimal> atRecognition(Handle handle, String unit, String quantity, String level, LocalDate before) {
        return handle.createQuery("""
                        with recognised as (
                            select (body::jsonb ->> 'decisionDate')::date as on_day from recognition
                            where unit = :unit and state = 'APPROVED' and body::jsonb ->> 'level' = :level
                              and (body::jsonb ->> 'decisionDate')::date <= :before
                            order by 1 limit 1
                        )
                        select j ->> 'value', (j ->> 'numerator')::numeric, (j ->> 'denominator')::numeric
                        from recognised r join assessment a on a.unit = :unit and a.on_date <= r.on_day
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
                        select count(*) filter (where exists (
                                   select 1 from recognition r
                                   where r.unit = u.code and r.state = 'APPROVED'
                                     and (r.body::jsonb ->> 'decisionDate')::date <= :on)),
                               count(*)
                        from unit_period u
                        where u.parent_code = :unit and u.kind = 'HAMLET' and u.valid @> :on::date
                        """)
                .bind("unit", unit)
                .bind("on", on)
                .map((row, c) -> new Fraction(row.getBigDecimal(1), row.getBigDecimal(2)))
                .findOne()
                .filter(Fraction::isReadable);
    }

    /** Whether the unit's last approved assessment under one of these versions met the whole set; empty without one. */
    Optional<Boolean> meets(Handle handle, String unit, String family, LocalDate on) {
        return handle.createQuery("""
                        select coalesce((a.body::jsonb ->> 'meets')::boolean, false) from assessment a
                        where a.unit = :unit and a.state = 'APPROVED' and a.on_date <= :on
                          and a.body::jsonb ->> 'criteriaSet' in (
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
}
