package vn.ntm.criteria.recognition;

import java.time.LocalDate;
import vn.ntm.platform.register.Filter;

/** What became of a decision by a day; nobody has to do anything for one to expire. */
public enum Standing {
    IN_FORCE("?::date <@ daterange(decided_on::date, least(revoked_on, expires_on)::date)"),
    EXPIRED("? >= expires_on and (revoked_on is null or revoked_on >= expires_on)"),
    REVOKED("? >= revoked_on and (expires_on is null or revoked_on < expires_on)");

    private static final String DECIDED = "state = 'APPROVED' and status = 'DECIDED' and ";

    private final String condition;

    Standing(String condition) {
        this.condition = condition;
    }

    Filter on(LocalDate day) {
        return new Filter(DECIDED + condition, day.toString());
    }
}
