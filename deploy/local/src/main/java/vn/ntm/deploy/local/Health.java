package vn.ntm.deploy.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits until a service says that it is ready, or is gone. */
final class Health {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private Health() {}

    static void await(String name, int port, Process process, Supplier<String> lastWords) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        URI ready = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
        while (!isReady(ready)) {
            if (!process.isAlive()) {
                throw new StackProblem(name + " đã dừng khi khởi động, mã / ended while starting, code "
                        + process.exitValue() + ":\n" + lastWords.get());
            }
            if (System.nanoTime() > deadline) {
                throw new StackProblem(name + " chưa sẵn sàng sau / was not ready after " + PATIENCE.toSeconds()
                        + " s (" + ready + "):\n" + lastWords.get());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static boolean isReady(URI ready) throws IOException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + ready, e);
        }
    }
}
