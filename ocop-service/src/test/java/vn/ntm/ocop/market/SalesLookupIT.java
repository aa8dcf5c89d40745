package vn.ntm.ocop.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.StackResource;
import vn.ntm.ocop.Basis;
import vn.ntm.ocop.Faults;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.security.Actor;

/** How often a file of sales asks the database, which decides how long a large one takes. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "ocop"),
        restrictToAnnotatedClass = false)
class SalesLookupIT {

    @Inject
    Database database;

    @Inject
    Sales sales;

    @Test
    void many_rows_are_looked_up_with_as_many_questions_as_one() {
        int one = questions(1);
        assertThat(one).isPositive();
        assertThat(questions(500)).isEqualTo(one);
    }

    private int questions(int rows) {
        List<Sale> file = IntStream.range(0, rows)
                .mapToObj(i -> new Sale(
                        "K-" + i,
                        "SP-" + i,
                        "I-" + i,
                        LocalDate.of(2021, 1, 1),
                        LocalDate.of(2021, 1, 31),
                        null,
                        null,
                        1,
                        false,
                        Basis.SOURCED,
                        "T1"))
                .toList();
        AtomicInteger asked = new AtomicInteger();
        return database.dryRun(Actor.SERVICE, tx -> {
            tx.handle().getConfig(SqlStatements.class).setSqlLogger(new SqlLogger() {
                @Override
                public void logBeforeExecution(StatementContext context) {
                    asked.incrementAndGet();
                }
            });
            sales.faultsOfAll(tx, file, new Faults());
            return asked.get();
        });
    }
}
