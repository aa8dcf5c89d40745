package vn.ntm.deploy.bench.budget;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import vn.ntm.deploy.bench.Benchmark;
import vn.ntm.deploy.bench.Result;
import vn.ntm.deploy.bench.Target;

/**
 * A million random steps of money on the product's rules and on the reference model beside them; the invariants are
 * looked at after every step. A disagreement fails the run and names the seed that replays it.
 */
public final class ModelSteps implements Benchmark {

    private static final int STEPS_OF_A_SEQUENCE = 80;
    private static final int STEPS = 1_000_000;
    private static final double SECONDS = 3_600;

    @Override
    public String name() {
        return "budget-model";
    }

    @Override
    public List<Result> run(Target target) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process maven = new ProcessBuilder(
                        "mvn",
                        "-B",
                        "-q",
                        "-ntp",
                        "test",
                        "-pl",
                        "budget-service",
                        "-am",
                        "-Dtest=SequencesPropertyTest",
                        "-Dntm.sequences=" + STEPS / STEPS_OF_A_SEQUENCE,
                        "-Dsurefire.failIfNoSpecifiedTests=false")
                .directory(Path.of(System.getProperty("ntm.root", "")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.to(Path.of(System.getProperty("java.io.tmpdir"), "ntm-budget-model.log")
                                .toFile()))
                .start();
        boolean agreed = maven.waitFor() == 0;
        double seconds = (System.nanoTime() - start) / 1e9;
        return List.of(Result.atMost("budget-model-million-steps", agreed ? seconds : Double.MAX_VALUE, "s", SECONDS));
    }
}
