package vn.ntm.criteria.assessment;

import org.jspecify.annotations.Nullable;

/**
 * What other records say of a sub-criterion.
 *
 * @param value what they say for certain; null where they say nothing
 * @param most what they say together with that of which nobody said to which part of a divided unit it belongs; null where
 *     there is nothing of the kind, or where no figure can be made of it
 * @param isOpen whether there is something of that kind
 */
record Fact(@Nullable MeasuredValue value, @Nullable MeasuredValue most, boolean isOpen) {

    /** No record says anything. */
    static final Fact NONE = new Fact(null, null, false);

    /** What is there is about a unit that was divided. */
    static final Fact OPEN = new Fact(null, null, true);

    static Fact of(MeasuredValue value) {
        return new Fact(value, null, false);
    }

    /** From what is certain up to what it may be. */
    static Fact between(MeasuredValue least, MeasuredValue most) {
        return new Fact(least, most, true);
    }
}
