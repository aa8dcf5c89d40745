package vn.ntm.reporting.page;

import io.vertx.core.Handler;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * The dashboard, for people: the same shell at each of its addresses. These are no endpoints of the API: what stands in
 * the query is the reader's choice of day, filter and order, and the script reads it.
 */
@Singleton
class DashboardRoutes {

    private static final String VIEWS =
            "(/(communes|criteria|budget|ocop|indicators|editions|place|record)(/[0-9A-Za-z-]+)?)?/?";

    private final Shell shell;

    DashboardRoutes(Shell shell) {
        this.shell = shell;
    }

    void register(@Observes Router router) {
        router.get("/").handler(page(true));
        router.getWithRegex("/vi" + VIEWS).handler(page(true));
        router.getWithRegex("/en" + VIEWS).handler(page(false));
    }

    private Handler<RoutingContext> page(boolean vietnamese) {
        String html = shell.html(vietnamese);
        return context -> context.response()
                .putHeader("Content-Type", "text/html;charset=UTF-8")
                .putHeader("Content-Language", vietnamese ? "vi" : "en")
                .putHeader("Cache-Control", "no-cache")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'self'")
                .end(html);
    }
}
