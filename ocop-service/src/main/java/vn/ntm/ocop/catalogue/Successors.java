package vn.ntm.ocop.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which units came of which by reforms: what a product's commune is called today. */
final class Successors {

    private final Map<String, List<Step>> byUnit = new HashMap<>();

    /** What a unit became on a day: one unit, or several where it was divided. */
    record Step(LocalDate on, List<String> to) {}

    /** One part of a unit that went to another on a day. */
    record Part(String from, LocalDate on, String to) {}

    Successors(List<Part> parts) {
        Map<String, Map<LocalDate, List<String>>> gathered = new HashMap<>();
        parts.forEach(part -> gathered.computeIfAbsent(part.from(), unit -> new HashMap<>())
                .computeIfAbsent(part.on(), day -> new ArrayList<>())
                .add(part.to()));
        gathered.forEach((unit, days) -> {
            List<Step> steps = new ArrayList<>();
            days.forEach((day, to) ->
                    steps.add(new Step(day, to.stream().distinct().sorted().toList())));
            steps.sort(Comparator.comparing(Step::on));
            byUnit.put(unit, steps);
        });
    }

    static Successors read(Handle handle) {
        return new Successors(handle.createQuery("select from_code, effective, to_code from unit_successor")
                .map((row, context) -> new Part(row.getString(1), row.getObject(2, LocalDate.class), row.getString(3)))
                .list());
    }

    /** The next reform of the unit that bore this code on {@code since}, up to a day. */
    @Nullable
    Step next(String code, LocalDate since, LocalDate day) {
        for (Step step : byUnit.getOrDefault(code, List.of())) {
            if (step.on().isAfter(since)) {
                return step.on().isAfter(day) ? null : step;
            }
        }
        return null;
    }
}
