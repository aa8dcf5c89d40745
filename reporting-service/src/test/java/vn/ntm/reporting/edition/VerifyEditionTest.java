package vn.ntm.reporting.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that readers check an edition with, on a folder with its files. */
class VerifyEditionTest {

    @TempDir
    Path folder;

    private record Said(int code, String words) {}

    @BeforeEach
    void edition() throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair key = generator.generateKeyPair();
        byte[] report = "{\"title\":\"Báo cáo\"}".getBytes(StandardCharsets.UTF_8);
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(report));
        byte[] manifest = ("{\"files\":[{\"name\":\"report.json\",\"sha256\":\"" + digest + "\"}]}")
                .getBytes(StandardCharsets.UTF_8);
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key.getPrivate());
        signature.update(manifest);
        Files.write(folder.resolve("report.json"), report);
        Files.write(folder.resolve("manifest.json"), manifest);
        Files.write(folder.resolve("manifest.sig"), signature.sign());
        Files.writeString(
                folder.resolve("public-key.pem"),
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(key.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n");
    }

    @Test
    void says_yes_only_while_every_byte_is_as_it_was_signed() throws Exception {
        assertThat(verify(folder.toString())).isEqualTo(new Said(0, "✓ manifest.sig\n✓ report.json\n"));

        Files.writeString(folder.resolve("report.json"), "{\"title\":\"Báo cáo khác\"}");
        assertThat(verify(folder.toString())).isEqualTo(new Said(1, "✓ manifest.sig\n✗ report.json\n"));

        Files.writeString(folder.resolve("manifest.sig"), "not a signature");
        Said broken = verify(folder.toString());
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.words()).contains("Không kiểm tra được chữ ký").doesNotContain("\tat ");
    }

    @Test
    void says_in_words_what_cannot_be_read() throws Exception {
        Said said = verify(folder.resolve("nowhere").toString());

        assertThat(said.code()).isEqualTo(2);
        assertThat(said.words()).contains("Không đọc được", "Could not be read").doesNotContain("\tat ");
    }

    private static Said verify(String place) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dfile.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-Dsun.stdout.encoding=UTF-8",
                        "-Dsun.stderr.encoding=UTF-8",
                        Path.of("..", "deploy", "VerifyEdition.java").toString(),
                        place)
                .redirectErrorStream(true)
                .start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), words);
    }
}
