package vn.ntm.deploy.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.ntm.embedded.DatabaseAccess;
import vn.ntm.embedded.PrivateFiles;
import vn.ntm.embedded.SigningKey;

/** Where a stack keeps everything between runs; one launcher at a time may use it. */
final class StackDirectory implements AutoCloseable {

    private static final String LOCK = "lock";

    private final Path root;
    private final FileChannel channel;

    private StackDirectory(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    static StackDirectory open(Path root) throws IOException {
        PrivateFiles.directory(root);
        FileChannel channel = FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw new StackProblem("Một bản khác đang chạy trên " + root
                    + ": dừng nó bằng Ctrl-C, hoặc dùng --data-dir và --port-offset. / Another one runs on this"
                    + " directory: stop it with Ctrl-C, or use --data-dir and --port-offset.");
        }
        return new StackDirectory(root, channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** A launcher that was killed leaves its processes; they hold ports and files, so they go first. */
    void endLeftBehind(Progress progress) throws IOException {
        for (StackFile.Remembered process : StackFile.leftBehind(stackFile())) {
            progress.line("Dừng tiến trình sót lại / ending what an earlier run left: " + process.name() + ", pid "
                    + process.pid());
            ProcessHandle.of(process.pid()).ifPresent(StackDirectory::end);
        }
    }

    private static void end(ProcessHandle process) {
        try {
            process.destroy();
            process.onExit().get(20, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Empties the directory; the lock stays. */
    void empty() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            List<Path> all = entries.filter(entry -> !entry.endsWith(LOCK)).toList();
            for (Path entry : all) {
                PrivateFiles.deleteTree(entry);
            }
        }
    }

    Path stackFile() {
        return root.resolve("stack.json");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path log(String name) {
        return root.resolve("logs").resolve(name + ".log");
    }

    /** Scratch space of one process, empty at each start of the stack. */
    Path scratch(String name) throws IOException {
        Path scratch = root.resolve("tmp").resolve(name);
        PrivateFiles.deleteTree(scratch);
        return PrivateFiles.directory(scratch);
    }

    SigningKey signingKey() throws IOException {
        return SigningKey.readOrCreate(root.resolve("secrets/issuer-key.json"));
    }

    String cursorKey() throws IOException {
        return PrivateFiles.readOrCreate(root.resolve("secrets/cursor-key"), () -> PrivateFiles.secret(32));
    }

    /** The key that editions are signed with: private part (PKCS#8) and public part, PEM. */
    Path editionKey() throws IOException {
        Path file = root.resolve("secrets/edition-key.pem");
        PrivateFiles.readOrCreate(file, StackDirectory::newEditionKey);
        return file;
    }

    private static String newEditionKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return pem("PRIVATE KEY", pair.getPrivate().getEncoded())
                    + pem("PUBLIC KEY", pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has P-256.", e);
        }
    }

    private static String pem(String name, byte[] bytes) {
        return "-----BEGIN " + name + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + name + "-----\n";
    }

    DatabaseAccess database(String name) throws IOException {
        return new DatabaseAccess(name, password(name + "-owner"), password(name + "-application"));
    }

    private String password(String name) throws IOException {
        return PrivateFiles.readOrCreate(root.resolve("secrets").resolve(name), () -> PrivateFiles.secret(24));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
