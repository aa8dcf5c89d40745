package vn.ntm.reporting.page;

import io.quarkiverse.web.bundler.runtime.Bundle;
import jakarta.inject.Singleton;
import java.util.Objects;

/** The HTML that all views share: it names the language and draws a frame at once. */
@Singleton
class Shell {

    private final Bundle bundle;

    Shell(Bundle bundle) {
        this.bundle = bundle;
    }

    String html(boolean vietnamese) {
        String title = vietnamese ? "Nông thôn mới – số liệu" : "New Rural Development – figures";
        String loading = vietnamese ? "Đang tải số liệu…" : "Loading data…";
        String noScript = vietnamese
                ? "Trang này cần JavaScript. Số liệu cũng có ở dạng máy đọc: "
                : "This page needs JavaScript. The figures can also be read by machines: ";
        return """
                <!doctype html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <meta name="color-scheme" content="light dark">
                <link rel="icon" href="data:image/svg+xml,%%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%%3E%%3Crect width='16' height='16' rx='3' fill='%%230A3A5E'/%%3E%%3Cpath d='M3 12l3-4 3 2 4-6' stroke='%%23FFD54A' stroke-width='2' fill='none'/%%3E%%3C/svg%%3E">
                <link rel="stylesheet" href="%s">
                <script type="module" src="%s"></script>
                </head><body>
                <div id="app"><header class="top"><strong>%s</strong></header><p class="wait">%s</p></div>
                <noscript><p>%s<a href="/v1/indicators">/v1/indicators</a>, <a href="/v1/overview">/v1/overview</a>.</p></noscript>
                </body></html>
                """.formatted(
                        vietnamese ? "vi" : "en", title, file("app.css"), file("app.js"), title, loading, noScript);
    }

    private String file(String name) {
        return Objects.requireNonNull(bundle.resolve(name), name);
    }
}
