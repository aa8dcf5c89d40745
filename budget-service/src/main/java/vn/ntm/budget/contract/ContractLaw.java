package vn.ntm.budget.contract;

import java.util.Optional;
import vn.ntm.budget.law.LawRule;

/** What the law adds to a contract's own sums; a rule that is not in force on its day is absent. */
interface ContractLaw {

    ContractLaw NONE = new ContractLaw() {
        @Override
        public Optional<LawRule> acceptanceDeadline(int budgetYear) {
            return Optional.empty();
        }

        @Override
        public Optional<LawRule> guarantee() {
            return Optional.empty();
        }
    };

    /** By when volume must be accepted to be paid from a year's money. */
    Optional<LawRule> acceptanceDeadline(int budgetYear);

    /** Above which value of the contract an advance needs a guarantee: the rule of the day it was signed. */
    Optional<LawRule> guarantee();
}
