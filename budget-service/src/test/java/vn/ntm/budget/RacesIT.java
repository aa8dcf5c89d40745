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

    /** Each request looks right while the other is pending; the plain one would leave an advance beyond 80 %. */
    @Test
    void refusing_the_recovering_request_while_the_other_is_booked_never_breaks_the_80_percent_rule() throws Exception {
        the.detailed(PROJECT, 10_000);
        String contract = the.contract(PROJECT, 1_000);
        the.commit(contract, 1_000);
        the.paid("ADVANCE", contract, PROJECT, 100, 0, the.day(2, 1));
        the.accept(contract, 1_000);
        the.paid("PAYMENT", contract, PROJECT, 600, 0, the.day(6, 1));
        String recovering = the.inFlight("PAYMENT", contract, PROJECT, 100, 100, the.day(6, 2));
        String plain = the.inFlight("PAYMENT", contract, PROJECT, 200, 0, the.day(6, 2));

        List<Response> answers = together(
                2,
                List.of(
                        () -> the.end(recovering, "refusal", the.province, the.day(6, 3)),
                        () -> the.book(plain, the.day(6, 4))));

        assertThat(answers).extracting(Response::statusCode).containsExactly(201, 409);
        assertThat(answers.get(1).<String>path("errors[0].params.rule")).isEqualTo("RECOVERY_COMPLETE");
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.ADVANCE, 100L).containsEntry(Bucket.PAID, 600L);
        the.assertSound();
    }

    @Test
    void a_year_is_carried_over_once_also_by_two_decisions_at_a_time() throws Exception {
        the.detailed(PROJECT, 1_000);
        List<Callable<Response>> runs = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Map<String, Object> request = the.yearEnd(List.of(PROJECT));
            String id = the.proposed(request);
            runs.add(() -> the.province
                    .approver()
                    .body(Map.of("digest", request.get("digest")))
                    .post("/v1/year-ends/proposals/" + id + "/run"));
        }

        List<Response> answers = together(2, runs);

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 409);
        assertThat(the.buckets(PROJECT))
                .containsEntry(Bucket.CARRIED_OUT, 1_000L)
                .containsEntry(Bucket.FREE, 0L);
        the.assertSound();
    }

    /** 50 came in January and 50 in June, 40 were spent in July: one of two May requests of 30 finds its money. */
    @Test
    void of_two_requests_dated_back_into_a_spent_day_one_is_refused() throws Exception {
        String unit = the.province.commune(1);
        the.appropriate(100);
        the.assign(unit, 100);
        the.detail(unit, PROJECT, 50);
        the.province.approved(
                "/v1/plan-decisions",
                the.decision("DETAIL", the.day(6, 1), 50, List.of(Scenario.line(unit, null, unit, PROJECT, 50))));
        the.paid("DIRECT", null, PROJECT, 40, 0, the.day(7, 1));
        Callable<Response> back = () -> the.ask("DIRECT", null, PROJECT, 30, 0, the.day(5, 31));

        List<Response> answers = together(2, List.of(back, back));

        assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(201, 409);
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.IN_PAYMENT, 30L).containsEntry(Bucket.FREE, 30L);
        the.assertSound();
    }

    /** Requests of one moment share a commit; whoever among them is refused takes nothing from the others. */
    @Test
    void a_refused_request_never_fails_those_that_share_its_commit() throws Exception {
        the.detailed(PROJECT, 1_000);
        List<Callable<Response>> steps = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            int kind = i % 4;
            Map<String, Object> request = the.request("DIRECT", null, PROJECT, 10, 0, the.day(3, 1));
            switch (kind) {
                case 1 -> request.put("gross", Http.money(5_000));
                case 2 -> request.put("unit", "no-such-unit");
                case 3 -> request.put("businessDate", "2019-01-01");
                default -> {}
            }
            steps.add(() -> the.province.make("/v1/payment-requests", request));
        }

        List<Response> answers = together(16, steps);

        for (int i = 0; i < 40; i++) {
            assertThat(answers.get(i).statusCode())
                    .isEqualTo(List.of(201, 409, 422, 422).get(i % 4));
        }
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.IN_PAYMENT, 100L).containsEntry(Bucket.FREE, 900L);
        the.assertSound();
    }

    @Test
    void a_document_number_is_taken_once_also_by_requests_that_share_a_commit() throws Exception {
        the.detailed(PROJECT, 1_000);
        Map<String, Object> request = the.request("DIRECT", null, PROJECT, 10, 0, the.day(3, 1));
        Callable<Response> same = () -> the.province.make("/v1/payment-requests", request);

        List<Response> answers = together(8, java.util.Collections.nCopies(8, same));

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                .hasSize(7)
                .allSatisfy(answer ->
                        assertThat(answer.<String>path("errors[0].code")).isEqualTo("duplicate-document"));
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.IN_PAYMENT, 10L);
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
