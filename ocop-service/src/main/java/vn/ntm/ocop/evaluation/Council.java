package vn.ntm.ocop.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.ruleset.StarAuthority;

/** Who scores: a council set up by a decision, one of whose members is its chair. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Council(
        String code,
        StarAuthority.Level level,
        String unit,
        @Nullable String decisionNumber,
        LocalDate establishedOn,
        List<Member> members) {

    /** A member by opaque id. */
    public record Member(String actor, boolean chair) {}
}
