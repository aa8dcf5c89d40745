package vn.ntm.budget.law;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.ntm.budget.DocumentRules;
import vn.ntm.platform.security.Caller;
import vn.ntm.platform.unit.UnitRegister;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/**
 * Who decides what, by the rule in force on the decision's day. A token says of which units somebody is, so the level of
 * the body that decides can be held against the rule; whether a province's Council or its Committee sat cannot.
 */
@Singleton
public class Deciders {

    private static final Set<String> PROVINCES = Set.of("PROVINCE", "CITY_PROVINCE");
    private static final Set<String> DISTRICTS = Set.of("CITY", "TOWN", "RURAL_DISTRICT");

    private final RuleBook law;
    private final DocumentRules rules;
    private final UnitRegister units;
    private final Caller caller;

    Deciders(RuleBook law, DocumentRules rules, UnitRegister units, Caller caller) {
        this.law = law;
        this.rules = rules;
        this.units = units;
        this.caller = caller;
    }

    /** 403 that cites the rule, when no unit of the caller's is the level that decides over all of these. */
    public void require(Handle handle, String code, Collection<String> touched, LocalDate on) {
        law.find(code, on)
                .filter(rule -> caller.units().stream().noneMatch(unit -> decides(handle, rule, unit, touched, on)))
                .ifPresent(rule -> {
                    throw ProblemException.of(
                            ProblemType.FORBIDDEN,
                            "",
                            "may-not-decide",
                            Map.of(
                                    "rule", rule.code(),
                                    "law", rule.citation(),
                                    "given", String.join(", ", caller.units()),
                                    "who", rule.value(),
                                    "on", on));
                });
    }

    private boolean decides(Handle handle, LawRule rule, String unit, Collection<String> touched, LocalDate on) {
        String kind = units.find(handle, unit, on).map(found -> found.kind()).orElse("");
        boolean level =
                switch (rule.value()) {
                    case "PRIME_MINISTER", "PROVINCIAL_COUNCIL", "PROVINCIAL_COMMITTEE" -> PROVINCES.contains(kind);
                    case "DISTRICT_COMMITTEE" -> PROVINCES.contains(kind) || DISTRICTS.contains(kind);
                    case "LEVEL_ABOVE" -> !touched.contains(unit);
                    default -> true;
                };
        return level
                && rules
                        .covers(
                                handle,
                                touched.stream()
                                        .map(code -> new DocumentRules.Place(code, on, List.of(unit)))
                                        .toList())
                        .values()
                        .stream()
                        .allMatch(cover -> cover == DocumentRules.Cover.COVERED);
    }
}
