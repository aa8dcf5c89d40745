package vn.ntm.ocop.writes;

import io.restassured.http.ContentType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Http;
import vn.ntm.ocop.Http.Province;
import vn.ntm.ocop.evaluation.SmallLaw;
import vn.ntm.ocop.writes.Write.Bad;

/** What a good body of each write is, and one thing that makes its meaning wrong. A write without a case fails its test. */
final class WriteCases {

    private static final String CSV = "text/csv; charset=utf-8";
    private static final String JSON = "application/json";
    private static final String OFFICER = "province-officer";

    private final Province province = Http.province();
    private final int number = Integer.parseInt(province.code().substring(1));

    /** @param outsider a unit whose officers may not enter it */
    private record Register(Map<String, Object> good, Bad bad, String keyField, Object otherKey, String outsider) {}

    Write of(String operation, String method, String path) {
        Write special = special(operation, method, path);
        if (special != null) {
            return special;
        }
        if (path.endsWith("/import")) {
            Register register = register(path.substring(0, path.length() - "/import".length()));
            return table(operation, path, register.good(), register.bad(), register.outsider());
        }
        if (method.equals("put")) {
            String collection = path.substring(0, path.lastIndexOf('/'));
            Register register = register(collection);
            String id = Http.created(collection, province.code(), register.good());
            Bad key = new Bad(register.keyField(), register.otherKey(), "natural-key-changed");
            return new Write(
                    operation,
                    method,
                    collection + "/" + id,
                    OFFICER,
                    "province-officer-client",
                    province.code(),
                    register.outsider(),
                    JSON,
                    register.good(),
                    key,
                    true,
                    200,
                    false);
        }
        Register register = register(path);
        return officers(operation, path, register.good(), register.bad(), register.outsider());
    }

    private Write officers(String operation, String path, Map<String, Object> good, Bad bad, String outsider) {
        return new Write(
                operation,
                "post",
                path,
                OFFICER,
                "province-officer-client",
                province.code(),
                outsider,
                JSON,
                good,
                bad,
                false,
                201,
                true);
    }

    private Write table(String operation, String path, Map<String, Object> row, Bad bad, @Nullable String outsider) {
        return new Write(
                operation,
                "post",
                path,
                OFFICER,
                "province-officer-client",
                province.code(),
                outsider,
                CSV,
                row,
                bad,
                false,
                200,
                false);
    }

    private Write approval(String operation, String path, @Nullable String outsider) {
        return new Write(
                operation,
                "post",
                path,
                "approver",
                "approver-client",
                province.code(),
                outsider,
                JSON,
                Map.of("reason", "checked"),
                null,
                true,
                201,
                true);
    }

    private Write approvals(String operation, String path, String id, @Nullable String outsider) {
        return new Write(
                operation,
                "post",
                path,
                "approver",
                "approver-client",
                province.code(),
                outsider,
                JSON,
                Map.of("ids", List.of(id)),
                new Bad("ids", List.of(UUID.randomUUID().toString()), "no-such-document"),
                false,
                200,
                false);
    }

