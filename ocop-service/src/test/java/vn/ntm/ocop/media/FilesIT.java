package vn.ntm.ocop.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.StackResource;
import vn.ntm.ocop.Http;
import vn.ntm.ocop.Http.Province;
import vn.ntm.ocop.Refusals;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "ocop"),
        restrictToAnnotatedClass = false)
class FilesIT {

    private Province province = new Province("", "", "", "", "");

    @BeforeEach
    void aProvince() {
        province = Http.province();
    }

    @Test
    void a_picture_is_kept_once_and_goes_out_smaller_and_harmless() throws IOException {
        byte[] picture = picture(800, 400, 7);
        String sha = put(picture, "image/jpeg")
                .statusCode(201)
                .body("width", equalTo(800))
                .extract()
                .path("sha256");
        put(picture, "image/jpeg").statusCode(200).body("sha256", equalTo(sha));
        assertThat(sha).isEqualTo(Files.sha256(picture));

        byte[] small = Http.as("auditor")
                .get("/v1/files/" + sha + "?width=320")
                .then()
                .statusCode(200)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", containsString("immutable"))
                .header("Content-Disposition", containsString("inline"))
                .extract()
                .asByteArray();
        BufferedImage drawn = ImageIO.read(new ByteArrayInputStream(small));
        assertThat(drawn.getWidth()).isEqualTo(320);
        assertThat(drawn.getHeight()).isEqualTo(160);
        assertThat(new String(small, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");

        Http.as("auditor").get("/v1/files/" + sha + "?width=321").then().statusCode(400);
        String tag = Http.as("auditor")
                .get("/v1/files/" + sha + "?width=320")
                .then()
                .extract()
                .header("ETag");
        Http.as("auditor")
                .header("If-None-Match", tag)
                .get("/v1/files/" + sha + "?width=320")
                .then()
                .statusCode(304);
        Http.as("auditor")
                .header("If-None-Match", tag)
                .get("/v1/files/" + sha + "?width=640")
                .then()
                .statusCode(200);
        io.restassured.RestAssured.given()
                .get("/v1/files/" + sha + "/original")
                .then()
                .statusCode(401);
        assertThat(Http.as("auditor").get("/v1/files/" + sha + "/original").asByteArray())
                .isEqualTo(picture);
    }

    @Test
    void what_is_not_what_it_says_or_too_large_is_refused() throws IOException {
        put("<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8), "image/png")
                .statusCode(415);
        put(picture(10, 10, 1), "image/png").statusCode(415);
        put(new byte[Files.LARGEST + 1], "image/jpeg").statusCode(413);
        put(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 0}, "image/jpeg")
                .statusCode(422)
                .body("errors.code", hasItem("broken-picture"));
        put("%PDF-1.7".getBytes(StandardCharsets.UTF_8), "text/html").statusCode(415);
        Http.as("auditor").get("/v1/files/" + "0".repeat(64)).then().statusCode(404);
    }

    @Test
    void a_picture_that_was_cut_off_on_its_way_is_refused() throws IOException {
        BufferedImage image = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        put(Arrays.copyOf(out.toByteArray(), out.size() / 2), "image/png")
                .statusCode(422)
                .body("errors.code", hasItem("broken-picture"));
    }

    @Test
    void a_product_shows_at_most_eight_pictures_that_are_there() throws IOException {
        String product = Http.product(province, "Gốm Đông Triều");
        String sha = put(picture(20, 20, 3), "image/jpeg").extract().path("sha256");
        Map<String, Object> good = Map.of(
                "product",
                product,
                "sha256",
                sha,
                "place",
                1,
                "textVi",
                "Bình gốm",
                "basis",
                "SOURCED",
                "source",
                "T1");
        Refusals writes = new Refusals("/v1/photos", province, good);
        writes.refused("place", 9, 422, "too-many-photos");
        writes.refused("place", 0, 422, "too-many-photos");
        writes.refused("sha256", "0".repeat(64), 422, "no-such-file");
        writes.refused("product", "nothing", 422, "no-such-product");
        writes.everythingThatIsNotAboutMeaning();
        writes.outOfScope();
        Http.as("auditor").get("/v1/photos?product=" + product).then().body("items", hasSize(0));
        Http.created("/v1/photos", province.code(), good);
        Http.post("/v1/photos", province.code(), good).statusCode(409);
        Http.as("auditor").get("/v1/photos?product=" + product).then().body("items", hasSize(1));
    }

    private io.restassured.response.ValidatableResponse put(byte[] content, String type) {
        return Http.as("province-officer", province.code())
                .contentType(type)
                .body(content)
                .post("/v1/files")
                .then();
    }

    private byte[] picture(int width, int height, int shade) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, shade + 1_000 * province.code().hashCode());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }
}
