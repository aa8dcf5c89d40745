package vn.ntm.criteria.recognition;

/** Levels of recognition; communes have three that nest, districts and the province complete the task. */
public enum Level {
    STANDARD(1),
    ADVANCED(2),
    MODEL(3),
    COMPLETED(1);

    private final int rank;

    Level(int rank) {
        this.rank = rank;
    }

    /** Whoever holds a level holds those of lower rank too; completing the task is a district's first level. */
    public int rank() {
        return rank;
    }
}
