package vn.ntm.reporting.board;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers what is ready where the request arrives, without a thread of its own; everything else, and every doubt, goes the
 * usual way through {@link BoardResource}, which answers the same.
 */
@Singleton
class ReadyRoutes {

    /** Before the check of tokens: these answers are open to all, and a request with a token goes the usual way. */
    private static final int FIRST = -1_000;

    private static final Set<String> ASKED = Set.of("unit", "validOn", "asOf");
    private static final Map<String, String> BOARDS = Map.of(
            "/v1/overview", "overview",
            "/v1/communes", "communes",
            "/v1/criteria-table", "criteria",
            "/v1/money", "money",
            "/v1/ocop-products", "products",
            "/v1/figures", "figures");

    private final Boards boards;

    ReadyRoutes(Boards boards) {
        this.boards = boards;
    }

    void register(@Observes Router router) {
        BOARDS.forEach((path, board) -> router.get(path).order(FIRST).handler(context -> answer(context, board)));
    }

    private void answer(RoutingContext context, String board) {
        HttpServerRequest request = context.request();
        ReadyAnswers.Ready ready = isPlain(request) ? known(context.queryParams(), board) : null;
        if (ready == null) {
            context.next();
            return;
        }
        boolean zipped = ReadyAnswers.Ready.isZippedFor(request.getHeader("Accept-Encoding"));
        HttpServerResponse response = context.response();
        response.putHeader("Content-Type", "application/json");
        response.putHeader("ETag", '"' + ready.tag(zipped) + '"');
        response.putHeader("Vary", "Accept, Accept-Encoding");
        response.putHeader("Cache-Control", "no-cache");
        if (zipped) {
            response.putHeader("Content-Encoding", "gzip");
        }
        response.end(Buffer.buffer(ready.bytes(zipped)));
    }

    /** Whether nothing in the request asks for more than the plain answer as JSON. */
    private static boolean isPlain(HttpServerRequest request) {
        String accepted = request.getHeader("Accept");
        return request.getHeader("Authorization") == null
                && request.getHeader("If-None-Match") == null
                && (accepted == null || accepted.equals("*/*") || accepted.equals("application/json"));
    }

    private ReadyAnswers.@Nullable Ready known(MultiMap query, String board) {
        if (!ASKED.containsAll(query.names()) || query.size() != query.names().size()) {
            return null;
        }
        return boards.readyNow(board, given(query, "unit"), given(query, "validOn"), given(query, "asOf"));
    }

    private static String given(MultiMap query, String name) {
        List<String> values = query.getAll(name);
        return values.isEmpty() ? "" : values.get(0);
    }
}
