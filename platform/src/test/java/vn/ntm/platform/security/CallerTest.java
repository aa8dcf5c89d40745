package vn.ntm.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/** Who may not is told whom to ask. */
class CallerTest {

    @Test
    void a_role_that_is_missing_is_named() {
        Caller caller = new Caller();
        caller.identify(new Identity("a-1", "client", EnumSet.of(Role.AUDITOR), List.of("22")));
        ProblemException refused = refused(caller);
        assertThat(refused.type()).isEqualTo(ProblemType.FORBIDDEN);
        Fault fault = refused.faults().get(0);
        assertThat(fault.code()).isEqualTo("role-needed");
        assertThat(fault.params())
                .containsEntry("needed", "approver, treasurer")
                .containsEntry("given", "auditor");
    }

    @Test
    void somebody_without_any_role_is_told_so_and_nobody_is_asked_who_he_is() {
        Caller caller = new Caller();
        assertThat(refused(caller).type()).isEqualTo(ProblemType.UNAUTHENTICATED);
        caller.identify(new Identity("a-1", "client", Set.of(), List.of()));
        assertThat(refused(caller).faults().get(0).params()).containsEntry("given", "–");
    }

    private static ProblemException refused(Caller caller) {
        return catchThrowableOfType(ProblemException.class, () -> caller.require(Role.APPROVER, Role.TREASURER));
    }
}
