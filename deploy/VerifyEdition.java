import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Behind {@code deploy/verify-edition}; needs nothing but a JDK. Exit code 0 when all holds, 1 when not, 2 when it cannot be read. */
final class VerifyEdition {

    private static final Pattern FILE = Pattern.compile(
            "\\{[^{}]*\"name\"\\s*:\\s*\"([^\"]+)\"[^{}]*\\}");
    private static final Pattern DIGEST = Pattern.compile("\"sha256\"\\s*:\\s*\"([0-9a-f]{64})\"");

    private VerifyEdition() {}

    public static void main(String[] arguments) {
        if (arguments.length < 1) {
            System.err.println("Cách dùng / usage: deploy/verify-edition ADDRESS|FOLDER [KEY.pem]");
            System.exit(2);
        }
        try {
            System.exit(isGood(arguments) ? 0 : 1);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("✗ Không đọc được; kiểm tra địa chỉ, và kỳ công bố đã phát hành chưa. / Could not be read; check the"
                    + " address, and whether the edition is published. (" + e + ")");
            System.exit(2);
        } catch (GeneralSecurityException | InterruptedException e) {
            System.err.println("✗ Không kiểm tra được chữ ký. / The signature could not be checked. (" + e + ")");
            System.exit(1);
        }
    }

    private static boolean isGood(String[] arguments)
            throws IOException, GeneralSecurityException, InterruptedException {
        byte[] manifest = read(arguments[0], "manifest.json");
        byte[] key = arguments.length > 1
                ? Files.readAllBytes(Path.of(arguments[1]))
                : read(arguments[0], "public-key.pem");
        boolean good = said("manifest.sig", verified(manifest, read(arguments[0], "manifest.sig"), key));
        Matcher file = FILE.matcher(new String(manifest, StandardCharsets.UTF_8));
        int files = 0;
        while (file.find()) {
            Matcher digest = DIGEST.matcher(file.group());
            if (digest.find()) {
                files++;
                byte[] bytes = MessageDigest.getInstance("SHA-256").digest(read(arguments[0], file.group(1)));
                good &= said(file.group(1), HexFormat.of().formatHex(bytes).equals(digest.group(1)));
            }
        }
        return good && files > 0;
    }

    private static boolean said(String name, boolean good) {
        System.out.println((good ? "✓ " : "✗ ") + name);
        return good;
    }

    private static boolean verified(byte[] signed, byte[] signature, byte[] pem)
            throws GeneralSecurityException {
        String base64 = new String(pem, StandardCharsets.US_ASCII)
                .replaceAll("-----[A-Z ]+-----", "")
                .replaceAll("\\s", "");
        Signature check = Signature.getInstance("SHA256withECDSA");
        check.initVerify(KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64))));
        check.update(signed);
        return check.verify(signature);
    }

    private static byte[] read(String place, String name) throws IOException, InterruptedException {
        if (!place.startsWith("http")) {
            return Files.readAllBytes(Path.of(place).resolve(name));
        }
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(place + "/files/" + name + "?original=true"))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(place + " " + name + ": " + answer.statusCode());
        }
        return answer.body();
    }
}
