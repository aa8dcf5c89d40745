package vn.ntm.criteria.unit;

/** By which shares a quantity follows the parts of a divided unit. */
public enum Weight {
    /** Published shares of the people; what is counted per head. */
    POPULATION,
    /** Published shares of the area. */
    AREA,
    /** Published shares of the area, and estimates where none is published: the result is an estimate. */
    ESTIMATED_AREA
}