    private @Nullable Write special(String operation, String method, String path) {
        String foreign = Http.province().code();
        return switch (operation) {
            case "enterCertificate" -> officers(operation, path, certificate(), badStar(), foreign);
            case "importCertificates" -> table(operation, path, certificate(), badStar(), foreign);
            case "approveCertificate" -> {
                String id = Http.created("/v1/certificates", province.code(), certificate());
                yield approval(operation, path.replace("{id}", id), foreign);
            }
            case "approveCertificates" -> {
                String id = Http.created("/v1/certificates", province.code(), certificate());
                yield approvals(operation, path, id, foreign);
            }
            case "proposeRevocation" ->
                officers(
                        operation,
                        path,
                        revocation(),
                        new Bad("revokedOn", "2019-01-01", "certificate-not-in-force"),
                        foreign);
            case "decideRevocation" -> {
                String id = Http.created("/v1/certificate-revocations", province.code(), revocation());
                yield approval(operation, path.replace("{id}", id), foreign);
            }
            case "proposeExtension" ->
                officers(
                        operation,
                        path,
                        extension(),
                        new Bad("extendedUntil", "2027-06-20", "extension-out-of-range"),
                        foreign);
            case "decideExtension" -> {
                String id = Http.created("/v1/certificate-extensions", province.code(), extension());
                yield approval(operation, path.replace("{id}", id), foreign);
            }
            case "fileEvaluation" -> officers(operation, path, filing(), new Bad("set", 2, "no-such-sheet"), foreign);
            case "scoreEvaluation" ->
                step(
                        operation,
                        path,
                        filed(),
                        "appraiser",
                        "m1",
                        Map.of("ticks", SmallLaw.ticks(4, 2, 3)),
                        new Bad("ticks", List.of(), "line-not-ticked"),
                        false);
            case "findKnockOuts" ->
                step(
                        operation,
                        path,
                        filed(),
                        "appraiser",
                        "m1",
                        Map.of("knockOuts", List.of()),
                        new Bad("knockOuts", List.of("NONE"), "no-such-knock-out"),
                        false);
            case "decideEvaluation" ->
                step(
                        operation,
                        path,
                        scored(),
                        "approver",
                        "approver-client",
                        Map.of("star", 4, "decisionNumber", "12/QĐ", "decidedOn", "2026-07-01", "level", "PROVINCE"),
                        new Bad("level", "DISTRICT", "not-the-authority"),
                        true);
            case "putFile" ->
                new Write(
                        operation,
                        method,
                        path,
                        OFFICER,
                        "province-officer-client",
                        province.code(),
                        null,
                        "application/pdf",
                        ("%PDF-1.7 " + province.code()).getBytes(StandardCharsets.UTF_8),
                        null,
                        false,
                        201,
                        false);
            case "importRuleSets" ->
                table(operation, path, ruleSet(), new Bad("quorumNumerator", 9, "bad-quorum"), province.commune());
            case "importScoringLines" ->
                table(
                        operation,
                        path,
                        line(draftRules()),
                        new Bad("ruleSet", "none", "no-such-rule-set"),
                        province.commune());
            case "importScoringOptions" ->
                table(
                        operation,
                        path,
                        option(draftRules()),
                        new Bad("ruleSet", "none", "no-such-rule-set"),
                        province.commune());
            case "importStarBands" ->
                table(
                        operation,
                        path,
                        band(draftRules()),
                        new Bad("ruleSet", "none", "no-such-rule-set"),
                        province.commune());
            case "publishRuleSet" -> approval(operation, path.replace("{id}", draft().id()), province.commune());
            case "publishRuleSets" -> approvals(operation, path, draft().id(), province.commune());
            case "replayDeadLetter" ->
                new Write(
                        operation,
                        method,
                        path.replace("{id}", UUID.randomUUID().toString()),
                        OFFICER,
                        "province-officer-client",
                        province.code(),
                        null,
                        JSON,
                        null,
                        null,
                        false,
                        404,
                        false);
            default -> null;
        };
    }

    private Write step(
            String operation,
            String path,
            String evaluation,
            String role,
            String person,
            Map<String, Object> good,
            Bad bad,
            boolean onceOnly) {
        return new Write(
                operation,
                "post",
                path.replace("{id}", evaluation),
                role,
                person,
                province.code(),
                Http.province().code(),
                JSON,
                good,
                bad,
                true,
                201,
                onceOnly);
    }

    private static Bad badStar() {
        return new Bad("star", 2, "star-without-certificate");
    }

