package vn.ntm.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedStackIT {

    @Test
    void gives_each_database_its_settings_and_starts_once() throws Exception {
        Map<String, String> first = EmbeddedStack.config("first");
        Map<String, String> second = EmbeddedStack.config("second");

        assertThat(first.keySet())
                .containsExactly(
                        "ntm.db.url",
                        "ntm.db.user",
                        "ntm.db.password",
                        "ntm.db.owner",
                        "ntm.db.owner-password",
                        "ntm.kafka.bootstrap",
                        "ntm.oidc.issuer",
                        "ntm.oidc.jwks",
                        "ntm.cursor-key");
        assertThat(second.get("ntm.kafka.bootstrap")).isEqualTo(first.get("ntm.kafka.bootstrap"));
        assertThat(second.get("ntm.db.url")).isNotEqualTo(first.get("ntm.db.url"));
        assertThat(EmbeddedStack.config("first")).isEqualTo(first);
        try (Connection connection = DriverManager.getConnection(
                first.get("ntm.db.url"), first.get("ntm.db.user"), first.get("ntm.db.password"))) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void is_the_same_for_a_second_class_loader() throws Exception {
        Map<String, String> here = EmbeddedStack.config("shared");
        URL[] classPath = Arrays.stream(System.getProperty("java.class.path").split(":"))
                .map(EmbeddedStackIT::url)
                .toArray(URL[]::new);

        try (URLClassLoader other = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Class<?> stack = other.loadClass(EmbeddedStack.class.getName());
            assertThat(stack).isNotSameAs(EmbeddedStack.class);
            assertThat(stack.getMethod("config", String.class).invoke(null, "shared"))
                    .isEqualTo(here);
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (java.net.MalformedURLException e) {
            throw new IllegalStateException(entry, e);
        }
    }
}
