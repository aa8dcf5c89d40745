package vn.ntm.deploy.local;

import java.io.IOException;
import java.nio.file.Path;
import vn.ntm.embedded.EmbeddedDatabase;

/** PostgreSQL, watched by the pid of its postmaster. */
record DatabasePart(EmbeddedDatabase database, Path log) implements Part {

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public long pid() {
        return database.pid();
    }

    @Override
    public int port() {
        return database.port();
    }

    @Override
    public void restart() throws IOException {
        database.restart();
    }

    @Override
    public void stop() throws IOException {
        database.close();
    }
}
