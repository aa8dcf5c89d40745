package vn.ntm.deploy.bench;

import java.util.List;

/** One thing that is measured against the running suite; it may write, the suite is thrown away afterwards. */
public interface Benchmark {

    /** Short, lower-case with dashes: what {@code ./deploy/measure NAME} asks for. */
    String name();

    /**
     * Whether it measures services that have run for a while, with both compilers; otherwise they are as they were started,
     * with the options of the local suite.
     */
    default boolean isOfWarmServices() {
        return true;
    }

    List<Result> run(Target target) throws Exception;
}
