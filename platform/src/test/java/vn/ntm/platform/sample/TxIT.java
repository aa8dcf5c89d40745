package vn.ntm.platform.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.StackResource;
import vn.ntm.platform.db.BoundSql;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.security.Actor;

@QuarkusTest
@QuarkusTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "sample"))
class TxIT {

    private final String text = UUID.randomUUID().toString();

    @Inject
    Database database;

    @Test
    void what_is_to_be_written_later_is_there_for_whoever_next_uses_the_connection() {
        long seen = database.write(Actor.SERVICE, tx -> {
            tx.later(notes(2));
            tx.later(notes(3));
            return written(tx.handle());
        });

        assertThat(seen).isEqualTo(5);
    }

    @Test
    void what_is_to_be_written_later_is_written_before_the_commit() {
        database.write(Actor.SERVICE, tx -> {
            tx.later(notes(1));
            return null;
        });

        assertThat(database.read(this::written)).isEqualTo(1);
    }

    @Test
    void a_question_sees_what_goes_with_it_and_each_statement_is_told_its_own_number_of_rows() {
        List<Integer> told = new ArrayList<>();

        List<Long> seen = database.write(Actor.SERVICE, tx -> {
            tx.later(notes(2).then(told::add));
            tx.later(BoundSql.of("set local enable_seqscan = off"));
            tx.later(notes(3).then(told::add));
            return tx.asking(BoundSql.of("select count(*) from note where text = ?", text), row -> row.getLong(1))
                    .get();
        });

        assertThat(seen).containsExactly(5L);
        assertThat(told).containsExactly(2, 3);
    }

    @Test
    void who_does_not_like_the_number_of_rows_takes_all_back() {
        assertThatThrownBy(() -> database.write(Actor.SERVICE, tx -> {
                    tx.later(notes(1));
                    tx.later(notes(2).then(rows -> {
                        throw new IllegalStateException("Expected none, not " + rows);
                    }));
                    return null;
                }))
                .hasMessage("Expected none, not 2");

        assertThat(database.read(this::written)).isZero();
    }

    @Test
    void a_question_goes_with_the_next_one_and_is_not_asked_twice() {
        List<Long> seen = database.write(Actor.SERVICE, tx -> {
            BoundSql count = BoundSql.of("select count(*) from note where text = ?", text);
            Supplier<List<Long>> before = tx.asking(count, row -> row.getLong(1));
            tx.later(notes(4));
            Supplier<List<Long>> after = tx.asking(count, row -> row.getLong(1));
            return List.of(after.get().get(0), before.get().get(0), before.get().get(0));
        });

        assertThat(seen).containsExactly(4L, 0L, 0L);
    }

    @Test
    void an_insert_that_must_write_all_takes_everything_back_when_it_does_not() {
        String taken = UUID.randomUUID().toString();
        String free = UUID.randomUUID().toString();
        database.write(Actor.SERVICE, tx -> {
            tx.later(whole("other", taken));
            return null;
        });

        assertThatThrownBy(() -> database.write(Actor.SERVICE, tx -> {
                    tx.later(whole("first", free));
                    tx.later(whole("second", taken, UUID.randomUUID().toString()));
                    return null;
                }))
                .hasMessage("second");

        assertThat(database.read(this::written)).isEqualTo(1);
    }

    private BoundSql whole(String name, String... ids) {
        return BoundSql.of(
                        "insert into note (id, text, version) select id, ?, 1 from unnest(?) as n (id) on conflict do nothing",
                        text,
                        SqlArray.texts(List.of(ids)))
                .whole(ids.length, () -> new IllegalStateException(name));
    }

    @Test
    void what_a_refused_command_wanted_to_write_later_is_never_written() {
        database.write(Actor.SERVICE, tx -> {
            int mark = tx.eventMark();
            tx.later(notes(1));
            tx.forgetAfter(mark);
            return null;
        });

        assertThat(database.read(this::written)).isZero();
    }

    private BoundSql notes(int number) {
        List<String> ids = Stream.generate(() -> UUID.randomUUID().toString())
                .limit(number)
                .toList();
        return BoundSql.of(
                "insert into note (id, text, version) select id, ?, 1 from unnest(?) as n (id)",
                text,
                SqlArray.texts(ids));
    }

    private long written(Handle handle) {
        return handle.createQuery("select count(*) from note where text = :text")
                .bind("text", text)
                .mapTo(Long.class)
                .one();
    }
}
