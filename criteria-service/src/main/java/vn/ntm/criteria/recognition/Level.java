package vn.ntm.criteria.recognition;

/** Levels of recognition; communes have three that nest, districts and the province complete the task. */
public enum Level {
    STANDARD,
    ADVANCED,
    MODEL,
    COMPLETED
}
