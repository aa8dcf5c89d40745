package vn.ntm.deploy.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.ntm.deploy.local.Ports.Purpose;
import vn.ntm.deploy.local.load.Addresses;
import vn.ntm.embedded.DevelopmentIssuer;
import vn.ntm.embedded.EmbeddedBroker;
import vn.ntm.embedded.EmbeddedDatabase;
import vn.ntm.embedded.OwnThread;
import vn.ntm.embedded.Tokens;

/** All that was started here: brought up in the order of need, brought down in the reverse one. */
final class RunningStack implements AutoCloseable {

    private final StackDirectory directory;
    private final Ports ports;
    private final Services services;
    private final Progress progress;
    private final StackFile file;
    private final Supervisor supervisor;
    private final List<CompletableFuture<?>> starting = Collections.synchronizedList(new ArrayList<>());
    private final List<ServicePart> launched = Collections.synchronizedList(new ArrayList<>());
    private @Nullable DevelopmentIssuer issuer;
    private boolean closed;

    RunningStack(StackDirectory directory, Ports ports, Services services, Progress progress, String province)
            throws IOException {
        this.directory = directory;
        this.ports = ports;
        this.services = services;
        this.progress = progress;
        this.file = new StackFile(directory.stackFile());
        this.supervisor = new Supervisor(progress, file);
        file.put("launcherPid", Long.toString(ProcessHandle.current().pid()));
        file.put("province", province);
        file.put("tokenEndpoint", addresses().tokens().toString());
        file.put("reporting", addresses().reporting().toString());
        file.state(StackState.STARTING);
    }

    void start() throws IOException {
        DevelopmentIssuer tokens = startIssuer();
        CompletableFuture<EmbeddedBroker> broker = inBackground(this::startBroker);
        CompletableFuture<EmbeddedDatabase> database = inBackground(this::startDatabase);
        EmbeddedDatabase preparedDatabase = result(database);
        EmbeddedBroker readyBroker = result(broker);
        List<CompletableFuture<ServicePart>> parts = new ArrayList<>();
        for (String name : Services.ALL.keySet()) {
            parts.add(inBackground(() -> startService(name, preparedDatabase, readyBroker, tokens)));
        }
        for (CompletableFuture<ServicePart> part : parts) {
            result(part);
        }
        progress.line("Bốn dịch vụ sẵn sàng / the four services are ready");
    }

    Addresses addresses() {
        return new Addresses(
                address(Purpose.CRITERIA),
                address(Purpose.OCOP),
                address(Purpose.BUDGET),
                address(Purpose.REPORTING),
                URI.create("http://127.0.0.1:" + ports.of(Purpose.ISSUER) + "/ntm/token"));
    }

    void state(StackState state) throws IOException {
        file.state(state);
    }

    void say(String text) {
        progress.line(text);
    }

    String memory() {
        long launcher = ResidentMemory.ofOne(ProcessHandle.current().pid());
        long sum = launcher;
        List<String> each = new ArrayList<>();
        for (Part part : supervisor.parts()) {
            long bytes = ResidentMemory.ofTree(part.pid());
            sum += bytes;
            each.add(part.name() + " " + ResidentMemory.text(bytes));
        }
        return ResidentMemory.text(sum) + " (" + String.join(", ", each) + ", launcher + issuer "
                + ResidentMemory.text(launcher) + ")";
    }

    String whereToGo() {
        return """

                Báo cáo / dashboard    %1$s/
                API                    %1$s/q/openapi, %2$s/q/openapi, %3$s/q/openapi, %4$s/q/openapi
                Mã truy cập / a token  ./deploy/token province-officer
                Nhật ký / logs         %5$s
                Dừng / stop            Ctrl-C
                """.formatted(
                        addresses().reporting(),
                        addresses().criteria(),
                        addresses().ocop(),
                        addresses().budget(),
                        directory.log("*"));
    }

    /** Stops all that was started, the users before what they use; a second call finds nothing to do. */
    @Override
    public void close() throws IOException {
        supervisor.stopWatching();
        // What is still starting is not yet under care: services end at once, the rest arrives there first.
        stopTogether(List.copyOf(launched));
        List.copyOf(starting)
                .forEach(start -> start.handle((part, failure) -> null).join());
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            file.state(StackState.STOPPING);
            progress.line("Đang dừng / stopping");
            stopAll(supervisor.parts());
            file.noProcesses();
            file.state(StackState.STOPPED);
            progress.line("Đã dừng / stopped");
        }
    }

    private void stopAll(List<Part> parts) throws IOException {
        stopTogether(parts.stream().filter(ServicePart.class::isInstance).toList());
        DevelopmentIssuer open = issuer;
        if (open != null) {
            open.close();
        }
        parts.stream().filter(BrokerPart.class::isInstance).forEach(RunningStack::stop);
        parts.stream().filter(DatabasePart.class::isInstance).forEach(RunningStack::stop);
    }

    private static void stopTogether(List<? extends Part> parts) {
        List<CompletableFuture<Void>> stops = parts.stream()
                .map(part -> CompletableFuture.runAsync(() -> stop(part), OwnThread.EACH))
                .collect(Collectors.toList());
        stops.forEach(CompletableFuture::join);
    }

    private static void stop(Part part) {
        try {
            part.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(part.name() + ": " + e.getMessage(), e);
        }
    }

    private DevelopmentIssuer startIssuer() throws IOException {
        DevelopmentIssuer started =
                DevelopmentIssuer.start(ports.of(Purpose.ISSUER), directory.signingKey(), Tokens.LIFETIME);
        issuer = started;
        return started;
    }

    private EmbeddedBroker startBroker() throws IOException {
        EmbeddedBroker broker =
                EmbeddedBroker.start(directory.kafka(), ports.of(Purpose.KAFKA), directory.log("kafka"));
        supervisor.watch(new BrokerPart(broker, directory.log("kafka")));
        progress.line("Kafka · 127.0.0.1:" + broker.port() + " · sẵn sàng / ready");
        return broker;
    }

    private EmbeddedDatabase startDatabase() throws IOException {
        EmbeddedDatabase database =
                EmbeddedDatabase.start(directory.postgres(), ports.of(Purpose.POSTGRES), directory.log("postgres"));
        supervisor.watch(new DatabasePart(database, directory.log("postgres")));
        for (String name : Services.ALL.keySet()) {
            database.prepare(directory.database(name));
        }
        progress.line("PostgreSQL · 127.0.0.1:" + database.port() + " · sẵn sàng / ready");
        return database;
    }

    private ServicePart startService(
            String name, EmbeddedDatabase database, EmbeddedBroker broker, DevelopmentIssuer tokens)
            throws IOException {
        ServicePart part = services.launch(name, database, broker, tokens);
        launched.add(part);
        part.awaitReady();
        supervisor.watch(part);
        progress.line(name + "-service · http://127.0.0.1:" + part.port() + " · sẵn sàng / ready");
        return part;
    }

    private interface Start<T> {
        T run() throws IOException;
    }

    private <T> CompletableFuture<T> inBackground(Start<T> start) {
        CompletableFuture<T> future = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return start.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e.getMessage(), e);
                    }
                },
                OwnThread.EACH);
        starting.add(future);
        return future;
    }

    private static <T> T result(CompletableFuture<T> future) throws IOException {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException unchecked) {
                throw unchecked.getCause();
            }
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private URI address(Purpose purpose) {
        return URI.create("http://127.0.0.1:" + ports.of(purpose));
    }
}
