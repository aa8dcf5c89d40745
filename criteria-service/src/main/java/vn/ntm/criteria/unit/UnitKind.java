package vn.ntm.criteria.unit;

/** Kinds of administrative units (1679/NQ-UBTVQH15 for the map of 2025). */
public enum UnitKind {
    PROVINCE,
    CITY_PROVINCE,
    CITY,
    TOWN,
    RURAL_DISTRICT,
    COMMUNE,
    WARD,
    TOWNSHIP,
    SPECIAL_ZONE
}
