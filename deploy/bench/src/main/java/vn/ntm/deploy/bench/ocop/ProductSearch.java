package vn.ntm.deploy.bench.ocop;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import vn.ntm.deploy.bench.Benchmark;
import vn.ntm.deploy.bench.Latencies;
import vn.ntm.deploy.bench.Processors;
import vn.ntm.deploy.bench.Result;
import vn.ntm.deploy.bench.Target;
import vn.ntm.deploy.bench.Wire;

/**
 * Search with facets over 20 000 products, about as many as the nation has: eight clients at once, words with and without
 * marks, with typing errors, with filters, and pages without words; once alone and once while products are entered.
 */
public final class ProductSearch implements Benchmark {

    private static final int PRODUCTS = 20_000;
    private static final int AT_ONCE = 5_000;
    private static final int CERTIFICATES = 4_000;
    private static final int CLIENTS = 8;
    private static final int WRITES_A_SECOND = 10;
    private static final long WARM_UP = TimeUnit.SECONDS.toNanos(60);
    private static final long MEASURED = TimeUnit.SECONDS.toNanos(20);
    private static final double GOAL_MILLIS = 30;

    private static final List<String> KINDS = List.of(
            "Trà",
            "Chả",
            "Miến",
            "Rượu",
            "Mật ong",
            "Nước mắm",
            "Ruốc",
            "Bánh",
            "Mứt",
            "Gốm",
            "Nón",
            "Cao",
            "Tinh dầu",
            "Giò",
            "Khô",
            "Dưa",
            "Muối",
            "Kẹo",
            "Gạo",
            "Trứng");
    private static final List<String> STUFFS = List.of(
            "hoa vàng",
            "mực",
            "dong",
            "ba kích",
            "rừng",
            "cá cơm",
            "hàu",
            "gai",
            "gừng",
            "đất nung",
            "lá",
            "xạ đen",
            "quế",
            "sá sùng",
            "cá thu",
            "bò khai",
            "hồi",
            "lạc",
            "nếp cái",
            "gà đồi");
    private static final List<String> PLACES = List.of(
            "Ba Chẽ",
            "Hạ Long",
            "Bình Liêu",
            "Vân Đồn",
            "Đông Triều",
            "Tiên Yên",
            "Đầm Hà",
            "Hải Hà",
            "Cô Tô",
            "Quảng Yên");
    private static final List<String> QUERIES = List.of(
            "q=tra hoa vang",
            "q=trà hoa vàng ba chẽ",
            "q=mien dogn binh lieu",
            "q=ruou ba kich&star=4",
            "q=hau van don",
            "q=cha muc ha long&certificateState=VALID",
            "q=nuoc mam&set=9",
            "q=gom dong trieu",
            "q=sa sungg",
            "star=3,4",
            "producerKind=COOPERATIVE",
            "");

    @Override
    public String name() {
        return "product-search";
    }

    @Override
    public List<Result> run(Target target) throws Exception {
        load(target);
        work(target, WARM_UP);
        Latencies latencies = work(target, MEASURED);
        double rate = latencies.size() / (MEASURED / 1e9);
        Latencies whileWriting = workWhileWriting(target);
        return List.of(
                Result.atMost("product-search-p99", latencies.percentile(0.99), "ms", GOAL_MILLIS),
                Result.atMost("product-search-p50", latencies.percentile(0.5), "ms", GOAL_MILLIS),
                Result.atMost("product-search-while-writing-p99", whileWriting.percentile(0.99), "ms", GOAL_MILLIS),
                new Result("product-search-rate", rate, "searches/s", "none", 1, rate, 0, true));
    }

    /** The same searches while somebody enters products, so that every search finds a catalogue that has just changed. */
    private static Latencies workWhileWriting(Target target) throws Exception {
        JsonNode one = target.get("ocop", "/v1/products?limit=1&on=2021-08-31", "auditor")
                .path("items")
                .path(0);
        AtomicInteger number = new AtomicInteger();
        AtomicReference<Exception> refused = new AtomicReference<>();
        ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor();
        try {
            writer.scheduleAtFixedRate(
                    () -> {
                        try {
                            target.post(
                                    "ocop", "/v1/products", "province-officer", product(one, number.getAndIncrement()));
                        } catch (IOException e) {
                            refused.set(e);
                        }
                    },
                    0,
                    1_000 / WRITES_A_SECOND,
                    TimeUnit.MILLISECONDS);
            Latencies latencies = work(target, MEASURED);
            if (refused.get() != null) {
                throw refused.get();
            }
            return latencies;
        } finally {
            writer.shutdown();
        }
    }

