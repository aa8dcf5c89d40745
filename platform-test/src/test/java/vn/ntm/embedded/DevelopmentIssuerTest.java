package vn.ntm.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentIssuerTest {

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();
    private DevelopmentIssuer issuer;

    @BeforeEach
    void start() throws IOException {
        issuer = DevelopmentIssuer.startTemporary();
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    @Test
    void gives_a_token_that_its_published_keys_verify() throws Exception {
        HttpResponse<String> answer =
                ask("client_id=office&scope=role:approver+unit:22+unit:193", "client_credentials");

        JwtClaims claims =
                verify(JsonUtil.parseJson(answer.body()).get("access_token").toString());

        assertThat(claims.getStringListClaimValue("roles")).containsExactly("approver");
        assertThat(claims.getStringListClaimValue("units")).containsExactly("22", "193");
        assertThat(claims.getStringClaimValue("azp")).isEqualTo("office");
        assertThat(claims.getSubject()).isEqualTo(Tokens.actor("office")).doesNotContain("office");
    }

    @Test
    void refuses_an_unknown_role_a_missing_client_and_other_grants() throws Exception {
        assertThat(ask("client_id=a&scope=role:king", "client_credentials").statusCode())
                .isEqualTo(400);
        assertThat(ask("scope=role:approver", "client_credentials").statusCode())
                .isEqualTo(401);
        assertThat(ask("client_id=a&scope=role:approver", "password").statusCode())
                .isEqualTo(400);
    }

    @Test
    void makes_tokens_for_tests_that_are_right_or_wrong_in_one_point() throws Exception {
        Tokens tokens = issuer.tokens();

        assertThat(verify(tokens.token("auditor", "22")).getStringListClaimValue("roles"))
                .containsExactly("auditor");
        assertThatThrownBy(() -> verify(tokens.expired("auditor", "22"))).isInstanceOf(InvalidJwtException.class);
        assertThatThrownBy(() -> verify(tokens.ofForeignKey("auditor", "22"))).isInstanceOf(InvalidJwtException.class);
        assertThatThrownBy(() -> verify(tokens.ofForeignIssuer("auditor", "22")))
                .isInstanceOf(InvalidJwtException.class);
    }

    @Test
    void keeps_its_key_for_the_next_start_and_from_other_eyes() throws Exception {
        Path file = directory.resolve("issuer/key.json");
        SigningKey first = SigningKey.readOrCreate(file);

        SigningKey second = SigningKey.readOrCreate(file);

        assertThat(second.jwks()).isEqualTo(first.jwks()).doesNotContain("\"d\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(first.publicKeyPem()).startsWith("-----BEGIN PUBLIC KEY-----");
    }

    @Test
    void tells_the_lifetime_it_was_given() throws Exception {
        try (DevelopmentIssuer brief = DevelopmentIssuer.start(0, SigningKey.generate(), Duration.ofMinutes(5))) {
            String token = brief.tokens().tokenOf("a", List.of("auditor"), List.of(), Duration.ofMinutes(5));
            JwtClaims claims = consumer(brief).processToClaims(token);
            assertThat(claims.getExpirationTime().getValue()
                            - claims.getIssuedAt().getValue())
                    .isEqualTo(300);
        }
    }

    @Test
    void signs_once_for_the_same_caller_until_half_of_the_life_of_the_token_is_over() {
        FixedClock clock = FixedClock.at("2025-07-01T00:00:00Z");
        Tokens tokens = new Tokens("http://issuer.invalid", SigningKey.generate(), clock);
        String first = tokens.token("auditor", "22");

        assertThat(tokens.token("auditor", "22")).isEqualTo(first);
        assertThat(tokens.token("auditor", "23")).isNotEqualTo(first);
        assertThat(tokens.token("approver", "22")).isNotEqualTo(first);
        assertThat(tokens.tokenOf("other", List.of("auditor"), List.of("22"), Tokens.LIFETIME))
                .isNotEqualTo(first);
        assertThat(tokens.expired("auditor", "22")).isNotEqualTo(first);

        clock.advance(Tokens.LIFETIME.dividedBy(2));
        assertThat(tokens.token("auditor", "22")).isNotEqualTo(first);
    }

    @Test
    void answers_each_request_with_a_token_of_its_own() throws Exception {
        String form = "client_id=office&scope=role:approver+unit:22";
        assertThat(ask(form, "client_credentials").body())
                .isNotEqualTo(ask(form, "client_credentials").body());
    }

    private HttpResponse<String> ask(String form, String grant) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(issuer.tokenUrl()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form + "&client_secret=any&grant_type=" + grant))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JwtClaims verify(String token) throws InvalidJwtException {
        return consumer(issuer).processToClaims(token);
    }

    private static JwtConsumer consumer(DevelopmentIssuer of) {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(new HttpsJwks(of.jwksUrl())))
                .setExpectedIssuer(of.url())
                .setExpectedAudience(Tokens.AUDIENCE)
                .setRequireExpirationTime()
                .setRequireSubject()
                .build();
    }
}
