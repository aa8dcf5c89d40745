package vn.ntm.criteria.criteriaset;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;

/**
 * How a criterion or sub-criterion of one set answers to one of another. The same number may mean another thing, so
 * identity across sets is what is written here and never the number.
 *
 * @param code code in the first set
 * @param otherCode code in the other set; absent where nothing there answers to it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CriteriaMapping(
        String criteriaSet,
        String code,
        String otherSet,
        @Nullable String otherCode,
        Relation relation,
        @Nullable String comment,
        Basis basis,
        String source,
        Confidence confidence) {

    /** How much two of them have in common. */
    public enum Relation {
        /** The same subject, measured in the same way. */
        SAME,
        /** The same subject, measured or asked for in another way. */
        COMPARABLE,
        /** The same number, another subject. */
        OTHER_MEANING,
        /** Nothing in the other set answers to it. */
        DROPPED
    }

    String naturalKey() {
        return String.join(" ", criteriaSet, code, otherSet, otherCode == null ? "-" : otherCode);
    }

    /** Whether values under the one may be read under the other. */
    @JsonIgnore
    public boolean isComparable() {
        return relation == Relation.SAME || relation == Relation.COMPARABLE;
    }
}
