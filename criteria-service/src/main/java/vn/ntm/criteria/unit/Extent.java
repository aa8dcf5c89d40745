package vn.ntm.criteria.unit;

/** Whether a reform moves a unit as it is, or divides it. */
public enum Extent {
    WHOLE,
    PART
}
