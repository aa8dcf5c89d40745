package vn.ntm.deploy.local.recheck;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import vn.ntm.deploy.local.load.Api;
import vn.ntm.deploy.local.load.TokenSource;

/** The running stack as a command beside it sees it. */
record Stack(Path state, JsonNode content) {

    static final List<String> OWNERS = List.of("criteria", "ocop", "budget");
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    static Stack at(Path state) throws IOException {
        Path file = state.resolve("stack.json");
        JsonNode content = Files.exists(file) ? new ObjectMapper().readTree(Files.readAllBytes(file)) : null;
        if (content == null
                || ProcessHandle.of(content.path("launcherPid").asLong()).isEmpty()) {
            throw new IOException("Hệ thống chưa chạy: ./deploy/up. / The stack is not running: ./deploy/up.");
        }
        return new Stack(state, content);
    }

    Api api() {
        return new Api(
                Api.client(),
                new TokenSource(
                        Api.client(),
                        URI.create(content.path("tokenEndpoint").asText()),
                        "recheck",
                        List.of(content.path("province").asText())),
                PATIENCE);
    }

    int port(String process) {
        return content.path("processes").path(process).path("port").asInt();
    }

    URI address(String service, String path) {
        return URI.create("http://127.0.0.1:" + port(service) + path);
    }

    String secret(String name) throws IOException {
        return Files.readString(state.resolve("secrets").resolve(name)).strip();
    }
}