    private Register register(String collection) {
        String foreign = Http.province().code();
        String ofTheProgramme = province.commune();
        return switch (collection) {
            case "/v1/producers" ->
                new Register(
                        sourced(
                                "code",
                                "CT-" + province.code(),
                                "name",
                                "HTX Đạp Thanh",
                                "kind",
                                "COOPERATIVE",
                                "unit",
                                province.commune()),
                        new Bad("unit", "nowhere", "unknown-unit"),
                        "code",
                        "other",
                        foreign);
            case "/v1/products" ->
                new Register(
                        sourced(
                                "code",
                                "SP-" + province.code(),
                                "name",
                                "Trà hoa vàng",
                                "producer",
                                Http.producer(province, "COOPERATIVE"),
                                "unit",
                                province.commune(),
                                "joinedOn",
                                "2020-02-01"),
                        new Bad("producer", "none", "no-such-producer"),
                        "code",
                        "other",
                        foreign);
            case "/v1/product-sets" ->
                new Register(
                        sourced(
                                "edition", 4_000 + number,
                                "number", 12,
                                "groupNumber", 1,
                                "groupVi", "Thực phẩm",
                                "groupEn", "Food",
                                "nameVi", "Trà",
                                "decision", "T/QĐ",
                                "validFrom", "2026-05-22",
                                "confidence", "HIGH"),
                        new Bad("number", 27, "no-such-set"),
                        "number",
                        13,
                        ofTheProgramme);
            case "/v1/items" ->
                new Register(
                        sourced("product", aProduct(), "code", "H100", "name", "Hộp 100 g"),
                        new Bad("gtin", "8936000000012", "bad-gtin"),
                        "code",
                        "other",
                        foreign);
            case "/v1/lots" ->
                new Register(
                        sourced("product", aProduct(), "code", "L1", "producedOn", "2026-01-05"),
                        new Bad("rawMaterialUnit", "nowhere", "unknown-unit"),
                        "code",
                        "other",
                        foreign);
            case "/v1/stories" ->
                new Register(
                        sourced("product", aProduct(), "textVi", "Giã tay."),
                        new Bad("product", "none", "no-such-product"),
                        "product",
                        Http.product(province, "Chả cá"),
                        foreign);
            case "/v1/photos" ->
                new Register(
                        sourced("product", aProduct(), "sha256", picture(), "place", 1, "textVi", "Hộp trà"),
                        new Bad("place", 9, "too-many-photos"),
                        "place",
                        2,
                        foreign);
            case "/v1/channels" ->
                new Register(channel(), new Bad("link", "javascript:alert(1)", "bad-link"), "code", "other", foreign);
            case "/v1/listings" ->
                new Register(
                        sourced("channel", aChannel(), "product", aProduct(), "listedFrom", "2021-01-01"),
                        new Bad("item", "none", "unknown-item"),
                        "listedFrom",
                        "2021-02-01",
                        foreign);
            case "/v1/sales" ->
                new Register(
                        sourced(
                                "channel",
                                aChannel(),
                                "product",
                                aProduct(),
                                "periodFrom",
                                "2021-05-01",
                                "periodTo",
                                "2021-05-31",
                                "amountVnd",
                                5,
                                "estimated",
                                false),
                        new Bad("amountVnd", -1, "negative-number"),
                        "periodTo",
                        "2021-05-30",
                        foreign);
            case "/v1/promotion-events" ->
                new Register(
                        sourced(
                                "code", "F-" + province.code(),
                                "nameVi", "Hội chợ",
                                "startsOn", "2019-01-25"),
                        new Bad("visitors", -1, "negative-number"),
                        "code",
                        "other",
                        ofTheProgramme);
            case "/v1/supply" ->
                new Register(
                        sourced(
                                "unit", province.commune(),
                                "asOf", "2021-09-15",
                                "kind", "SEASONAL",
                                "commodity", "Ngao " + province.code(),
                                "quantity", 610,
                                "measure", "KILOGRAM",
                                "availableFrom", "2021-10-01",
                                "availableTo", "2021-11-30",
                                "estimated", false),
                        new Bad("quantity", -1, "negative-number"),
                        "kind",
                        "STOCK",
                        foreign);
            case "/v1/demand" ->
                new Register(
                        sourced(
                                "code",
                                "D-" + province.code(),
                                "buyer",
                                "Siêu thị",
                                "asOf",
                                "2021-09-15",
                                "commodity",
                                "Ngao " + province.code(),
                                "unit",
                                province.commune(),
                                "quantity",
                                200,
                                "measure",
                                "KILOGRAM",
                                "wantedFrom",
                                "2021-11-01",
                                "wantedTo",
                                "2021-11-30",
                                "estimated",
                                true),
                        new Bad("wantedTo", "2021-10-31", "ends-before-it-begins"),
                        "code",
                        "other",
                        foreign);
            case "/v1/councils" ->
                new Register(
                        new SmallLaw(province, "").council(),
                        new Bad("members", List.of(), "one-chair"),
                        "code",
                        "other",
                        foreign);
            case "/v1/evidence" ->
                new Register(
                        Map.of(
                                "sha256", pdf(),
                                "kind", "FOOD_SAFETY",
                                "unit", province.commune(),
                                "issuedOn", "2026-01-05",
                                "source", "T1"),
                        new Bad("kind", "food", "bad-document-kind"),
                        "kind",
                        "OTHER_PAPER",
                        foreign);
            case "/v1/holidays" ->
                new Register(
                        cited(
                                "day", LocalDate.of(2091, 1, 1).plusDays(number).toString(),
                                "nameVi", "Tết",
                                "nameEn", "Lunar New Year"),
                        new Bad("day", "2012-12-31", "holiday-out-of-range"),
                        "day",
                        "2090-12-31",
                        ofTheProgramme);
            case "/v1/star-authorities" -> {
                LocalDate day = LocalDate.of(1900, 1, 1).plusDays(number);
                yield new Register(
                        cited(
                                "star",
                                3,
                                "validFrom",
                                day.toString(),
                                "validTo",
                                day.plusDays(1).toString(),
                                "level",
                                "PROVINCE",
                                "decision",
                                "T/QĐ"),
                        new Bad("star", 2, "star-without-certificate"),
                        "star",
                        4,
                        ofTheProgramme);
            }
            case "/v1/knock-outs" ->
                new Register(
                        cited(
                                "ruleSet", "R-" + province.code(),
                                "code", "FORGED",
                                "labelVi", "Hồ sơ giả",
                                "labelEn", "Forged"),
                        new Bad("sets", "all", "bad-list-of-sets"),
                        "code",
                        "OTHER",
                        ofTheProgramme);
            case "/v1/required-documents" ->
                new Register(
                        cited(
                                "ruleSet", "R-" + province.code(),
                                "kind", "FOOD_SAFETY",
                                "labelVi", "An toàn thực phẩm",
                                "labelEn", "Food safety"),
                        new Bad("kind", "food safety", "bad-document-kind"),
                        "kind",
                        "OTHER",
                        ofTheProgramme);
            default ->
                throw new AssertionError(
                        "A write of " + collection + " has no case: say here what a good body is and what is wrong.");
        };
    }

