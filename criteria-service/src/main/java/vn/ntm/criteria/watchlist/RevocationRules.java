package vn.ntm.criteria.watchlist;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.Tx;
import vn.ntm.platform.event.EventDraft;
import vn.ntm.platform.register.Entry;
import vn.ntm.platform.register.Filter;
import vn.ntm.platform.register.Register;
import vn.ntm.platform.register.State;
import vn.ntm.platform.register.Visibility;
import vn.ntm.platform.security.Actor;
import vn.ntm.platform.table.ImportReport;
import vn.ntm.platform.table.TableReader;
import vn.ntm.platform.web.Fault;
import vn.ntm.platform.web.ProblemException;

/** Rules of revocation: entered by one person, in use once another approved them. */
@Singleton
class RevocationRules {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Register<RevocationRule> register;

    RevocationRules(ObjectMapper json) {
        this.register = new Register<>(
                "revocation_rule",
                RevocationRule.class,
                json,
                RevocationRule::code,
                Visibility.open(rule -> null),
                State.SUBMITTED,
                RevocationRules::event);
    }

    Register<RevocationRule> register() {
        return register;
    }

    ImportReport importRows(Tx tx, Actor maker, List<RevocationRule> rows, boolean dryRun) {
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            faults.addAll(faultsOf(rows.get(i), TableReader.pointer(i)));
        }
        ProblemException.throwIfAny(faults);
        return register.importAll(tx, maker, rows, dryRun).report();
    }

    void approved(Tx tx, List<Entry<RevocationRule>> entries) {
        // the event of the approval says it all
    }

    /** The approved rule for the criteria of this set on that day. */
    Optional<RevocationRule> ofSet(Handle handle, String criteriaSet, LocalDate on) {
        return first(handle, on, Filter.same("doc ->> 'criteriaSet'", criteriaSet));
    }

    /** The approved rule on a district's communes on that day. */
    Optional<RevocationRule> ofCommunes(Handle handle, String districtKind, LocalDate on) {
        return first(
                handle, on, Filter.same("doc ->> 'communesPercent' is not null and doc ->> 'unitKind'", districtKind));
    }

    private Optional<RevocationRule> first(Handle handle, LocalDate on, Filter filter) {
        List<Filter> filters = List.of(
                Filter.same("state", State.APPROVED),
                filter,
                new Filter("?::date <@ daterange((doc ->> 'validFrom')::date, (doc ->> 'validTo')::date)", on));
        return register.table().list(handle, filters, null, "", 1).stream()
                .map(Entry::content)
                .findFirst();
    }

    static List<Fault> faultsOf(RevocationRule rule, String pointer) {
        List<Fault> faults = new ArrayList<>();
        LocalDate to = rule.validTo();
        if (to != null && !rule.validFrom().isBefore(to)) {
            faults.add(Fault.at(
                    pointer + "/validTo", "ends-before-it-begins", Map.of("from", rule.validFrom(), "to", to)));
        }
        share(rule.namedSharePercent(), pointer + "/namedSharePercent", faults);
        share(rule.sharePercent(), pointer + "/sharePercent", faults);
        share(rule.communesPercent(), pointer + "/communesPercent", faults);
        if (rule.sharePercent() != null && rule.criteriaSet() == null) {
            faults.add(Fault.at(pointer + "/criteriaSet", "missing"));
        }
        if (rule.sharePercent() == null && rule.communesPercent() == null) {
            faults.add(Fault.at(pointer + "/sharePercent", "missing"));
        }
        if (rule.namedSharePercent() != null && rule.named().isEmpty()) {
            faults.add(Fault.at(pointer + "/namedCriteria", "missing"));
        }
        return faults;
    }

    private static void share(@Nullable BigDecimal share, String pointer, List<Fault> faults) {
        if (share != null && (share.signum() <= 0 || share.compareTo(HUNDRED) > 0)) {
            faults.add(Fault.at(pointer, "not-a-share", Map.of("given", share)));
        }
    }

    private static EventDraft event(Entry<RevocationRule> entry) {
        String fact = entry.state() == State.APPROVED ? "revocation-rule-approved" : "revocation-rule-submitted";
        return new EventDraft(
                "ntm.criteria",
                "vn.ntm.criteria." + fact + ".v1",
                "revocation-rules/" + entry.id(),
                entry.version(),
                entry.content().code(),
                entry.content().validFrom(),
                entry);
    }
}
