package vn.ntm.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {

    /** Far ahead of every clock, so that the time of the test, not of its neighbours, is in the identifiers. */
    private static final long LATER = 5_000_000_000_000L;

    @Test
    void ids_of_one_millisecond_stand_in_the_order_in_which_they_were_made() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            made.add(Ids.next(LATER).toString());
        }
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_clock_that_goes_back_makes_no_smaller_id() {
        UUID before = Ids.next(LATER + 10_000);
        UUID after = Ids.next(LATER);
        assertThat(after.toString()).isGreaterThan(before.toString());
    }

    @Test
    void the_time_is_in_the_first_48_bits_and_version_and_variant_are_those_of_the_standard() {
        UUID id = Ids.next(LATER + 50_000);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(LATER + 50_000);
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void threads_never_make_the_same_id() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<List<UUID>> many = () ->
                    IntStream.range(0, 5_000).mapToObj(i -> Ids.next(LATER)).toList();
            List<UUID> all = new ArrayList<>();
            for (var made : threads.invokeAll(Collections.nCopies(4, many))) {
                all.addAll(made.get());
            }
            assertThat(all).hasSize(20_000).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }
}
