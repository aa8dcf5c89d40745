package vn.ntm.reporting.edition;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The key that editions are signed with: ECDSA on P-256 over SHA-256, a signature that {@code openssl dgst} and
 * {@code deploy/verify-edition} check. {@code ntm.edition.key} names a PEM file with the private key (PKCS#8) followed
 * by the public one; without it the process makes a key of its own, which is said in the log. The public key is kept
 * with each edition.
 */
@Singleton
class SigningKey {

    private static final Logger LOG = Logger.getLogger(SigningKey.class);
    private static final String ALGORITHM = "SHA256withECDSA";

    private final PrivateKey secret;
    private final PublicKey open;

    SigningKey(@ConfigProperty(name = "ntm.edition.key") Optional<String> file) {
        try {
            if (file.isPresent() && Files.exists(Path.of(file.get()))) {
                String pem = Files.readString(Path.of(file.get()));
                KeyFactory keys = KeyFactory.getInstance("EC");
                secret = keys.generatePrivate(new PKCS8EncodedKeySpec(part(pem, "PRIVATE KEY")));
                open = keys.generatePublic(new X509EncodedKeySpec(part(pem, "PUBLIC KEY")));
            } else {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                KeyPair pair = generator.generateKeyPair();
                secret = pair.getPrivate();
                open = pair.getPublic();
                LOG.info("Editions are signed with a key that this process made; NTM_EDITION_KEY names a lasting one.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The key of the editions cannot be read.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key of the editions is none.", e);
        }
        if (!(secret instanceof ECPrivateKey key) || key.getS().compareTo(BigInteger.ZERO) <= 0) {
            throw new IllegalStateException("The key of the editions is not one of an elliptic curve.");
        }
    }

    byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The edition cannot be signed.", e);
        }
    }

    /** As PEM. */
    byte[] publicKey() {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(open.getEncoded());
        return ("-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] part(String pem, String name) {
        String begin = "-----BEGIN " + name + "-----";
        int from = pem.indexOf(begin) + begin.length();
        int to = pem.indexOf("-----END " + name + "-----");
        if (from < begin.length() || to < from) {
            throw new IllegalStateException("The file of the editions' key has no " + name + ".");
        }
        return Base64.getMimeDecoder().decode(pem.substring(from, to));
    }
}
