package vn.ntm.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.embedded.StackResource;

/** Races on purpose: whatever runs side by side, no đồng is spent that is not there, and nobody waits in a circle. */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "budget"),
        restrictToAnnotatedClass = false)
class RacesIT {

    private static final String PROJECT = "DA-01";

    private final Scenario the = new Scenario(2021);

    /** 200 requests of 1.5 billion against 200 billion: 133 fit, the rest are told what remains. */
    @Test
    void invariant_4_two_hundred_parallel_requests_leave_at_most_the_plan() throws Exception {
        long plan = 200_000_000_000L;
        long each = 1_500_000_000L;
        the.detailed(PROJECT, plan);
        List<Map<String, Object>> requests = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            requests.add(the.request("DIRECT", null, PROJECT, each, 0, the.day(3, 1)));
        }

        List<Response> answers = together(
                16,
                requests.stream()
                        .<Callable<Response>>map(request -> () -> the.province.make("/v1/payment-requests", request))
                        .toList());

        long fitting = plan / each;
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize((int) fitting);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                .hasSize(200 - (int) fitting)
                .allSatisfy(answer -> {
                    assertThat(answer.<String>path("errors[0].code")).isEqualTo("exceeds-availability");
                    assertThat(((Number) answer.path("errors[0].params.left")).longValue())
                            .isEqualTo(plan - fitting * each);
                });
        assertThat(the.buckets(PROJECT))
                .containsEntry(Bucket.IN_PAYMENT, fitting * each)
                .containsEntry(Bucket.FREE, plan - fitting * each);
        the.assertSound();
    }

    @Test
    void of_two_requests_that_are_each_fine_alone_one_is_refused() throws Exception {
        the.detailed(PROJECT, 100);
        List<Response> answers = together(
                2,
                List.of(
                        () -> the.ask("DIRECT", null, PROJECT, 60, 0, the.day(3, 1)),
                        () -> the.ask("DIRECT", null, PROJECT, 60, 0, the.day(3, 1))));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.FREE, 40L).containsEntry(Bucket.IN_PAYMENT, 60L);
    }

    @Test
    void a_plan_is_not_cut_below_a_request_in_flight() throws Exception {
        the.detailed(PROJECT, 100);
        String unit = the.province.commune(1);
        String cut = the.province.made(
                "/v1/plan-decisions",
                the.decision("ADJUST", the.day(2, 1), 60, List.of(Scenario.line(unit, PROJECT, unit, null, 60))));
        List<Response> answers = together(
                2,
                List.of(
                        () -> the.ask("DIRECT", null, PROJECT, 60, 0, the.day(3, 1)),
                        () -> the.province.approve("/v1/plan-decisions", cut)));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.FREE, 40L);
    }

    @Test
    void a_contract_is_not_amended_below_what_is_paid_meanwhile() throws Exception {
        the.detailed(PROJECT, 1_000);
        String contract = the.contract(PROJECT, 900);
        the.commit(contract, 500);
        String more = the.province.made("/v1/commitments", the.commitmentOf(contract, 400));
        List<Response> answers = together(
                2, List.of(() -> the.province.approve("/v1/commitments", more), () -> the.amend(contract, 600)));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
        long value = ((Number)
                        the.province.auditor().get("/v1/contracts/" + contract).path("value.amount"))
                .longValue();
        assertThat(the.buckets(PROJECT).get(Bucket.COMMITTED)).isLessThanOrEqualTo(value);
    }

    @Test
    void a_request_is_refused_or_booked_but_never_both() throws Exception {
        the.detailed(PROJECT, 100);
        String id = the.inFlight("DIRECT", null, PROJECT, 60, 0, the.day(3, 1));
        List<Response> answers = together(
                2,
                List.of(() -> the.book(id, the.day(3, 2)), () -> the.end(id, "refusal", the.province, the.day(3, 2))));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
        Map<Bucket, Long> held = the.buckets(PROJECT);
        assertThat(held.get(Bucket.IN_PAYMENT)).isZero();
        assertThat(held.get(Bucket.PAID) + held.get(Bucket.FREE)).isEqualTo(100);
    }

    @Test
    void a_booking_is_reversed_once_also_by_two_at_a_time() throws Exception {
        the.detailed(PROJECT, 100);
        String id = the.paid("DIRECT", null, PROJECT, 60, 0, the.day(3, 1));
        String booking = the.province
                .auditor()
                .get("/v1/ledger/transactions?kind=PAYMENT_BOOKED&document=payment-requests/" + id)
                .path("items[0].id");
        Callable<Response> reversal = () -> Http.as(the.province.code() + "-inspector", "approver", the.province.code())
                .body(Map.of("businessDate", the.day(3, 4).toString(), "reason", "twice"))
                .post("/v1/ledger/transactions/" + booking + "/reverse");

        assertThat(together(2, List.of(reversal, reversal)))
                .extracting(Response::statusCode)
                .containsExactlyInAnyOrder(201, 409);
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.IN_PAYMENT, 60L).containsEntry(Bucket.PAID, 0L);
    }

    /** Years of their own, so that no other test's month is closed. */
    @Test
    void a_month_that_closes_takes_what_began_before_and_nothing_after() throws Exception {
        Scenario old = new Scenario(1999);
        old.detailed(PROJECT, 1_000);
        LocalDate day = old.day(3, 10);
        List<Callable<Response>> steps = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            steps.add(() -> old.ask("DIRECT", null, PROJECT, 10, 0, day));
        }
        steps.add(() -> old.province.treasurer().body(Map.of("reason", "over")).post("/v1/periods/1999-03/closure"));
        List<Response> answers = together(9, steps);

        assertThat(answers.get(8).statusCode()).isEqualTo(201);
        long booked = answers.subList(0, 8).stream()
                .filter(answer -> answer.statusCode() == 201)
                .count();
        assertThat(old.buckets(PROJECT)).containsEntry(Bucket.IN_PAYMENT, booked * 10);
        Response late = old.ask("DIRECT", null, PROJECT, 10, 0, day);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.<String>path("errors[0].code")).isEqualTo("period-closed");
        assertThat(old.ask("DIRECT", null, PROJECT, 10, 0, old.day(4, 1)).statusCode())
                .isEqualTo(201);
    }

    private static List<Response> together(int threads, List<Callable<Response>> steps) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Response>> running = new ArrayList<>();
            for (Callable<Response> step : steps) {
                running.add(pool.submit(() -> {
                    start.await();
                    return step.call();
                }));
            }
            start.countDown();
            List<Response> answers = new ArrayList<>();
            for (Future<Response> one : running) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            pool.shutdown();
        }
    }
}
