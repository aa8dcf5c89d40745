package vn.ntm.budget.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.ntm.platform.money.Money;
import vn.ntm.platform.web.ProblemException;
import vn.ntm.platform.web.ProblemType;

/**
 * Where a contract stands over all its years and sources, and what it still bears; plain Java on locked values. The same
 * rules are asked when a payment is requested and again when it is booked: two requests can each look right and break a
 * rule together when one of them is refused.
 *
 * @param terms what the contract and the law allow
 * @param accepted volume taken over
 * @param committed set aside and not spoken for
 * @param inPayment cash of requests in flight
 * @param advance advances outstanding
 * @param paid paid volume, settled included
 * @param pendingAdvance advances asked and not resolved
 * @param pendingVolume volume asked and not resolved
 * @param pendingRecovery recovery asked and not resolved
 */
public record ContractPosition(
        Terms terms,
        long accepted,
        long committed,
        long inPayment,
        long advance,
        long paid,
        long pendingAdvance,
        long pendingVolume,
        long pendingRecovery) {

    /**
     * What the contract and the law allow.
     *
     * @param contract the contract's number, which a refusal names as the deciding document
     * @param value value as amended
     * @param capPercent largest share of the value that may be out as advance
     * @param capLaw where that share is written
     * @param completePercent share of the value at which all advances must be recovered
     * @param completeLaw where that share is written
     */
    public record Terms(
            String contract, long value, int capPercent, String capLaw, int completePercent, String completeLaw) {

        long cap() {
            return share(value, capPercent);
        }

        /** Whether this much paid volume means that no advance may be outstanding any more. */
        boolean mustBeRecovered(long paidVolume) {
            return paidVolume >= value
                    || Math.multiplyExact(paidVolume, 100L) >= Math.multiplyExact(value, completePercent);
        }

        private static long share(long value, int percent) {
            return value / 100 * percent + value % 100 * percent / 100;
        }

        Terms worth(long amended) {
            return new Terms(contract, amended, capPercent, capLaw, completePercent, completeLaw);
        }
    }

    /** A rule that a step would break, with what is left for it. */
    public record Breach(String code, String rule, String law, long left, long requested) {

        public ProblemException problem(String cell, String decidedBy) {
            Map<String, Object> params = new HashMap<>();
            params.put("rule", rule);
            params.put("law", law);
            params.put("cell", cell);
            params.put("left", Money.vnd(left));
            params.put("requested", Money.vnd(requested));
            params.put("decidedBy", decidedBy);
            return ProblemException.of(ProblemType.CONFLICT, "", code, params);
        }
    }

    private static final String CONTRACT_LAW = "11/2020/NĐ-CP";

    /** All that the contract costs or will cost as known: committed, asked, advanced, paid. */
    public long claimed() {
        return committed + inPayment + advance + paid;
    }

    public Optional<Breach> commit(long amount) {
        return within("exceeds-contract", "CONTRACT_VALUE", CONTRACT_LAW, terms.value() - claimed(), amount);
    }

    public Optional<Breach> accept(long volume) {
        return within("exceeds-contract", "ACCEPTED_WITHIN_VALUE", CONTRACT_LAW, terms.value() - accepted, volume);
    }

    public Optional<Breach> requestAdvance(long amount) {
        long left = terms.cap() - advance - pendingAdvance;
        return within("exceeds-advance-cap", "ADVANCE_CAP", terms.capLaw(), left, amount)
                .or(() -> recovered(paid + pendingVolume, advance + pendingAdvance + amount - pendingRecovery, 0));
    }

    public Optional<Breach> requestPayment(long volume, long recovery) {
        return within(
                        "exceeds-accepted-volume",
                        "PAID_WITHIN_ACCEPTED",
                        CONTRACT_LAW,
                        accepted - paid - pendingVolume,
                        volume)
                .or(() -> within(
                        "recovers-too-much",
                        "RECOVERY_WITHIN_ADVANCE",
                        terms.completeLaw(),
                        advance - pendingRecovery,
                        recovery))
                .or(() ->
                        recovered(paid + pendingVolume + volume, advance + pendingAdvance - pendingRecovery, recovery));
    }

    /** Booking an advance looks at what is true, not at what is asked elsewhere. */
    public Optional<Breach> bookAdvance(long amount) {
        return within("exceeds-advance-cap", "ADVANCE_CAP", terms.capLaw(), terms.cap() - advance, amount)
                .or(() -> recovered(paid, advance + amount, 0));
    }

    public Optional<Breach> bookPayment(long volume, long recovery) {
        return within("exceeds-accepted-volume", "PAID_WITHIN_ACCEPTED", CONTRACT_LAW, accepted - paid, volume)
                .or(() ->
                        within("recovers-too-much", "RECOVERY_WITHIN_ADVANCE", terms.completeLaw(), advance, recovery))
                .or(() -> recovered(paid + volume, advance, recovery));
    }

    /** Taking a booking back, or giving back what was paid: the position after it must be a lawful one. */
    public Optional<Breach> become(long newAdvance, long newPaid) {
        return within("exceeds-advance-cap", "ADVANCE_CAP", terms.capLaw(), terms.cap(), newAdvance)
                .or(() -> recovered(newPaid, newAdvance, 0));
    }

    public Optional<Breach> amend(long newValue) {
        Terms amended = terms.worth(newValue);
        if (newValue < claimed()) {
            return Optional.of(
                    new Breach("below-what-is-claimed", "CONTRACT_VALUE", CONTRACT_LAW, claimed(), newValue));
        }
        if (newValue < accepted) {
            return Optional.of(
                    new Breach("below-what-is-claimed", "ACCEPTED_WITHIN_VALUE", CONTRACT_LAW, accepted, newValue));
        }
        ContractPosition after = new ContractPosition(
                amended, accepted, committed, inPayment, advance, paid, pendingAdvance, pendingVolume, pendingRecovery);
        return after.become(advance, paid);
    }

    private Optional<Breach> recovered(long paidVolume, long outstanding, long recovery) {
        return terms.mustBeRecovered(paidVolume) && outstanding > recovery
                ? Optional.of(new Breach(
                        "advance-not-recovered", "RECOVERY_COMPLETE", terms.completeLaw(), outstanding, recovery))
                : Optional.empty();
    }

    private static Optional<Breach> within(String code, String rule, String law, long left, long requested) {
        return requested > left
                ? Optional.of(new Breach(code, rule, law, Math.max(left, 0), requested))
                : Optional.empty();
    }
}
