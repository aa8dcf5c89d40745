package vn.ntm.criteria.reform;

/** What a resolution does to the map. */
public enum ReformKind {
    /** Units are merged, divided, moved to another parent or renamed. */
    REARRANGEMENT,
    /** Units change their kind and nothing else: a commune becomes a ward, a province a city. */
    CHANGE_OF_KIND,
    /** Units end without a successor: the district level on 01/07/2025. */
    END_OF_LEVEL
}
