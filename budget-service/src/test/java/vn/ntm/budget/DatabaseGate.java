package vn.ntm.budget;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A gate between a service and its database. It lets everything through, but for a transaction that carries a marker it
 * can stop the commit, with what is sent together with it, before the database gets it, or the database's answer to it: so
 * a test stands exactly before or after the moment of commit for as long as it likes. The service must send its statements
 * as texts ({@code prepareThreshold=0}).
 */
final class DatabaseGate implements AutoCloseable {

    /** Where a marked transaction stops. */
    enum Stop {
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    /** The whole statement: zero bytes end it and what stands before it in its message. */
    private static final Pattern COMMIT = Pattern.compile("\0\\s*commit\0", Pattern.CASE_INSENSITIVE);

    /** What waits at the gate. */
    static final class Watch {

        private final Stop stop;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);

        private Watch(Stop stop) {
            this.stop = stop;
        }

        /** Waits until the marked transaction stands at the gate. */
        void awaitReached() throws InterruptedException {
            if (!reached.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The marked transaction never came to its commit.");
            }
        }

        void open() {
            opened.countDown();
        }
    }

    private final ServerSocket door;
    private final int database;
    private final ConcurrentHashMap<String, Watch> watches = new ConcurrentHashMap<>();

    /** @param database port of the database on this machine */
    DatabaseGate(int database) throws IOException {
        this.database = database;
        door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        thread(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Stops the next transaction that carries this text. */
    Watch stop(String marker, Stop where) {
        Watch watch = new Watch(where);
        watches.put(marker, watch);
        return watch;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Connection connection =
                        new Connection(door.accept(), new Socket(InetAddress.getByName("127.0.0.1"), database));
                thread(connection::toDatabase);
                thread(connection::toService);
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "database-gate");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        watches.values().forEach(Watch::open);
        door.close();
    }

    /** One connection of the service. */
    private final class Connection {

        private final Socket service;
        private final Socket server;
        private volatile Watch holdsAnswers;

        Connection(Socket service, Socket server) {
            this.service = service;
            this.server = server;
        }

        void toDatabase() {
            Watch marked = null;
            byte[] chunk = new byte[1 << 16];
            try (InputStream in = service.getInputStream();
                    OutputStream out = server.getOutputStream()) {
                for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                    String text = new String(chunk, 0, length, StandardCharsets.ISO_8859_1);
                    if (marked == null) {
                        marked = watches.entrySet().stream()
                                .filter(watch -> text.contains(watch.getKey()))
                                .map(watch -> watches.remove(watch.getKey()))
                                .findFirst()
                                .orElse(null);
                    }
                    if (marked != null && COMMIT.matcher(text).find()) {
                        if (marked.stop == Stop.BEFORE_COMMIT) {
                            marked.reached.countDown();
                            marked.opened.await();
                        } else {
                            holdsAnswers = marked;
                        }
                        marked = null;
                    }
                    out.write(chunk, 0, length);
                }
            } catch (IOException | InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }

        void toService() {
            byte[] chunk = new byte[1 << 16];
            try (InputStream in = server.getInputStream();
                    OutputStream out = service.getOutputStream()) {
                for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
                    Watch held = holdsAnswers;
                    if (held != null) {
                        // What the database says now is its word on the commit: it is durable, and nobody heard of it.
                        held.reached.countDown();
                        held.opened.await();
                        holdsAnswers = null;
                    }
                    out.write(chunk, 0, length);
                }
            } catch (IOException | InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
