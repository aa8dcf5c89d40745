package vn.ntm.budget.paymentrequest;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/**
 * Random sequences over all steps of a project's money, in whatever order, size and business date: the product and the
 * reference model say yes and no to the same steps, all invariants hold after each, and a refusal changes nothing. A
 * failing sequence is replayed from its seed: {@code new Sequence(seed).run(steps)}.
 */
class SequencesPropertyTest {

    @Property(tries = 60)
    void invariants_1_2_3_9_12_16_19_to_24_hold_after_every_step(@ForAll @LongRange(min = 0) long seed) {
        Sequence sequence = new Sequence(seed);
        sequence.run(80);
        assertThat(sequence.accepted() + sequence.refused()).isEqualTo(80);
    }
}
