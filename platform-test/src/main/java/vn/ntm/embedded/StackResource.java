package vn.ntm.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a Quarkus test the embedded database, broker and issuer; the argument {@code database} names its database. */
public class StackResource implements QuarkusTestResourceLifecycleManager {

    private String database = "test";

    @Override
    public void init(Map<String, String> arguments) {
        database = arguments.getOrDefault("database", database);
    }

    @Override
    public Map<String, String> start() {
        return EmbeddedStack.config(database);
    }

    @Override
    public void stop() {
        // the stack belongs to the JVM and ends with it
    }
}
