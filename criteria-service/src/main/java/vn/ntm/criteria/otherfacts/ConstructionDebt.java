package vn.ntm.criteria.otherfacts;

import java.time.LocalDate;
import java.util.List;

/**
 * What a unit owes for construction works on a day (nợ đọng xây dựng cơ bản), as the budget service last said.
 *
 * @param amount sum over the projects in whole đồng
 * @param asOf day of the latest of the statements that it rests on
 * @param projects the projects that still owe something
 */
public record ConstructionDebt(String unit, long amount, LocalDate asOf, List<Project> projects) {

    /**
     * One project's part.
     *
     * @param subject the document in the budget service, beneath its {@code /v1/}
     */
    public record Project(String subject, String project, long amount, LocalDate asOf) {}

    /** Whether nothing is owed. */
    public boolean isSettled() {
        return amount == 0;
    }
}
