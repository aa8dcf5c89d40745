package vn.ntm.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** The sums of money that are kept for all that is known now are those of the facts, whatever was corrected. */
@QuarkusTest
class KeptMoneyIT extends ReportingTest {

    private static final String OF_FACTS = """
            select kind, unit, from_unit, year, valid_from as day, sum(numerator) as amount, count(*) as facts,
                   count(*) filter (where reconstructed) as reconstructed, valid_from as said_on
            from fact
            where kind in ('APPROPRIATION', 'ASSIGNMENT', 'DISBURSEMENT') and recorded_to = 'infinity' and unit like '57%'
            group by 1, 2, 3, 4, 5
            """;
    private static final String KEPT = "select * from kept_money where unit like '57%' and facts <> 0";

    @Test
    void kept_sums_follow_every_correction() {
        MadeUpProvince province = new MadeUpProvince(owner, "57");
        province.units();
        MadeUpBudget budget = new MadeUpBudget(owner, "57");
        budget.publish();
        Random random = new Random(57);
        for (int version = 4; version < 9; version++) {
            for (int payment = 1; payment <= 12; payment++) {
                String day =
                        random.nextInt(4) == 0 ? null : "2021-0" + (1 + random.nextInt(8)) + "-1" + random.nextInt(3);
                budget.booking(
                        String.valueOf(payment),
                        random.nextBoolean() ? "1" : "2",
                        2020 + random.nextInt(2),
                        1_000_000L * (1 + random.nextInt(90)),
                        day,
                        version);
            }
        }
        owner.awaitApplied();

        assertThat(rows("(" + OF_FACTS + ") except (" + KEPT + ")")).isZero();
        assertThat(rows("(" + KEPT + ") except (" + OF_FACTS + ")")).isZero();
        assertThat(rows(KEPT)).isGreaterThan(10);
        assertThat(
                        rows(
                                "select from kept_money where unit like '57%' and facts = 0 and (amount <> 0 or reconstructed <> 0)"))
                .isZero();
        for (String unit : new String[] {"57", "571", "572"}) {
            for (String day : new String[] {"2020-12-31", "2021-01-10", "2021-04-11", "2021-08-31"}) {
                for (String indicator : new String[] {"budget.plan", "budget.disbursed"}) {
                    String asked = "unit=" + unit + "&validOn=" + day;
                    assertThat(value(indicator, asked).get("value"))
                            .as(indicator + " of " + asked)
                            .isEqualTo(value(indicator, asked + "&asOf=" + Instant.now())
                                    .get("value"));
                }
            }
        }
    }

    private int rows(String query) {
        return Jdbi.create(dataSource).withHandle(handle -> handle.createQuery("select count(*) from (" + query + ") q")
                .mapTo(Integer.class)
                .one());
    }
}
