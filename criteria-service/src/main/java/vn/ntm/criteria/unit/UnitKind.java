package vn.ntm.criteria.unit;

/**
 * Kinds of administrative units (1679/NQ-UBTVQH15 for the map of 2025), and beneath them the subjects that a commune or
 * district recognises. A household is known by an opaque number only.
 */
public enum UnitKind {
    PROVINCE,
    CITY_PROVINCE,
    CITY,
    TOWN,
    RURAL_DISTRICT,
    COMMUNE,
    WARD,
    TOWNSHIP,
    SPECIAL_ZONE,
    HAMLET,
    GARDEN,
    HOUSEHOLD
}