    private static Map<String, Object> product(JsonNode like, int number) {
        return Map.of(
                "code",
                "BENCH-W-" + number,
                "name",
                "Trà hoa vàng mới " + number,
                "producer",
                like.path("producer").asText(),
                "unit",
                like.path("unit").asText(),
                "joinedOn",
                "2021-06-30",
                "basis",
                "RECONSTRUCTION",
                "source",
                "benchmark");
    }

    private static Latencies work(Target target, long duration) throws Exception {
        Latencies latencies = new Latencies();
        String token = target.token("auditor");
        Processors processors = Processors.from(target);
        long end = System.nanoTime() + duration;
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Random random = new Random(i);
                running.add(clients.submit(() -> {
                    try (Wire wire = new Wire(target.address("ocop"))) {
                        while (System.nanoTime() < end) {
                            search(wire, token, QUERIES.get(random.nextInt(QUERIES.size())), latencies);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            clients.shutdownNow();
        }
        System.err.println("  for each search: " + processors.perOne(latencies.size()));
        return latencies;
    }

    private static void search(Wire wire, String token, String query, Latencies latencies) throws IOException {
        String path = "/v1/products?limit=20&on=2021-08-31" + parameters(query);
        long asked = System.nanoTime();
        Wire.Reply answer = wire.get(path, token);
        latencies.add(System.nanoTime() - asked);
        if (answer.status() != 200 || !answer.text().contains("\"facets\"")) {
            throw new IOException(path + ": " + answer.status());
        }
    }

    private static String parameters(String query) {
        StringBuilder parameters = new StringBuilder();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters
                        .append('&')
                        .append(pair, 0, equals + 1)
                        .append(URLEncoder.encode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters.toString();
    }

    private static void load(Target target) throws IOException {
        JsonNode producers =
                target.get("ocop", "/v1/producers?limit=200", "auditor").path("items");
        JsonNode units = target.get(
                        "criteria",
                        "/v1/units?kind=COMMUNE&limit=500&on=2021-08-31&within=" + target.province(),
                        "auditor")
                .path("items");
        Random random = new Random(1);
        for (int from = 0; from < PRODUCTS; from += AT_ONCE) {
            StringBuilder csv = new StringBuilder("code,name,producer,unit,productGroup,joinedOn,basis,source\n");
            for (int i = from; i < from + AT_ONCE; i++) {
                csv.append(String.join(
                                ",",
                                "BENCH-" + i,
                                one(KINDS, random) + " " + one(STUFFS, random) + " " + one(PLACES, random) + " " + i,
                                producers
                                        .get(random.nextInt(producers.size()))
                                        .path("code")
                                        .asText(),
                                units.get(random.nextInt(units.size()))
                                        .path("code")
                                        .asText(),
                                Integer.toString(1 + random.nextInt(26)),
                                "2020-12-31",
                                "RECONSTRUCTION",
                                "benchmark"))
                        .append('\n');
            }
            table(target, "/v1/products/import", csv.toString());
        }
        certificates(target, random);
    }

    private static void certificates(Target target, Random random) throws IOException {
        StringBuilder csv = new StringBuilder("product,star,issuedOn,basis,source\n");
        for (int i = 0; i < CERTIFICATES; i++) {
            csv.append("BENCH-")
                    .append(i)
                    .append(',')
                    .append(3 + random.nextInt(3))
                    .append(",2021-01-15,")
                    .append("RECONSTRUCTION,benchmark\n");
        }
        table(target, "/v1/certificates/import", csv.toString());
        JsonNode page;
        do {
            page = target.get("ocop", "/v1/certificates?state=SUBMITTED&limit=500", "auditor");
            List<String> ids = new ArrayList<>();
            page.path("items").forEach(item -> ids.add(item.path("id").asText()));
            if (!ids.isEmpty()) {
                target.post(
                        "ocop", "/v1/certificates/approvals", "approver", Map.of("ids", ids, "reason", "benchmark"));
            }
        } while (!page.path("items").isEmpty());
    }

    private static void table(Target target, String path, String csv) throws IOException {
        HttpResponse<String> answer = target.send(target.request("ocop", path, "province-officer")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "text/csv; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(csv))
                .build());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private static String one(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
