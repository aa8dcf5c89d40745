package vn.ntm.reporting.edition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.table.TableReader;

/** Writes an edition in all its forms, with the manifest of their digests and the signature over it. */
@Singleton
class Renderings {

    static final String MANIFEST = "manifest.json";
    private static final String JSON_TYPE = "application/json";

    private final SigningKey key;
    private final ObjectMapper json = JsonMapper.builder()
            .findAndAddModules()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(com.fasterxml.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .nodeFactory(new JsonNodeFactory(true))
            .build();

    /** The form that is read by people and the ones that are read by machines. */
    static final Map<String, String> FORMS = forms();

    Renderings(SigningKey key) {
        this.key = key;
    }

    record File(String name, String mediaType, byte[] bytes) {

        String sha256() {
            return digest(bytes);
        }
    }

    private static Map<String, String> forms() {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("report.html", "text/html;charset=UTF-8");
        forms.put("report.pdf", "application/pdf");
        forms.put("report.xlsx", TableReader.XLSX);
        forms.put("report.json", JSON_TYPE);
        return forms;
    }

    /** One form; a draft has no publication. */
    File form(
            String name,
            UUID id,
            EditionContent content,
            @Nullable String recipient,
            EditionRequests.@Nullable Publication publication,
            Instant made) {
        byte[] bytes =
                switch (name) {
                    case "report.html" ->
                        ReportHtml.of(content, recipient, publication).getBytes(StandardCharsets.UTF_8);
                    case "report.pdf" ->
                        ReportPdf.of(
                                ReportHtml.of(content, recipient, publication), made, id.getLeastSignificantBits());
                    case "report.xlsx" -> ReportXlsx.of(content, about(content, publication));
                    default -> write(content);
                };
        return new File(name, FORMS.getOrDefault(name, JSON_TYPE), bytes);
    }

    /** All forms, then the manifest over them, its signature, and the key that checks it. */
    List<File> published(
            UUID id,
            EditionContent content,
            @Nullable String recipient,
            EditionRequests.Publication publication,
            Instant at) {
        List<File> files = new ArrayList<>();
        FORMS.keySet().forEach(name -> files.add(form(name, id, content, recipient, publication, at)));
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("edition", id.toString());
        manifest.put("number", publication.number());
        manifest.put("title", content.subject());
        manifest.put("unit", content.unit());
        manifest.put("period", content.period());
        manifest.put("validOn", content.validOn().toString());
        manifest.put("asOf", content.asOf().toString());
        manifest.put("positions", content.positions());
        manifest.put("publishedAt", at.toString());
        manifest.put(
                "files",
                files.stream()
                        .map(file -> Map.of("name", file.name(), "bytes", file.bytes().length, "sha256", file.sha256()))
                        .toList());
        File written = new File(MANIFEST, JSON_TYPE, write(manifest));
        files.add(written);
        files.add(new File("manifest.sig", "application/octet-stream", key.sign(written.bytes())));
        files.add(new File("public-key.pem", "application/x-pem-file", key.publicKey()));
        return files;
    }

    byte[] write(Object value) {
        try {
            return json.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An edition cannot be written as JSON.", e);
        }
    }

    EditionContent read(String text) {
        return parse(text, EditionContent.class);
    }

    <T> T parse(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored edition cannot be read.", e);
        }
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }

    private List<List<String>> about(EditionContent content, EditionRequests.@Nullable Publication publication) {
        return List.of(
                List.of("Báo cáo", content.subject()),
                List.of("Đơn vị", content.unit() + " " + content.unitName()),
                List.of("Số", publication == null ? "Dự thảo" : publication.number()),
                List.of("Số liệu đến ngày", VietnameseText.date(content.validOn())),
                List.of("Biết đến", content.asOf().toString()),
                List.of("Vị trí sự kiện", content.positions().toString()),
                List.of("Cách đếm", content.mode() + ": xã ở cấp cao hơn tính cả ở cấp thấp hơn"),
                List.of("SHA-256 của report.json", digest(write(content))));
    }
}
