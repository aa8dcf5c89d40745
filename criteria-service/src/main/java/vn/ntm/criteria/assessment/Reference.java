package vn.ntm.criteria.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.criteriaset.CriteriaSets;
import vn.ntm.criteria.criteriaset.CriteriaSets.PublishedSet;
import vn.ntm.criteria.criteriaset.Threshold;
import vn.ntm.criteria.criteriaset.ThresholdDecision;
import vn.ntm.criteria.criteriaset.ThresholdDecisions;
import vn.ntm.criteria.unitclass.HeldClass;
import vn.ntm.platform.unit.UnitMap;

/** All that judging looks up and that seldom changes, as it stood at one epoch. */
final class Reference {

    private final long epoch;
    private final UnitMap units;
    private final Map<String, PublishedSet> sets;
    private final Map<String, List<PublishedSet>> families;
    private final Map<String, List<ThresholdDecision>> decisions;
    private final Map<String, List<HeldClass>> classes;
    private final Map<String, List<Round>> rounds;
    private final Map<Shared, Map<String, Threshold>> thresholds = new ConcurrentHashMap<>();

    /**
     * @param sets published sets by id
     * @param families their versions by the id of the first
     * @param decisions approved threshold decisions by set
     * @param classes classes by unit
     * @param rounds rounds by code
     */
    Reference(
            long epoch,
            UnitMap units,
            Map<String, PublishedSet> sets,
            Map<String, List<PublishedSet>> families,
            Map<String, List<ThresholdDecision>> decisions,
            Map<String, List<HeldClass>> classes,
            Map<String, List<Round>> rounds) {
        this.epoch = epoch;
        this.units = units;
        this.sets = sets;
        this.families = families;
        this.decisions = decisions;
        this.classes = classes;
        this.rounds = rounds;
    }

    /** What gives two forms the same thresholds, where nothing of the forms' own goes into them. */
    record Shared(
            String set,
            int year,
            @Nullable String region,
            @Nullable Integer group,
            @Nullable Boolean difficult,
            Set<HeldClass.Attribute> differing) {}

    long epoch() {
        return epoch;
    }

    UnitMap units() {
        return units;
    }

    Optional<PublishedSet> set(String id) {
        return Optional.ofNullable(sets.get(id));
    }

    /** The version of the set's law that holds on the day: an amendment counts from its day on. */
    Optional<PublishedSet> versionOn(PublishedSet set, LocalDate on) {
        return CriteriaSets.holding(families.getOrDefault(set.set().family(), List.of()), on);
    }

    List<ThresholdDecision> decisions(String set, LocalDate on) {
        return ThresholdDecisions.inForce(decisions.getOrDefault(set, List.of()), on);
    }

    @Nullable
    HeldClass unitClass(String unit, LocalDate on) {
        for (HeldClass found : classes.getOrDefault(unit, List.of())) {
            if (found.isValidOn(on)) {
                return found;
            }
        }
        return null;
    }

    List<Round> rounds(String code) {
        return rounds.getOrDefault(code, List.of());
    }

    /** Thresholds that many forms share, resolved once each; the map is filled by whoever needs one first. */
    Map<String, Threshold> thresholds(Shared shared) {
        return thresholds.computeIfAbsent(shared, key -> new ConcurrentHashMap<>());
    }
}
