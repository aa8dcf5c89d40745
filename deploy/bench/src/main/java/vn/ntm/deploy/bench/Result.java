package vn.ntm.deploy.bench;

/**
 * One figure beside its yardstick.
 *
 * @param yardstick what it is held against, measured in the same run where it is a rate
 * @param ratio value over yardstick
 * @param goal what value or ratio must reach, as the name says
 * @param ok whether the goal was reached in this run
 */
public record Result(
        String name,
        double value,
        String unit,
        String yardstick,
        double yardstickValue,
        double ratio,
        double goal,
        boolean ok) {

    /** A value that must not exceed a fixed limit, which is also its yardstick. */
    public static Result atMost(String name, double value, String unit, double limit) {
        return new Result(name, value, unit, "limit", limit, value / limit, limit, value <= limit);
    }

    /** A value that must reach a share of the yardstick measured beside it. */
    public static Result shareOf(
            String name, double value, String unit, String yardstick, double yardstickValue, double share) {
        double ratio = value / yardstickValue;
        return new Result(name, value, unit, yardstick, yardstickValue, ratio, share, ratio >= share);
    }
}
