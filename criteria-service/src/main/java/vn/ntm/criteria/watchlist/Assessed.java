package vn.ntm.criteria.watchlist;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.ntm.criteria.assessment.Assessment;
import vn.ntm.criteria.assessment.Verdict;
import vn.ntm.criteria.criteriaset.CriteriaSets;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.register.Entry;

/** One narrow row for each approved assessment: what lists and the watch list ask for, without the verdicts' weight. */
@Singleton
class Assessed {

    private final CriteriaSets sets;

    Assessed(CriteriaSets sets) {
        this.sets = sets;
    }

    /** Criteria that are judged and not met; what is not reported, or has no threshold, is not known to fail. */
    static Set<String> failing(Assessment assessment) {
        return assessment.criteria().stream()
                .filter(criterion -> criterion.verdict() == Verdict.NOT_MET)
                .map(Assessment.CriterionVerdict::code)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Criteria that apply to the unit. */
    static int applicable(Assessment assessment) {
        return (int) assessment.criteria().stream()
                .filter(criterion -> criterion.verdict() != Verdict.NOT_APPLICABLE)
                .count();
    }

    /** What a narrow row says of an approved assessment. */
    record Row(
            UUID assessment,
            String unit,
            String criteriaSet,
            Level level,
            LocalDate assessedOn,
            int total,
            Set<String> failing) {

        static Row of(Entry<Assessment> entry) {
            Assessment assessment = entry.content();
            return new Row(
                    entry.id(),
                    assessment.unit(),
                    assessment.criteriaSet(),
                    assessment.level(),
                    assessment.assessedOn(),
                    Assessed.applicable(assessment),
                    Assessed.failing(assessment));
        }
    }

    void keep(Handle handle, List<Entry<Assessment>> entries) {
        Map<String, Boolean> complete = new HashMap<>();
        entries.forEach(
                entry -> complete.computeIfAbsent(entry.content().criteriaSet(), id -> sets.published(handle, id)
                        .map(known -> known.set().complete())
                        .orElse(false)));
        PreparedBatch batch =
                handle.prepareBatch("insert into assessed (assessment, unit, criteria_set, complete, level,"
                        + " assessed_on, criteria_met, criteria_total, meets_all, failing) values (:id, :unit, :set, :complete,"
                        + " :level, :on, :met, :total, :all, :failing)");
        for (Entry<Assessment> entry : entries) {
            Assessment assessment = entry.content();
            int applicable = applicable(assessment);
            int met = assessment.criteriaMet() - (assessment.criteriaTotal() - applicable);
            batch.bind("id", entry.id())
                    .bind("unit", assessment.unit())
                    .bind("set", assessment.criteriaSet())
                    .bind("complete", complete.getOrDefault(assessment.criteriaSet(), false))
                    .bind("level", assessment.level().name())
                    .bind("on", assessment.assessedOn())
                    .bind("met", met)
                    .bind("total", applicable)
                    .bind("all", met == applicable)
                    .bind("failing", SqlArray.texts(failing(assessment)))
                    .add();
        }
        batch.execute();
    }

    /** Those of these assessments that a later one of the same unit and level stands before. */
    Set<UUID> superseded(Handle handle, Collection<UUID> assessments) {
        return new HashSet<>(handle.createQuery("""
                        select distinct a.assessment from assessed a join assessed b
                          on b.unit = a.unit and b.level = a.level and b.assessed_on > a.assessed_on
                        where a.assessment = any (:ids)
                        """)
                .bind("ids", SqlArray.uuids(assessments))
                .mapTo(UUID.class)
                .list());
    }

    /** The latest assessment of the unit of this code and day at this level, under whatever code it was made. */
    Optional<Row> latest(Handle handle, String unit, LocalDate on, Level level) {
        return handle.createQuery("""
                        with bearer as (
                            select l.code, l.valid from unit_line(array[:unit], :on, true) l
                            union
                            select u.code, u.valid from unit_period u
                            where u.code = :unit and lower(u.valid) > :on::date
                              and exists (select 1 from unit_line(array[:unit], lower(u.valid), true) l
                                          where l.code = :unit and l.valid @> :on::date)
                        )
                        select a.assessment, a.unit, a.criteria_set, a.level, a.assessed_on, a.criteria_total, a.failing
                        from assessed a join bearer b on b.code = a.unit and b.valid @> a.assessed_on
                        where a.level = any (:levels) order by a.assessed_on desc, a.assessment desc limit 1
                        """)
                .bind("unit", unit)
                .bind("on", on)
                .bind(
                        "levels",
                        SqlArray.texts(Arrays.stream(Level.values())
                                .filter(other -> other.rank() == level.rank())
                                .map(Level::name)
                                .toList()))
                .map((row, context) -> new Row(
                        row.getObject("assessment", UUID.class),
                        row.getString("unit"),
                        row.getString("criteria_set"),
                        Level.valueOf(row.getString("level")),
                        row.getObject("assessed_on", LocalDate.class),
                        row.getInt("criteria_total"),
                        new LinkedHashSet<>(
                                List.of((String[]) row.getArray("failing").getArray()))))
                .findOne();
    }

    /**
     * Communes beneath a district on a day, and those of them whose standard was revoked and not given again, under whatever
     * code; a higher level that stands without it does not make up for it.
     */
    record Communes(int all, List<String> revoked) {}

    Communes communes(Handle handle, String district, LocalDate on) {
        int all = handle.createQuery("select count(*) from unit_period where parent_code = :district"
                        + " and kind = 'COMMUNE' and valid @> :on::date")
                .bind("district", district)
                .bind("on", on)
                .mapTo(Integer.class)
                .one();
        List<String> revoked = handle.createQuery("""
                        select u.code from unit_period u
                        where u.parent_code = :district and u.kind = 'COMMUNE' and u.valid @> :on::date
                          and exists (
                              select 1 from unit_line(array[u.code], :on, true) l
                              join recognition r on r.unit = l.code and l.valid @> r.on_date
                              where r.level = 'STANDARD' and r.revoked_on <= :day)
                          and not exists (
                              select 1 from unit_line(array[u.code], :on, true) l
                              join recognition r on r.unit = l.code and l.valid @> r.on_date
                              where r.level = 'STANDARD' and r.state = 'APPROVED' and r.status = 'DECIDED'
                                and r.decided_on <= :day and (r.revoked_on is null or r.revoked_on > :day))
                        order by u.code
                        """)
                .bind("district", district)
                .bind("on", on)
                .bind("day", on.toString())
                .mapTo(String.class)
                .list();
        return new Communes(all, revoked);
    }
}
