package vn.ntm.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

    private static final Instant END = Instant.parse("2026-01-01T00:00:10Z");

    private final List<String> parsed = new ArrayList<>();
    private Instant now = END.minusSeconds(10);
    private final VerifiedTokens tokens = new VerifiedTokens(parser(), clock());

    @Test
    void a_good_token_is_verified_once_however_often_it_comes() throws ParseException {
        Identity first = tokens.verify("good");

        assertThat(tokens.verify("good")).isSameAs(first);
        assertThat(parsed).containsExactly("good");
    }

    @Test
    void a_token_that_has_ended_is_verified_again_and_refused() throws ParseException {
        tokens.verify("good");
        now = END;

        assertThatThrownBy(() -> tokens.verify("good")).isInstanceOf(ParseException.class);
    }

    @Test
    void a_bad_token_is_never_remembered() {
        assertThatThrownBy(() -> tokens.verify("bad")).isInstanceOf(ParseException.class);
        assertThatThrownBy(() -> tokens.verify("bad")).isInstanceOf(ParseException.class);

        assertThat(parsed).containsExactly("bad", "bad");
    }

    @Test
    void a_token_that_names_nobody_is_refused() {
        assertThatThrownBy(() -> tokens.verify("nobody")).isInstanceOf(ParseException.class);
    }

    /** Takes what is not called bad until its end. */
    private JWTParser parser() {
        return (JWTParser) Proxy.newProxyInstance(
                JWTParser.class.getClassLoader(), new Class<?>[] {JWTParser.class}, (proxy, method, arguments) -> {
                    String token = (String) arguments[0];
                    parsed.add(token);
                    if (token.equals("bad") || !now.isBefore(END)) {
                        throw new ParseException("refused");
                    }
                    return Proxy.newProxyInstance(
                            JsonWebToken.class.getClassLoader(),
                            new Class<?>[] {JsonWebToken.class},
                            (self, asked, none) -> switch (asked.getName()) {
                                case "getExpirationTime" -> END.getEpochSecond();
                                case "getSubject" -> "nobody".equals(token) ? null : "an-actor";
                                default -> null;
                            });
                });
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
