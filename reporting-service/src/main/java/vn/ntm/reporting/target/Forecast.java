package vn.ntm.reporting.target;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries a series of equal steps on. Three plain methods are tried on the past: each known point is forecast from those
 * before it, and the method with the smallest mean error is taken. The interval covers 80 % where errors spread like
 * those of the past and grow with the square root of the steps. With fewer than {@link #FEWEST} points nothing is forecast.
 */
final class Forecast {

    /** Three points to start from, and three to try the methods on. */
    static final int FEWEST = 6;

    private static final int START = 3;
    /** Of a normal distribution 80 % lie within so many standard deviations. */
    private static final double EIGHTY_PERCENT = 1.2816;

    private Forecast() {}

    /** How the next point is made from those before it. */
    enum Method {
        /** As the last one. */
        LAST_VALUE {
            @Override
            double at(List<Double> past, int steps) {
                return past.get(past.size() - 1);
            }
        },
        /** The last one, and the average change so far with each step. */
        AVERAGE_CHANGE {
            @Override
            double at(List<Double> past, int steps) {
                double last = past.get(past.size() - 1);
                return last + steps * (last - past.get(0)) / (past.size() - 1);
            }
        },
        /** The straight line with the smallest squared distance. */
        STRAIGHT_LINE {
            @Override
            double at(List<Double> past, int steps) {
                int n = past.size();
                double meanX = (n - 1) / 2.0;
                double meanY = past.stream().mapToDouble(Double::doubleValue).sum() / n;
                double above = 0;
                double below = 0;
                for (int i = 0; i < n; i++) {
                    above += (i - meanX) * (past.get(i) - meanY);
                    below += (i - meanX) * (i - meanX);
                }
                return meanY + above / below * (n - 1 + steps - meanX);
            }
        };

        abstract double at(List<Double> past, int steps);
    }

    /**
     * @param error mean absolute error of the method on the past, one step ahead
     * @param tried how many points it was tried on
     */
    record Result(Method method, double value, double lower, double upper, double error, int tried) {

        /** Nothing falls below zero, and of 98 communes not more than 98 are recognised. */
        Result within(double most) {
            return new Result(method, cut(value, most), cut(lower, most), cut(upper, most), error, tried);
        }

        private static double cut(double at, double most) {
            return Math.max(0, Math.min(most, at));
        }
    }

    /** The value so many steps after the last point, or null with too few points. */
    static @Nullable Result of(List<Double> points, int steps) {
        if (points.size() < FEWEST) {
            return null;
        }
        Result best = null;
        for (Method method : Method.values()) {
            List<Double> errors = new ArrayList<>();
            for (int i = START; i < points.size(); i++) {
                errors.add(points.get(i) - method.at(points.subList(0, i), 1));
            }
            double mean = errors.stream().mapToDouble(Math::abs).average().orElse(0);
            double deviation = Math.sqrt(errors.stream()
                    .mapToDouble(error -> error * error)
                    .average()
                    .orElse(0));
            if (best == null || mean < best.error()) {
                double value = method.at(points, steps);
                double width = EIGHTY_PERCENT * deviation * Math.sqrt(steps);
                best = new Result(method, value, value - width, value + width, mean, errors.size());
            }
        }
        return best;
    }
}
