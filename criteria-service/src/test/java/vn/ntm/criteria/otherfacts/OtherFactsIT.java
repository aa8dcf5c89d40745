package vn.ntm.criteria.otherfacts;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.ntm.criteria.OtherServices.certificate;
import static vn.ntm.criteria.OtherServices.debt;
import static vn.ntm.criteria.OtherServices.publish;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.StackResource;
import vn.ntm.platform.db.Database;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class OtherFactsIT {

    @Inject
    Database database;

    @Inject
    OtherFacts facts;

    private final String unit = "U-" + UUID.randomUUID();

    @Test
    void a_unit_owes_what_its_projects_owe_and_the_day_decides() {
        String first = "construction-debts/" + UUID.randomUUID();
        publish("budget", "construction-debt-changed", first, 1, unit, debt(unit, "DA-1", 500, "2021-03-01"));
        publish("budget", "construction-debt-changed", first, 2, unit, debt(unit, "DA-1", 0, "2021-09-01"));
        publish(
                "budget",
                "construction-debt-changed",
                "construction-debts/" + UUID.randomUUID(),
                1,
                unit,
                debt(unit, "DA-2", 70, "2021-06-01"));

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(owed("2021-12-31")).isEqualTo(70);
            assertThat(owed("2021-06-30")).isEqualTo(570);
        });
        assertThat(owed("2021-05-31")).isEqualTo(500);
        assertThat(database.<Boolean>read(handle -> facts.constructionDebt(handle, unit, LocalDate.parse("2020-12-31"))
                        .isPresent()))
                .as("nobody said anything for that day, which is not zero")
                .isFalse();
    }

    @Test
    void a_product_counts_while_its_certificate_is_in_force_and_only_then() {
        String subject = "certificates/" + UUID.randomUUID();
        String submitted = certificate("P1", unit, 3, "2021-01-01", "2024-01-01", "SUBMITTED");
        publish("ocop", "certificate-submitted", subject, 1, unit, submitted);
        publish("ocop", "certificate-issued", subject, 2, unit, submitted.replace("SUBMITTED", "APPROVED"));
        String waiting = "certificates/" + UUID.randomUUID();
        publish("ocop", "certificate-submitted", waiting, 1, unit, submitted.replace("P1", "P2"));

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(products("2021-01-01", 3))
                .isEqualTo(1));
        assertThat(products("2020-12-31", 3)).isZero();
        assertThat(products("2023-12-31", 3)).isEqualTo(1);
        assertThat(products("2024-01-01", 3)).isZero();
        assertThat(products("2021-06-01", 4)).isZero();
    }

    private long owed(String on) {
        return database.read(handle -> facts.constructionDebt(handle, unit, LocalDate.parse(on))
                .map(ConstructionDebt::amount)
                .orElse(-1L));
    }

    private int products(String on, int star) {
        return database.read(handle -> facts.ocopProductsInForce(handle, unit, star, LocalDate.parse(on)));
    }
}
