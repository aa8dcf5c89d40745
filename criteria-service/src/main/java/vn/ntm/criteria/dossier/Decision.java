package vn.ntm.criteria.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The decision with what it led to. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Decision(
        String number,
        String signatory,
        int achievementYear,
        @Nullable UUID recognition) {}