    private String aProduct() {
        return Http.product(province, "Trà hoa vàng");
    }

    private Map<String, Object> channel() {
        return sourced(
                "code", "K-" + province.code(),
                "nameVi", "Điểm bán",
                "kind", "SHOP",
                "unit", province.ward(),
                "openedOn", "2020-01-01");
    }

    private String aChannel() {
        Http.created("/v1/channels", province.code(), channel());
        return "K-" + province.code();
    }

    private Map<String, Object> certificate() {
        return sourced("product", aProduct(), "star", 4, "issuedOn", "2023-06-20");
    }

    private Map<String, Object> revocation() {
        return Map.of(
                "certificate", Http.certificate(province, aProduct(), 4, "2024-06-01"),
                "ground", "MARK_MISUSED",
                "foundOn", "2025-01-02",
                "revokedOn", "2025-01-10",
                "source", "T1");
    }

    private Map<String, Object> extension() {
        return Map.of(
                "certificate", Http.certificate(province, aProduct(), 4, "2023-06-20"),
                "extendedUntil", "2026-12-17",
                "source", "T1");
    }

    private SmallLaw draft() {
        SmallLaw law = new SmallLaw(province, "R-" + province.code());
        law.draft();
        return law;
    }

    private Map<String, Object> filing() {
        SmallLaw law = draft();
        law.publish().statusCode(200);
        Http.importCsv("/v1/star-authorities", province.code(), Http.authorities())
                .statusCode(200);
        Http.created("/v1/councils", province.code(), law.council());
        return law.filing(aProduct(), Map.of());
    }

