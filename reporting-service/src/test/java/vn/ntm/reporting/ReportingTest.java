package vn.ntm.reporting;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vn.ntm.embedded.StackResource;
import vn.ntm.rules.DocumentedAnswers;

/** What the tests of this service share: the stack, an owner that publishes, and the way to ask for a value. */
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "reporting"),
        restrictToAnnotatedClass = false)
abstract class ReportingTest {

    /** No write that a test sends may be answered with a status that the document does not name. */
    static final DocumentedAnswers DOCUMENTED = DocumentedAnswers.of("reporting-service");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "ntm.kafka.bootstrap")
    String bootstrap;

    Owner owner;

    @BeforeEach
    void open() {
        owner = new Owner(bootstrap, dataSource);
    }

    @AfterEach
    void close() {
        owner.close();
    }

    static JsonNode value(String indicator, String query) {
        return json(text(indicator, query));
    }

    static String text(String indicator, String query) {
        return given().urlEncodingEnabled(false)
                .get("/v1/indicators/" + indicator + "/values?" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
