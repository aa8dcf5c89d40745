package vn.ntm.criteria.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.procedure.Body;
import vn.ntm.criteria.procedure.StepKind;

/**
 * One step that was taken; it never changes.
 *
 * @param number from 1, in the order of recording
 * @param attempt from 1, one more with each resubmission
 * @param on when it was taken
 * @param computed whether the outcome follows from counts and known shares; otherwise it is stated as the minutes say
 * @param procedure code of the procedure in force on that day
 * @param body who took it by that procedure
 * @param makerId opaque id of who recorded it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DossierStep(
        int number,
        int attempt,
        StepKind kind,
        LocalDate on,
        Outcome outcome,
        boolean computed,
        String procedure,
        Body body,
        String makerId,
        String makerRole,
        OffsetDateTime recordedAt,
        String reason,
        List<Condition> conditions,
        @Nullable Survey survey,
        @Nullable Vote vote,
        @Nullable Decision decision) {}
