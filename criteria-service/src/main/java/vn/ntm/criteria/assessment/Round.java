package vn.ntm.criteria.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.web.Fault;

/**
 * A round of assessment: who reports, under which set, for which period; one row of the import.
 *
 * @param unit unit whose subjects report
 * @param code what an assessment names as its round, such as {@code 2022-Q3}
 * @param periodTo first day after the period
 * @param dueOn last day for handing in; absent where none is set
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Round(
        String unit,
        String code,
        Kind kind,
        String criteriaSet,
        LocalDate periodFrom,
        LocalDate periodTo,
        @Nullable LocalDate dueOn,
        @Nullable String note) {

    /** Length of the period. */
    public enum Kind {
        QUARTER(3),
        HALF_YEAR(6),
        YEAR(12);

        private final int months;

        Kind(int months) {
            this.months = months;
        }
    }

    String naturalKey() {
        return unit + " " + code + " " + criteriaSet;
    }

    boolean hasItsLength() {
        return periodFrom.plusMonths(kind.months).equals(periodTo);
    }

    /** An assessment of the round is of a day in its period; another set has another round. */
    void check(Form form, List<Fault> faults) {
        LocalDate on = form.assessedOn();
        if (criteriaSet.equals(form.criteriaSet()) && (on.isBefore(periodFrom) || !on.isBefore(periodTo))) {
            faults.add(Fault.at(
                    form.at() + "/assessedOn",
                    "outside-the-round",
                    Map.of("given", on, "round", code, "from", periodFrom, "to", periodTo)));
        }
    }
}
