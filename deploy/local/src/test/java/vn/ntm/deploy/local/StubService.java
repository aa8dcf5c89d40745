package vn.ntm.deploy.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in for each of the four services in the launcher's own tests: it answers, and knows nothing. */
final class StubService {

    private StubService() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv("QUARKUS_HTTP_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(System.getenv("QUARKUS_HTTP_HOST"), port), 0);
        AtomicInteger requests = new AtomicInteger();
        server.createContext("/", exchange -> {
            try (exchange) {
                answer(exchange, requests.incrementAndGet());
            }
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, int request) throws IOException {
        String path = exchange.getRequestURI().getPath();
        // Now and then the services are busy: the loader has to cope.
        if (request % 7 == 0 && !path.startsWith("/q/")) {
            send(exchange, 503, "{\"type\":\"https://ntm.example.vn/problems/unavailable\"}");
        } else if (path.equals("/q/health/ready")) {
            send(exchange, 200, "{\"status\":\"UP\"}");
        } else if (path.endsWith("/import")) {
            boolean authorised = exchange.getRequestHeaders().containsKey("Authorization")
                    && exchange.getRequestHeaders().containsKey("Idempotency-Key");
            send(
                    exchange,
                    authorised ? 200 : 401,
                    "{\"dryRun\":false,\"rows\":1,\"created\":1,\"updated\":0,\"unchanged\":0}");
        } else if (path.endsWith("/approvals") || path.endsWith("/bookings")) {
            send(exchange, 200, "{}");
        } else if (path.equals("/v1/events/head")) {
            send(exchange, 200, "{\"position\":3,\"pending\":0}");
        } else if (path.equals("/v1/inbox")) {
            send(exchange, 200, "{\"sources\":{\"criteria\":3,\"ocop\":3,\"budget\":4},\"deadLetters\":0}");
        } else if (path.startsWith("/v1/indicators/")) {
            send(exchange, 200, "{\"value\":" + value(path) + ",\"numerator\":null,\"denominator\":5}");
        } else if (path.equals("/v1/ledger/balances")) {
            send(exchange, 200, "{\"plan\":{\"amount\":300},\"disbursed\":{\"amount\":100}}");
        } else if (path.equals("/v1/statements")) {
            send(exchange, 404, "{\"title\":\"none\"}");
        } else {
            send(exchange, 200, "{\"items\":[]}");
        }
    }

    private static String value(String path) {
        if (path.contains("budget.disbursed")) {
            return "100";
        }
        return path.contains("budget.disbursement-rate") ? "33.3333" : "2.96";
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
