package vn.ntm.deploy.local;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import vn.ntm.deploy.local.check.CheckTable;
import vn.ntm.deploy.local.load.Api;
import vn.ntm.deploy.local.load.DataFolder;
import vn.ntm.deploy.local.load.Loader;
import vn.ntm.deploy.local.load.RefusedException;
import vn.ntm.deploy.local.load.TokenSource;

/** The first command of the README: start all, load the data, show the figures, stay up. */
public final class LocalStack {

    private static final int AGREES = 0;
    private static final int DIFFERS = 1;
    private static final int CANNOT = 2;
    private static final Duration TIME_TO_LOAD = Duration.ofMinutes(5);

    private final Options options;
    private final Progress progress;
    private final Path root;

    private LocalStack(Options options, Progress progress, Path root) {
        this.options = options;
        this.progress = progress;
        this.root = root;
    }

    public static void main(String[] arguments) {
        // The texts are Vietnamese, whatever the terminal's language is said to be.
        Progress progress =
                new Progress(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        Quiet.libraries();
        int code;
        try {
            Path root = Path.of(System.getProperty("ntm.root", "")).toAbsolutePath();
            Options options = Options.parse(List.of(arguments), root);
            code = options.help() ? help(progress) : new LocalStack(options, progress, root).run();
        } catch (StackProblem | RefusedException | IOException e) {
            progress.plain("✗ " + e.getMessage());
            code = CANNOT;
        }
        System.exit(code);
    }

    private static int help(Progress progress) {
        progress.plain(Options.USAGE);
        return AGREES;
    }

    private int run() throws IOException {
        DataFolder folder = DataFolder.open(options.data());
        Ports ports = Ports.of(System.getenv(), options.portOffset());
        try (StackDirectory directory = StackDirectory.open(options.state())) {
            Services services = new Services(root, directory, ports);
            services.requireBuilt();
            directory.endLeftBehind(progress);
            if (options.fresh()) {
                directory.empty();
            }
            List<String> taken = ports.taken();
            if (!taken.isEmpty()) {
                throw new StackProblem(String.join("\n✗ ", taken));
            }
            try (RunningStack stack = new RunningStack(directory, ports, services, progress, folder.province())) {
                StopOnSignal signal = StopOnSignal.stops(stack);
                try {
                    int code = use(stack, folder);
                    stack.close();
                    return code;
                } finally {
                    signal.noLonger();
                }
            }
        }
    }

    private int use(RunningStack stack, DataFolder folder) throws IOException {
        stack.start();
        Duration started = progress.elapsed();
        TokenSource tokens =
                new TokenSource(Api.client(), stack.addresses().tokens(), "data-folder", List.of(folder.province()));
        Api api = new Api(Api.client(), tokens, TIME_TO_LOAD);
        Duration loaded = started;
        Duration settled = started;
        boolean good = true;
        if (options.load()) {
            stack.state(StackState.LOADING);
            progress.line("Nạp / loading: " + folder.name() + ", " + options.data());
            Loader loader = new Loader(api, stack.addresses(), folder, progress);
            loader.load();
            loaded = progress.elapsed();
            loader.awaitSettled();
            settled = progress.elapsed();
            progress.line("Báo cáo đã áp dụng mọi sự kiện / reporting has applied every event");
            good = show(new CheckTable(api, stack.addresses(), folder).check());
        }
        progress.line("Thời gian / times: khởi động/start " + Progress.text(started) + ", nạp/load "
                + Progress.text(loaded.minus(started)) + ", lan truyền/settle "
                + Progress.text(settled.minus(loaded)) + ", tổng/total " + Progress.text(progress.elapsed()));
        progress.line("Bộ nhớ / resident memory: " + stack.memory());
        if (options.check()) {
            return good ? AGREES : DIFFERS;
        }
        stack.state(StackState.UP);
        progress.plain(stack.whereToGo());
        awaitForEver();
        return AGREES;
    }

    private boolean show(CheckTable.Result result) {
        progress.plain("");
        result.lines().forEach(progress::plain);
        progress.plain("");
        progress.line("Khớp " + result.agreeing() + "/" + result.all() + " số liệu / " + result.agreeing() + " of "
                + result.all() + " figures agree");
        return result.isGood();
    }

    private static void awaitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