    private String filed() {
        return Http.created("/v1/evaluations", province.code(), filing());
    }

    private String scored() {
        String id = filed();
        for (String member : List.of("m1", "m2")) {
            Http.asPerson(member, "appraiser", province.code())
                    .contentType(ContentType.JSON)
                    .header("If-Match", "*")
                    .body(Map.of("ticks", SmallLaw.ticks(4, 2, 3)))
                    .post("/v1/evaluations/" + id + "/sheets")
                    .then()
                    .statusCode(201);
        }
        return id;
    }

    private Map<String, Object> ruleSet() {
        Map<String, Object> row = sourced(
                "code",
                "R-" + province.code(),
                "decision",
                "T/QĐ",
                "filedFrom",
                "2026-05-22",
                "partA",
                40,
                "partB",
                25,
                "partC",
                35,
                "missedMinimum",
                "LOWER_STAR",
                "minimumsJudged",
                "ON_THE_MEAN",
                "quorumNumerator",
                2,
                "quorumDenominator",
                3);
        row.put("confidence", "HIGH");
        return row;
    }

    private String draftRules() {
        Map<String, Object> row = ruleSet();
        Http.importCsv("/v1/rule-sets", province.code(), Tables.csv(List.of(row)))
                .statusCode(200);
        return "R-" + province.code();
    }

    private static Map<String, Object> line(String rules) {
        return cited(
                "ruleSet",
                rules,
                "set",
                1,
                "part",
                "A",
                "code",
                "A1",
                "labelVi",
                "Mục",
                "labelEn",
                "Line",
                "points",
                40,
                "scorable",
                true);
    }

    private static Map<String, Object> option(String rules) {
        return fields(
                "ruleSet", rules, "set", 1, "code", "A1", "number", 1, "points", 40, "labelVi", "Mức", "labelEn",
                "Level", "source", "T1");
    }

    private static Map<String, Object> band(String rules) {
        return fields("ruleSet", rules, "star", 5, "fromPoints", 90, "source", "T1");
    }

    private String pdf() {
        return file(("%PDF-1.7 paper of " + province.code()).getBytes(StandardCharsets.UTF_8), "application/pdf");
    }

    private String picture() {
        BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
        image.setRGB(number % 20, number / 20 % 20, 0xFFFFFF);
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return file(out.toByteArray(), "image/png");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String file(byte[] content, String type) {
        return Http.as(OFFICER, province.code())
                .contentType(type)
                .body(content)
                .post("/v1/files")
                .then()
                .extract()
                .path("sha256");
    }

    private static Map<String, Object> sourced(Object... pairs) {
        Map<String, Object> fields = fields(pairs);
        fields.put("basis", "SOURCED");
        fields.put("source", "T1");
        return fields;
    }

    private static Map<String, Object> cited(Object... pairs) {
        Map<String, Object> fields = fields(pairs);
        fields.put("confidence", "HIGH");
        fields.put("source", "T1");
        return fields;
    }

    private static Map<String, Object> fields(Object... pairs) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put((String) pairs[i], pairs[i + 1]);
        }
        return fields;
    }
}
