package vn.ntm.criteria.evidence;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.Http;
import vn.ntm.criteria.Http.Province;
import vn.ntm.embedded.StackResource;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "criteria"),
        restrictToAnnotatedClass = false)
class EvidenceIT {

    private static final byte[] PDF = "%PDF-1.7 a report".getBytes(StandardCharsets.UTF_8);
    private Province province = new Province("", "", "", "", "");

    @BeforeEach
    void aProvince() {
        province = Http.province();
    }

    @Test
    void a_file_is_known_by_its_hash_and_leaves_as_a_download_that_nothing_runs() {
        String hash = send(PDF, "Báo cáo.pdf").statusCode(201).extract().path("sha256");
        send(PDF, "again.pdf").statusCode(201).body("sha256", equalTo(hash)).body("name", equalTo("Báo cáo.pdf"));

        Http.as("auditor", province.code())
                .accept("*/*")
                .get("/v1/evidence/" + hash)
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("application/pdf"))
                .header("Content-Disposition", equalTo("attachment; filename*=UTF-8''B%C3%A1o%20c%C3%A1o.pdf"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("sandbox"))
                .body(equalTo("%PDF-1.7 a report"));
        Http.as("auditor", province.code())
                .get("/v1/evidence?unit=" + province.commune())
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void content_decides_and_not_the_name() throws IOException {
        send("<html><script>".getBytes(StandardCharsets.UTF_8), "innocent.pdf").statusCode(415);
        send("MZ program".getBytes(StandardCharsets.UTF_8), "a.png").statusCode(415);
        send(zip("word/document.xml", "word/vbaProject.bin"), "macros.docx").statusCode(415);
        send(zip("a.txt", "b.txt"), "plain.zip").statusCode(415);
        send(zip("word/document.xml", "word/styles.xml"), "letter.bin")
                .statusCode(201)
                .body("mediaType", containsString("wordprocessingml"));
    }

    @Test
    void too_much_too_little_or_the_wrong_place_is_refused() {
        byte[] large = new byte[EvidenceFiles.MAXIMUM_SIZE + 1];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        send(large, "large.pdf").statusCode(413);
        send(new byte[0], "empty.pdf").statusCode(400);
        send(PDF, "../../etc/passwd").statusCode(400).body("errors[0].code", equalTo("not-a-file-name"));
        Http.as("commune-officer", province.commune())
                .contentType("application/octet-stream")
                .body(PDF)
                .post("/v1/evidence?unit=" + province.ward() + "&name=a.pdf")
                .then()
                .statusCode(403);
        Http.as("commune-officer", province.commune())
                .contentType("application/octet-stream")
                .body(PDF)
                .post("/v1/evidence?unit=nobody&name=a.pdf")
                .then()
                .statusCode(422);
    }

    @Test
    void a_stranger_does_not_learn_that_it_is_there() {
        byte[] own = ("%PDF-1.7 " + province.code()).getBytes(StandardCharsets.UTF_8);
        String hash = send(own, "own.pdf").statusCode(201).extract().path("sha256");
        Http.as("auditor", Http.province().code())
                .accept("*/*")
                .get("/v1/evidence/" + hash)
                .then()
                .statusCode(404);
        io.restassured.RestAssured.given()
                .accept("*/*")
                .get("/v1/evidence/" + hash)
                .then()
                .statusCode(401);
    }

    private ValidatableResponse send(byte[] bytes, String name) {
        return Http.as("commune-officer", province.commune())
                .contentType("application/octet-stream")
                .queryParam("unit", province.commune())
                .queryParam("name", name)
                .body(bytes)
                .post("/v1/evidence")
                .then();
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write('x');
            }
        }
        return bytes.toByteArray();
    }
}
