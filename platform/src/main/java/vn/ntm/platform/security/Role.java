package vn.ntm.platform.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may be; the names in tokens are lower-case with dashes. */
public enum Role {
    PROVINCE_OFFICER,
    DISTRICT_OFFICER,
    COMMUNE_OFFICER,
    APPRAISER,
    APPROVER,
    TREASURER,
    AUDITOR,
    INTEGRATION;

    public String claim() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Role> ofClaim(String claim) {
        return Arrays.stream(values())
                .filter(role -> role.claim().equals(claim))
                .findFirst();
    }
}
