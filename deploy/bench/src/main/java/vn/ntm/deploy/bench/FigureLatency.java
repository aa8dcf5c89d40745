package vn.ntm.deploy.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * From the answer to an approval or a booking until the province's figure has changed, as a caller sees it who asks again
 * and again over HTTP. No job is scheduled anywhere on the way.
 */
final class FigureLatency implements Benchmark {

    private static final int BOOKINGS = 200;
    private static final double GOAL_MILLIS = 250;
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
    private static final String DAY = "2021-08-31";

    @Override
    public String name() {
        return "figure-latency";
    }

    @Override
    public boolean isOfWarmServices() {
        return false;
    }

    @Override
    public List<Result> run(Target target) throws IOException {
        return List.of(
                Result.atMost("booking-to-figure-p99", bookings(target).percentile(0.99), "ms", GOAL_MILLIS),
                Result.atMost("recognition-to-figure-slowest", approvals(target).percentile(1.0), "ms", GOAL_MILLIS));
    }

    /** Payments of one đồng each, from a project that has money left. */
    private static Latencies bookings(Target target) throws IOException {
        JsonNode first = target.get("budget", "/v1/payment-requests?limit=1", "auditor")
                .path("items")
                .get(0);
        Latencies latencies = new Latencies();
        for (int i = 0; i < BOOKINGS; i++) {
            Map<String, Object> request = new HashMap<>();
            for (String field : List.of("unit", "project", "fundSource", "capitalKind", "kind")) {
                request.put(field, first.path(field).asText());
            }
            request.put("budgetYear", first.path("budgetYear").asInt());
            request.put("documentNumber", "BENCH-" + i);
            request.put("documentDate", DAY);
            request.put("businessDate", DAY);
            request.put("gross", Map.of("amount", 1, "currency", "VND"));
            request.put("basis", "RECONSTRUCTION");
            request.put("source", "benchmark");
            String id = target.post("budget", "/v1/payment-requests", "province-officer", request)
                    .path("id")
                    .asText();
            target.post("budget", "/v1/payment-requests/" + id + "/approval", "approver", Map.of("reason", "bench"));
            String before = value(target, "budget.disbursed");
            long asked = System.nanoTime();
            target.post(
                    "budget",
                    "/v1/payment-requests/" + id + "/booking",
                    "treasurer",
                    Map.of("bookedOn", DAY, "treasuryDocument", "BENCH-" + i));
            latencies.add(untilChanged(target, "budget.disbursed", before, asked));
        }
        return latencies;
    }

    /** The communes that are not recognised on the day, one after the other. */
    private static Latencies approvals(Target target) throws IOException {
        Latencies latencies = new Latencies();
        for (String unit : notRecognised(target)) {
            Map<String, Object> recognition = new HashMap<>(
                    Map.of("unit", unit, "level", "STANDARD", "achievementYear", 2021, "decisionDate", DAY));
            recognition.put("decisionDatePrecision", "DAY");
            recognition.put("basis", "RECONSTRUCTION");
            recognition.put("source", "benchmark");
            recognition.put("confidence", "LOW");
            String id = target.post("criteria", "/v1/recognitions", "province-officer", recognition)
                    .path("id")
                    .asText();
            String before = value(target, "ntm.communes.standard");
            long asked = System.nanoTime();
            target.post("criteria", "/v1/recognitions/" + id + "/approval", "approver", Map.of("reason", "bench"));
            latencies.add(untilChanged(target, "ntm.communes.standard", before, asked));
        }
        return latencies;
    }

    private static List<String> notRecognised(Target target) throws IOException {
        List<String> communes = new ArrayList<>();
        target.get("criteria", "/v1/units?kind=COMMUNE&limit=500&on=" + DAY + "&within=" + target.province(), "auditor")
                .path("items")
                .forEach(unit -> communes.add(unit.path("code").asText()));
        String path = "/v1/recognitions?state=APPROVED&limit=500&on=" + DAY;
        target.get("criteria", path, "auditor")
                .path("items")
                .forEach(item -> communes.remove(item.path("unit").asText()));
        return communes;
    }

    private static long untilChanged(Target target, String indicator, String before, long asked) throws IOException {
        while (value(target, indicator).equals(before)) {
            if (System.nanoTime() - asked > PATIENCE) {
                throw new IOException(indicator + " did not change within ten seconds");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
        return System.nanoTime() - asked;
    }

    private static String value(Target target, String indicator) throws IOException {
        return target.get(
                        "reporting",
                        "/v1/indicators/" + indicator + "/values?unit=" + target.province() + "&validOn=" + DAY,
                        "auditor")
                .path("value")
                .asText();
    }
}
