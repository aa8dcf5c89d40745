package vn.ntm.criteria.unit;

/**
 * Kinds of administrative units (1679/NQ-UBTVQH15 for the map of 2025), and beneath them the subjects that a commune or
 * district recognises. A household is known by an opaque number only.
 */
public enum UnitKind {
    PROVINCE(Rank.PROVINCE),
    CITY_PROVINCE(Rank.PROVINCE),
    CITY(Rank.DISTRICT),
    TOWN(Rank.DISTRICT),
    RURAL_DISTRICT(Rank.DISTRICT),
    COMMUNE(Rank.COMMUNE),
    WARD(Rank.COMMUNE),
    TOWNSHIP(Rank.COMMUNE),
    SPECIAL_ZONE(Rank.COMMUNE),
    HAMLET(Rank.HAMLET),
    GARDEN(Rank.SUBJECT),
    HOUSEHOLD(Rank.SUBJECT);

    /** Levels from the top; the district level ended on 01/07/2025. */
    private enum Rank {
        PROVINCE,
        DISTRICT,
        COMMUNE,
        HAMLET,
        SUBJECT
    }

    private final Rank rank;

    UnitKind(Rank rank) {
        this.rank = rank;
    }

    /** Whether a unit of this kind may lie directly beneath one of that kind. */
    public boolean mayLieBeneath(UnitKind parent) {
        return switch (rank) {
            case PROVINCE -> false;
            case DISTRICT -> parent.rank == Rank.PROVINCE;
            case COMMUNE -> parent.rank == Rank.DISTRICT || parent.rank == Rank.PROVINCE;
            case HAMLET -> parent.rank == Rank.COMMUNE;
            case SUBJECT -> parent.rank == Rank.HAMLET || parent.rank == Rank.COMMUNE;
        };
    }

    /** A commune, ward, township or special zone: the level at which people are counted. */
    public boolean isCommuneLevel() {
        return rank == Rank.COMMUNE;
    }

    /** Hamlets, gardens and households are subjects of recognition, not administrative units. */
    public boolean isSubjectOfRecognition() {
        return rank == Rank.HAMLET || rank == Rank.SUBJECT;
    }
}
