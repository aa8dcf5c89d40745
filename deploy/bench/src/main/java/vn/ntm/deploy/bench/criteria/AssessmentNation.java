package vn.ntm.deploy.bench.criteria;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import vn.ntm.deploy.bench.Benchmark;
import vn.ntm.deploy.bench.Result;
import vn.ntm.deploy.bench.Target;

/**
 * The yardstick of the house: 10 000 communes × 57 sub-criteria × 12 months in one request. What the service takes of memory
 * at its highest must not grow with the file: twelve times the months may cost no more than a quarter above one month.
 */
public final class AssessmentNation implements Benchmark {

    private static final int COMMUNES = 10_000;
    private static final String SET = "318-qd-ttg-2022-standard";
    private static final double GROWTH = 1.25;

    @Override
    public String name() {
        return "assessment-nation";
    }

    @Override
    public List<Result> run(Target target) throws IOException {
        List<String> units = units(target);
        Forms forms = new Forms(target, SET);
        List<String> year = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            year.add("2023-%02d-15".formatted(month));
        }
        Path one = forms.file(units, List.of("2022-12-15"));
        Path all = forms.file(units, year);
        try {
            long before = peak(target, () -> forms.send(target, one, true));
            AtomicLong nanos = new AtomicLong();
            long after = peak(target, () -> {
                double seconds = forms.send(target, all, true);
                nanos.set((long) (seconds * 1e9));
                return seconds;
            });
            double rate = (double) COMMUNES * forms.values() * year.size() / (nanos.get() / 1e9);
            double growth = (double) after / before;
            return List.of(
                    new Result(
                            "nation-memory-growth",
                            growth,
                            "times",
                            "highest resident kB while one month loads",
                            before,
                            growth,
                            GROWTH,
                            growth <= GROWTH),
                    new Result("nation-values-per-second", rate, "values/s", "none", 1, rate, 1, rate >= 1));
        } finally {
            Files.deleteIfExists(one);
            Files.deleteIfExists(all);
        }
    }

    /** Made-up communes beneath the province, enough for a nation. */
    private static List<String> units(Target target) throws IOException {
        StringBuilder csv = new StringBuilder("code,nameVi,nameAscii,kind,parentCode,validFrom,validTo,basis,source\n");
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < COMMUNES; i++) {
            String code = "N%05d".formatted(i);
            codes.add(code);
            csv.append(code).append(",Xã ").append(i).append(",Xa ").append(i).append(",COMMUNE,");
            csv.append(target.province()).append(",2022-01-01,2024-01-01,RECONSTRUCTION,bench\n");
        }
        HttpRequest request = target.request("criteria", "/v1/units/import?dryRun=false", "province-officer")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "text/csv; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(csv.toString().getBytes(StandardCharsets.UTF_8)))
                .build();
        HttpResponse<String> answer = target.send(request);
        if (answer.statusCode() != 200) {
            throw new IOException("units: " + answer.statusCode() + " " + answer.body());
        }
        return codes;
    }

    private interface Work {
        double run() throws IOException;
    }

    /** Highest resident memory of the service in kB while the work runs, as the kernel counts it. */
    private static long peak(Target target, Work work) throws IOException {
        Path status = Path.of("/proc", Long.toString(target.pid("criteria")), "status");
        AtomicLong highest = new AtomicLong();
        Thread watcher = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                highest.accumulateAndGet(resident(status), Math::max);
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            }
        });
        watcher.setDaemon(true);
        watcher.start();
        try {
            work.run();
        } finally {
            watcher.interrupt();
        }
        return highest.get();
    }

    private static long resident(Path status) {
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
