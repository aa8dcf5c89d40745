package vn.ntm.ocop;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.embedded.EmbeddedStack;
import vn.ntm.ocop.Http.Province;

/** What every write refuses in the same way. */
public final class Refusals {

    private final String path;
    private final Province province;
    private final Map<String, Object> good;

    /** @param good a body that would be taken */
    public Refusals(String path, Province province, Map<String, Object> good) {
        this.path = path;
        this.province = province;
        this.good = good;
    }

    /** The good body with these changes; a null value leaves the field out. */
    public Map<String, Object> with(String field, @Nullable Object value) {
        Map<String, Object> body = new HashMap<>(good);
        if (value == null) {
            body.remove(field);
        } else {
            body.put(field, value);
        }
        return body;
    }

    public void refused(String field, @Nullable Object value, int status, String code) {
        Http.post(path, province.code(), with(field, value)).statusCode(status).body("errors.code", hasItem(code));
    }

    /** Tokens, keys, media types, unknown fields, roles and scope. */
    public void everythingThatIsNotAboutMeaning() {
        write("Bearer " + EmbeddedStack.tokens().expired("province-officer", province.code()), true)
                .statusCode(401);
        write("Bearer " + EmbeddedStack.tokens().ofForeignKey("province-officer", province.code()), true)
                .statusCode(401);
        write("Bearer " + EmbeddedStack.tokens().ofForeignIssuer("province-officer", province.code()), true)
                .statusCode(401);
        write(null, true).statusCode(401);
        write("Bearer " + EmbeddedStack.tokens().token("auditor", province.code()), true)
                .statusCode(403);
        write("Bearer " + EmbeddedStack.tokens().token("province-officer", province.code()), false)
                .statusCode(400)
                .body("type", containsString("idempotency-key-missing"));
        refused("noSuchField", true, 400, "unknown-field");
        good.keySet().stream().filter("source"::equals).forEach(field -> refused(field, null, 400, "missing"));
        Http.as("province-officer", province.code())
                .contentType(ContentType.TEXT)
                .body("text")
                .post(path)
                .then()
                .statusCode(415);
        Http.as("province-officer", province.code())
                .contentType(ContentType.JSON)
                .body("{\"code\":")
                .post(path)
                .then()
                .statusCode(400);
    }

    /** A second document of the same key, and changes of the first one that lack their version or change its key. */
    public void duplicatesAndUnguardedChanges(String id, String keyField, Object otherKey) {
        Http.post(path, province.code(), good).statusCode(409);
        change(id, null, good).statusCode(428);
        change(id, "\"99\"", good).statusCode(412);
        change(id, "\"1\"", with(keyField, otherKey))
                .statusCode(422)
                .body("errors.code", hasItem("natural-key-changed"));
        change(UUID.randomUUID().toString(), "*", good).statusCode(404);
        given().get(path + "/" + id)
                .then()
                .statusCode(anyOf(is(200), is(401)))
                .header("ETag", anyOf(nullValue(), is("\"1\"")));
        change(id, "\"1\"", good).statusCode(200).header("ETag", is("\"2\""));
    }

    private ValidatableResponse change(String id, @Nullable String version, Map<String, Object> body) {
        RequestSpecification request = Http.as("province-officer", province.code())
                .contentType(ContentType.JSON)
                .body(body);
        if (version != null) {
            request.header("If-Match", version);
        }
        return request.put(path + "/" + id).then();
    }

    /** A table with one bad row among good ones: named by its row, and none of them stored, nor in a dry run. */
    public void tables(String csv, String badRow, String pointer) {
        Http.importCsv(path, province.code(), csv + badRow).statusCode(422).body("errors.pointer", hasItem(pointer));
        Http.as("province-officer", province.code())
                .contentType("text/csv; charset=utf-8")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post(path + "/import?dryRun=true")
                .then()
                .statusCode(200)
                .body("dryRun", is(true));
        Http.as("auditor", province.code())
                .contentType("text/csv; charset=utf-8")
                .body(csv.getBytes(StandardCharsets.UTF_8))
                .post(path + "/import")
                .then()
                .statusCode(403);
    }

    /** An officer whose units do not cover the body's unit. */
    public void outOfScope() {
        Http.post(path, Http.province().code(), good).statusCode(403).body("errors.code", hasItem("unit-out-of-scope"));
    }

    private ValidatableResponse write(@Nullable String authorisation, boolean key) {
        RequestSpecification request = given().contentType(ContentType.JSON);
        if (authorisation != null) {
            request.header("Authorization", authorisation);
        }
        if (key) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        return request.body(good).post(path).then();
    }
}
