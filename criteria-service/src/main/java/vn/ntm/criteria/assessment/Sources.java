package vn.ntm.criteria.assessment;

import jakarta.inject.Singleton;
import vn.ntm.criteria.criteriaset.CriteriaMappings;
import vn.ntm.criteria.criteriaset.CriteriaSets;
import vn.ntm.criteria.criteriaset.ThresholdDecisions;
import vn.ntm.criteria.otherfacts.OtherFacts;
import vn.ntm.criteria.unitclass.UnitClasses;
import vn.ntm.platform.unit.UnitRegister;

/** Where judging looks things up. */
@Singleton
class Sources {

    final CriteriaSets sets;
    final CriteriaMappings mappings;
    final ThresholdDecisions decisions;
    final UnitClasses classes;
    final OtherFacts otherFacts;
    final OwnFacts ownFacts;
    final UnitRegister units;

    Sources(
            CriteriaSets sets,
            CriteriaMappings mappings,
            ThresholdDecisions decisions,
            UnitClasses classes,
            OtherFacts otherFacts,
            OwnFacts ownFacts,
            UnitRegister units) {
        this.sets = sets;
        this.mappings = mappings;
        this.decisions = decisions;
        this.classes = classes;
        this.otherFacts = otherFacts;
        this.ownFacts = ownFacts;
        this.units = units;
    }
}
