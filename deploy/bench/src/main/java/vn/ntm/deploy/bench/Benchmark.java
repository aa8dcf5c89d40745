package vn.ntm.deploy.bench;

import java.util.List;

/** One thing that is measured against the running suite; it may write, the suite is thrown away afterwards. */
public interface Benchmark {

    /** Short, lower-case with dashes: what {@code ./deploy/measure NAME} asks for. */
    String name();

    List<Result> run(Target target) throws Exception;
}
