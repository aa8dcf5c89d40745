package vn.ntm.budget.obstacle;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.money.Money;

/**
 * What holds money up.
 *
 * @param number how people refer to it
 * @param owner the body that must remove it, never a person's name
 * @param held đồng that wait for it
 * @param steps what was done, the latest last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Obstacle(
        String number,
        Code code,
        String unit,
        @Nullable String project,
        @Nullable UUID contractId,
        String text,
        String owner,
        LocalDate openedOn,
        LocalDate dueOn,
        Money held,
        Progress progress,
        @Nullable LocalDate closedOn,
        List<Step> steps) {

    /** What kind of obstacle it is. */
    public enum Code {
        LAND_CLEARANCE,
        PROCEDURE,
        LATE_ALLOCATION,
        COUNTERPART,
        MATERIAL_PRICE,
        CONTRACTOR,
        INVESTOR_CAPACITY,
        GUIDANCE,
        FEAR_OF_MISTAKE,
        PAYMENT_FILE,
        FORCE_MAJEURE,
        UNIT_REFORM,
        OVERLAP
    }

    /** How far it is. */
    public enum Progress {
        OPEN,
        IN_PROGRESS,
        ESCALATED,
        RESOLVED,
        ACCEPTED_AS_CAUSE;

        boolean isClosed() {
            return this == RESOLVED || this == ACCEPTED_AS_CAUSE;
        }
    }

    /** Something that was done about it. */
    public record Step(LocalDate on, String text, Progress progress) {}

    /** An obstacle as it is opened. */
    public record Submission(
            String number,
            Code code,
            String unit,
            @Nullable String project,
            @Nullable UUID contractId,
            String text,
            String owner,
            LocalDate openedOn,
            LocalDate dueOn,
            Money held) {

        Obstacle obstacle() {
            return new Obstacle(
                    number,
                    code,
                    unit,
                    project,
                    contractId,
                    text,
                    owner,
                    openedOn,
                    dueOn,
                    held,
                    Progress.OPEN,
                    null,
                    List.of());
        }
    }

    Obstacle after(Step step) {
        List<Step> all = new ArrayList<>(steps);
        all.add(step);
        return new Obstacle(
                number,
                code,
                unit,
                project,
                contractId,
                text,
                owner,
                openedOn,
                dueOn,
                held,
                step.progress(),
                step.progress().isClosed() ? step.on() : null,
                all);
    }

    LocalDate lastStep() {
        return steps.isEmpty() ? openedOn : steps.get(steps.size() - 1).on();
    }
}
