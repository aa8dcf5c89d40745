package vn.ntm.criteria.criteriaset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.ntm.criteria.criteriaset.CriteriaSetView.Totals;
import vn.ntm.platform.db.SqlArray;

/** The collection of sub-criteria, in the order in which their set lists them. */
@Singleton
class SubCriteria {

    private final ObjectMapper json;

    SubCriteria(ObjectMapper json) {
        this.json = json;
    }

    List<SubCriterion> of(Handle handle, String set) {
        return handle.createQuery("select body from sub_criterion where criteria_set = :set order by place, code")
                .bind("set", set)
                .map((row, c) -> read(row.getString(1)))
                .list();
    }

    Map<String, Totals> totals(Handle handle, Collection<String> sets) {
        Map<String, Totals> totals = new HashMap<>();
        handle.createQuery("select criteria_set, count(distinct body::jsonb ->> 'criterion'),"
                        + " count(*) filter (where body::jsonb ->> 'partOf' is null)"
                        + " from sub_criterion where criteria_set = any (:sets) group by criteria_set")
                .bind("sets", SqlArray.texts(sets))
                .map((row, c) -> Map.entry(row.getString(1), new Totals(row.getInt(2), row.getInt(3))))
                .forEach(entry -> totals.put(entry.getKey(), entry.getValue()));
        return totals;
    }

    /** Whether this actor wrote any of the set's sub-criteria. */
    boolean wroteAny(Handle handle, String set, String actorId) {
        return handle.createQuery("select exists (select 1 from sub_criterion"
                        + " where criteria_set = :set and maker_id = :actor)")
                .bind("set", set)
                .bind("actor", actorId)
                .mapTo(Boolean.class)
                .one();
    }

    /** Writes these, each at the place at which the file lists it. */
    void write(Handle handle, Map<SubCriterion, Integer> places, String makerId) {
        if (places.isEmpty()) {
            return;
        }
        PreparedBatch batch =
                handle.prepareBatch("insert into sub_criterion (criteria_set, place, code, body, maker_id)"
                        + " values (:set, :place, :code, :body, :maker) on conflict (criteria_set, code)"
                        + " do update set body = excluded.body, place = excluded.place, maker_id = excluded.maker_id");
        places.forEach((sub, place) -> batch.bind("set", sub.criteriaSet())
                .bind("place", place)
                .bind("code", sub.code())
                .bind("body", write(sub))
                .bind("maker", makerId)
                .add());
        batch.execute();
    }

    private SubCriterion read(String body) {
        try {
            return json.readValue(body, SubCriterion.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored sub-criterion cannot be read.", e);
        }
    }

    private String write(SubCriterion sub) {
        try {
            return json.writeValueAsString(sub);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A sub-criterion cannot be written.", e);
        }
    }
}
