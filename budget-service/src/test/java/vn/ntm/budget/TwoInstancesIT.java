package vn.ntm.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import vn.ntm.budget.ledger.Bucket;
import vn.ntm.embedded.StackResource;

/**
 * Two processes of the service on one database keep together what one keeps alone; and what was committed stays answered
 * when the process dies before it could say so. The kill comes last, because the second process is started once.
 */
@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "budget"),
        restrictToAnnotatedClass = false)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoInstancesIT {

    private static final String PROJECT = "DA-01";
    private static final String PATH = "/v1/payment-requests";
    private static DatabaseGate gate;
    private static SecondInstance second;

    private final Scenario the = new Scenario(2021);

    @BeforeAll
    static void start() throws Exception {
        gate = new DatabaseGate(SecondInstance.databasePort());
        second = SecondInstance.start(gate);
    }

    @AfterAll
    static void stop() throws Exception {
        second.close();
        gate.close();
    }

    /** 200 requests of 1.5 billion against 200 billion, every other one to the other instance. */
    @Test
    @Order(1)
    void invariant_4_two_hundred_parallel_requests_to_two_instances_leave_at_most_the_plan() throws Exception {
        long plan = 200_000_000_000L;
        long each = 1_500_000_000L;
        long fitting = plan / each;
        the.detailed(PROJECT, plan);
        List<Callable<Response>> steps = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Map<String, Object> request = the.request("DIRECT", null, PROJECT, each, 0, the.day(3, 1));
            String url = i % 2 == 0 ? PATH : second.url(PATH);
            steps.add(() -> the.province.maker().body(request).post(url));
        }

        List<Response> answers = together(16, steps);

        assertThat(answers.stream().filter(answer -> answer.statusCode() == 201))
                .hasSize((int) fitting);
        assertThat(answers.stream().filter(answer -> answer.statusCode() == 409))
                .hasSize(200 - (int) fitting)
                .allSatisfy(answer -> assertThat(((Number) answer.path("errors[0].params.left")).longValue())
                        .isEqualTo(plan - fitting * each));
        assertThat(the.buckets(PROJECT))
                .containsEntry(Bucket.IN_PAYMENT, fitting * each)
                .containsEntry(Bucket.FREE, plan - fitting * each);
        the.assertSound();
    }

    @Test
    @Order(2)
    void invariant_27_a_retry_at_the_other_instance_gets_the_first_answer_also_a_refusal() {
        the.detailed(PROJECT, 100);
        Map<String, Object> fits = the.request("DIRECT", null, PROJECT, 60, 0, the.day(3, 1));
        Map<String, Object> tooMuch = the.request("DIRECT", null, PROJECT, 61, 0, the.day(3, 1));
        for (Map<String, Object> request : List.of(fits, tooMuch)) {
            String key = UUID.randomUUID().toString();
            Response first = keyed(key, request, second.url(PATH));
            Response again = keyed(key, request, PATH);
            assertReplayed(again, first.statusCode(), first.asString());
            Map<String, Object> other = the.request("DIRECT", null, PROJECT, 1, 0, the.day(3, 1));
            assertThat(keyed(key, other, PATH).statusCode()).isEqualTo(422);
        }
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.IN_PAYMENT, 60L).containsEntry(Bucket.FREE, 40L);
    }

    @Test
    @Order(3)
    void a_key_whose_request_still_runs_at_one_instance_is_in_flight_at_the_other() throws Exception {
        the.detailed(PROJECT, 100);
        Map<String, Object> request = the.request("DIRECT", null, PROJECT, 60, 0, the.day(3, 1));
        String key = UUID.randomUUID().toString();
        DatabaseGate.Watch commit = gate.stop(number(request), DatabaseGate.Stop.BEFORE_COMMIT);
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<Response> first = pool.submit(() -> keyed(key, request, second.url(PATH)));
            commit.awaitReached();
            Response meanwhile = keyed(key, request, PATH);
            meanwhile.then().statusCode(409).header("Retry-After", equalTo("1"));
            assertThat(meanwhile.<String>path("type")).endsWith("key-in-flight");
            commit.open();
            Response done = first.get();
            assertThat(done.statusCode()).isEqualTo(201);
            assertReplayed(keyed(key, request, PATH), 201, done.asString());
        } finally {
            commit.open();
            pool.shutdown();
        }
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.IN_PAYMENT, 60L);
    }

    /** Two answers that nobody heard: one effect and one refusal, both durable when the process is killed. */
    @Test
    @Order(4)
    void invariant_27_what_was_committed_is_answered_again_after_kill_9_before_the_reply() throws Exception {
        the.detailed(PROJECT, 100);
        Map<String, Object> fits = the.request("DIRECT", null, PROJECT, 60, 0, the.day(3, 1));
        Map<String, Object> tooMuch = the.request("DIRECT", null, "DA-02", 1, 0, the.day(3, 1));
        String fitting = UUID.randomUUID().toString();
        String refused = UUID.randomUUID().toString();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            DatabaseGate.Watch effect = gate.stop(number(fits), DatabaseGate.Stop.AFTER_COMMIT);
            Future<Response> first = pool.submit(() -> keyed(fitting, fits, second.url(PATH)));
            effect.awaitReached();
            DatabaseGate.Watch refusal = gate.stop(number(tooMuch), DatabaseGate.Stop.AFTER_COMMIT);
            Future<Response> other = pool.submit(() -> keyed(refused, tooMuch, second.url(PATH)));
            refusal.awaitReached();
            assertThat(the.buckets(PROJECT)).containsEntry(Bucket.IN_PAYMENT, 60L);
            assertThat(first.isDone()).isFalse();
            assertThat(other.isDone()).isFalse();

            second.kill();

            assertThatThrownBy(first::get).isInstanceOf(ExecutionException.class);
            assertThatThrownBy(other::get).isInstanceOf(ExecutionException.class);
        } finally {
            pool.shutdown();
        }
        Response again = keyed(fitting, fits, PATH);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.<String>path("documentNumber")).isEqualTo(fits.get("documentNumber"));
        assertReplayed(keyed(fitting, fits, PATH), 201, again.asString());
        Response refusedAgain = keyed(refused, tooMuch, PATH);
        assertThat(refusedAgain.statusCode()).isEqualTo(409);
        assertThat(refusedAgain.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(refusedAgain.<String>path("errors[0].code")).isEqualTo("exceeds-availability");
        assertThat(the.buckets(PROJECT)).containsEntry(Bucket.IN_PAYMENT, 60L).containsEntry(Bucket.FREE, 40L);
        the.assertSound();
    }

    /** What the gate knows a transaction by: a key goes to the database as a digest. */
    private static String number(Map<String, Object> request) {
        return String.valueOf(request.get("documentNumber"));
    }

    private Response keyed(String key, Map<String, Object> body, String url) {
        String code = the.province.code();
        return Http.keyed(key, code + "-maker", "province-officer", code)
                .body(body)
                .post(url);
    }

    private static void assertReplayed(Response answer, int status, String body) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.asString()).isEqualTo(body);
        assertThat(answer.header("Idempotency-Replayed")).isEqualTo("true");
    }

    private static List<Response> together(int threads, List<Callable<Response>> steps) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Response> answers = new ArrayList<>();
            for (Future<Response> one : pool.invokeAll(steps)) {
                answers.add(one.get());
            }
            return answers;
        } finally {
            pool.shutdown();
        }
    }
}
