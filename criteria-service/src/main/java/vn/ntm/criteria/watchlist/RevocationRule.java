package vn.ntm.criteria.watchlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.criteria.unit.UnitKind;

/**
 * When the law revokes, as data: a share of criteria that fail, with or without a named one among them, or a share of a
 * district's communes that were revoked.
 *
 * @param code short name that addresses it
 * @param criteriaSet the set whose criteria it counts, absent for a rule on communes only
 * @param namedSharePercent from this share on it revokes if a named criterion fails too
 * @param sharePercent from this share on it revokes in any case
 * @param namedCriteria codes of the named criteria in that set, separated by {@code ;}
 * @param communesPercent share of revoked communes from which a district is revoked
 * @param validTo first day after the period, absent while it is open
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RevocationRule(
        String code,
        UnitKind unitKind,
        @Nullable String criteriaSet,
        @Nullable BigDecimal namedSharePercent,
        @Nullable BigDecimal sharePercent,
        @Nullable String namedCriteria,
        @Nullable BigDecimal communesPercent,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String legalSource,
        Basis basis,
        String source,
        Confidence confidence,
        @Nullable String note) {

    /** The codes of the named criteria. */
    public Set<String> named() {
        return namedCriteria == null
                ? Set.of()
                : Arrays.stream(namedCriteria.split(";"))
                        .map(String::strip)
                        .filter(code -> !code.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The case in which the law revokes, or null. Shares are compared as fractions: of 19 criteria 6 are 30 percent and more,
     * 10 are half and more.
     *
     * @param failing codes of the criteria that are not met; what is not reported is not known to fail
     * @param total criteria that apply
     */
    @Nullable
    WatchCause causeOf(Set<String> failing, int total) {
        if (reaches(failing.size(), total, sharePercent)) {
            return WatchCause.SHARE;
        }
        boolean named = failing.stream().anyMatch(named()::contains);
        return named && reaches(failing.size(), total, namedSharePercent) ? WatchCause.SHARE_WITH_NAMED : null;
    }

    /** Whether so many of a district's communes were revoked that the law revokes the district. */
    boolean cascades(int revoked, int communes) {
        return reaches(revoked, communes, communesPercent);
    }

    private static boolean reaches(int part, int whole, @Nullable BigDecimal percent) {
        return percent != null
                && whole > 0
                && BigDecimal.valueOf(part).movePointRight(2).compareTo(percent.multiply(BigDecimal.valueOf(whole)))
                        >= 0;
    }
}
