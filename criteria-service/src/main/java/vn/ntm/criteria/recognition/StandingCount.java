package vn.ntm.criteria.recognition;

/**
 * How many units of a kind stand at a level on a day. A level is counted twice: {@code AT_LEAST} with those above it,
 * {@code HIGHEST} each unit once. The four days give four counts; a day that is not known counts only where a later step
 * proves it.
 *
 * @param units all units of the kind on that day: what the counts are out of
 * @param completed criteria completed
 * @param appraised passed by the council
 * @param recognised decided and in force
 * @param announced announced, where the day is known
 * @param carriedOver how many of the recognised hold their level by what the units that they were made of held, until a
 *     decision of their own
 */
public record StandingCount(
        String unitKind,
        Level level,
        String mode,
        int units,
        int completed,
        int appraised,
        int recognised,
        int announced,
        int carriedOver) {}
