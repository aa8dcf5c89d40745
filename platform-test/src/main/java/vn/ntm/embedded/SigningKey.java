package vn.ntm.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** An RSA key pair made here: it signs tokens and shows its public half. */
public final class SigningKey {

    private static final int BITS = 2048;

    private final RsaJsonWebKey key;

    private SigningKey(RsaJsonWebKey key) {
        this.key = key;
    }

    public static SigningKey generate() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(BITS);
            // Named after its content: a new key is never taken for the old one.
            key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
            key.setUse("sig");
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            return new SigningKey(key);
        } catch (JoseException e) {
            throw new IllegalStateException("No RSA key can be made", e);
        }
    }

    /** The key of this file, made at the first call, so that tokens outlive a restart; its owner alone can read it. */
    public static SigningKey readOrCreate(Path file) throws IOException {
        String json = PrivateFiles.readOrCreate(file, () -> generate().withPrivatePart());
        try {
            return ofJson(json);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is no key; remove it to have a new one", e);
        }
    }

    static SigningKey ofJson(String json) {
        try {
            return new SigningKey(new RsaJsonWebKey(JsonUtil.parseJson(json)));
        } catch (JoseException e) {
            throw new IllegalArgumentException("Not a private RSA key", e);
        }
    }

    String withPrivatePart() {
        return key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
    }

    public String sign(JwtClaims claims) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue(key.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signature.setHeader("typ", "JWT");
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("The token cannot be signed", e);
        }
    }

    /** The public half as a JSON Web Key Set. */
    public String jwks() {
        return new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    /** The public half in PEM form. */
    public String publicKeyPem() {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(key.getRsaPublicKey().getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    }
}
