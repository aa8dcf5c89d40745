package vn.ntm.deploy.local;

import java.io.IOException;
import java.nio.file.Path;
import vn.ntm.embedded.EmbeddedBroker;

/** The Kafka broker. */
record BrokerPart(EmbeddedBroker broker, Path log) implements Part {

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public long pid() {
        return broker.pid();
    }

    @Override
    public int port() {
        return broker.port();
    }

    @Override
    public void restart() throws IOException {
        broker.restart();
    }

    @Override
    public void stop() throws IOException {
        broker.close();
    }
}
