package vn.ntm.ocop.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.ntm.embedded.StackResource;
import vn.ntm.ocop.Http;
import vn.ntm.ocop.Http.Province;
import vn.ntm.platform.db.Database;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.platform.inbox.ReceivedEvent;
import vn.ntm.platform.security.Actor;

@QuarkusTest
@QuarkusTestResource(
        value = StackResource.class,
        initArgs = @ResourceArg(name = "database", value = "ocop"),
        restrictToAnnotatedClass = false)
class CatalogueIT {

    @Inject
    Database database;

    @Inject
    ReformIntake reforms;

    private Province province = new Province("", "", "", "", "");

    @BeforeEach
    void aProvince() {
        province = Http.province();
    }

    @Test
    void words_without_marks_and_with_typing_errors_find_the_product() {
        Http.product(province, "Trà hoa vàng Ba Chẽ");
        Http.product(province, "Miến dong Bình Liêu");
        for (String q : List.of(
                "tra hoa vang", "trà hoa vàng", "TRA HOA VANG", "tra hoa vnag", "tra hoa vang bache", "che hoa vang")) {
            search("q=" + q).body("items.name", contains("Trà hoa vàng Ba Chẽ"));
        }
        search("q=mien dogn").body("items.name", contains("Miến dong Bình Liêu"));
        search("q=ruou mo").body("items", hasSize(0)).body("found", equalTo(0));
    }

    @Test
    void names_with_the_marks_asked_for_come_first() {
        Http.product(province, "Kẹo dừa");
        Http.product(province, "Mứt dứa");
        search("q=dứa").body("items.name", contains("Mứt dứa", "Kẹo dừa"));
        search("q=dừa").body("items.name", contains("Kẹo dừa", "Mứt dứa"));
    }

    @Test
    void without_words_everything_stands_in_vietnamese_order_as_the_database_would_put_it() {
        List<String> names =
                new ArrayList<>(List.of("Đào", "Dầu gội", "Cam", "Ấm trà", "An xoa", "Đậu phụ", "Ổi", "Ong mật"));
        names.forEach(name -> Http.product(province, name));
        List<String> expected = database.read(
                handle -> handle.createQuery("select n from unnest(:names) n order by n collate \"vi-x-icu\"")
                        .bind("names", SqlArray.texts(names))
                        .mapTo(String.class)
                        .list());
        assertThat(search("limit=50").extract().<List<String>>path("items.name"))
                .isEqualTo(expected);
    }

    @Test
    void pages_neither_repeat_nor_miss_while_rows_are_added() {
        for (String name : List.of("Bưởi", "Cam", "Na", "Ổi", "Vải")) {
            Http.product(province, name);
        }
        List<String> seen = new ArrayList<>();
        ValidatableResponse page = search("limit=2");
        seen.addAll(page.extract().path("items.name"));
        String next = page.extract().path("next");
        Http.product(province, "Ác");
        Http.product(province, "Dứa");
        while (next != null) {
            page = search("limit=2&cursor=" + next);
            seen.addAll(page.extract().path("items.name"));
            next = page.extract().path("next");
        }
        assertThat(seen).containsExactly("Bưởi", "Cam", "Dứa", "Na", "Ổi", "Vải");
        Http.as("auditor").get("/v1/products?limit=2&cursor=AAAA").then().statusCode(400);
    }

    @Test
    void each_facet_counts_everything_found_and_ignores_only_its_own_filter() {
        String household = Http.producer(province, "HOUSEHOLD_BUSINESS");
        String four = Http.product(province, "Chả mực", Map.of("productGroup", "8"));
        String three = Http.product(province, "Chả cá", Map.of("productGroup", "8", "producer", household));
        Http.product(province, "Rượu ba kích", Map.of("productGroup", "15", "producer", household));
        Http.certificate(province, four, 4, "2021-01-01");
        Http.certificate(province, three, 3, "2021-01-01");

        search("on=2021-06-01&set=8&star=4&limit=1")
                .body("found", equalTo(1))
                .body("items[0].code", equalTo(four))
                .body("items[0].star", equalTo(4))
                .body("items[0].certificateState", equalTo("VALID"))
                .body("facets.stars.find { it.value == '3' }.count", equalTo(1))
                .body("facets.stars.find { it.value == '4' }.count", equalTo(1))
                .body("facets.sets", hasSize(1))
                .body("facets.producerKinds.find { it.value == 'COOPERATIVE' }.count", equalTo(1))
                .body("facets.producerKinds.find { it.value == 'HOUSEHOLD_BUSINESS' }", nullValue());
        search("on=2021-06-01&producerKind=HOUSEHOLD_BUSINESS")
                .body("found", equalTo(2))
                .body("facets.certificateStates.find { it.value == 'NEVER' }.count", equalTo(1))
                .body("facets.units.find { it.value == '" + province.district() + "' }.count", equalTo(2));
        search("on=2021-06-01&certificateState=NEVER").body("items.name", contains("Rượu ba kích"));
    }

    @Test
    void a_star_is_shown_only_while_its_certificate_holds() {
        String product = Http.product(province, "Nước mắm");
        Http.certificate(province, product, 4, "2020-06-01");
        search("on=2023-05-31").body("items[0].star", equalTo(4)).body("items[0].certificateState", equalTo("VALID"));
        search("on=2023-06-01")
                .body("items[0].star", nullValue())
                .body("items[0].certificateState", equalTo("EXPIRED"));
        search("on=2020-05-31").body("items[0].certificateState", equalTo("NEVER"));
        search("on=2020-01-31").body("items", hasSize(0));
    }

    @Test
    void participating_ever_starred_and_valid_are_three_figures() {
        String lapsed = Http.product(province, "Một");
        String valid = Http.product(province, "Hai");
        Http.product(province, "Ba");
        Http.product(province, "Bốn", Map.of("leftOn", "2023-01-01"));
        Http.certificate(province, lapsed, 3, "2020-06-01");
        Http.certificate(province, valid, 5, "2022-06-01");
        Http.as("auditor")
                .get("/v1/products/figures?on=2023-06-01&unit=" + province.code())
                .then()
                .body("participating", equalTo(3))
                .body("everStarred", equalTo(2))
                .body("valid", equalTo(1))
                .body("validByStar.'5'", equalTo(1));
    }

    @Test
    void a_renamed_producer_is_found_by_the_new_name_at_once() {
        String code = Http.producer(province, "COOPERATIVE");
        Http.product(province, "Ruốc tôm", Map.of("producer", code));
        String id = Http.as("auditor")
                .get("/v1/producers?unit=" + province.commune())
                .then()
                .extract()
                .path("items[0].id");
        search("q=vuonxanh").body("items", hasSize(0));
        Http.as("province-officer", province.code())
                .contentType("application/json")
                .header("If-Match", "*")
                .body(Map.of(
                        "code",
                        code,
                        "name",
                        "Cơ sở Vườnxanh",
                        "kind",
                        "COOPERATIVE",
                        "unit",
                        province.commune(),
                        "basis",
                        "SOURCED",
                        "source",
                        "T1"))
                .put("/v1/producers/" + id)
                .then()
                .statusCode(200);
        search("q=vuonxanh").body("items.name", contains("Ruốc tôm"));
    }

    @Test
    void a_product_follows_its_commune_through_a_reform_and_back_when_it_is_called_off() {
        String product = Http.product(province, "Rượu ba kích");
        Http.certificate(province, product, 4, "2025-01-10");
        UUID reform = UUID.randomUUID();
        reform("reform-applied", reform, 2);
        reform("reform-applied", reform, 2);

        inUnit(province.commune(), "2025-06-30").body("found", equalTo(1));
        inUnit(province.ward(), "2025-06-30").body("found", equalTo(0));
        inUnit(province.commune(), "2025-07-01").body("found", equalTo(0));
        inUnit(province.ward(), "2025-07-01")
                .body("found", equalTo(1))
                .body("items[0].unit", equalTo(province.commune()))
                .body("items[0].unitName", equalTo("Đơn vị " + province.ward()))
                .body("items[0].unitKind", equalTo("WARD"))
                .body("items[0].unitEndedOn", nullValue())
                .body("facets.units.find { it.value == '" + province.ward() + "' }.kind", equalTo("WARD"));
        search("on=2025-07-01&q=" + province.ward().toLowerCase(java.util.Locale.ROOT))
                .body("items.code", contains(product));
        Http.as("auditor")
                .get("/p/" + product + "?lang=vi")
                .then()
                .body(containsString("<dd>phường Đơn vị " + province.ward()))
                .body(containsString("<dd>xã Đơn vị " + province.commune()));

        reform("reform-cancelled", reform, 3);
        inUnit(province.commune(), "2025-07-01").body("found", equalTo(1));
    }

    private void reform(String fact, UUID reform, long version) {
        String data = """
                {"id": "%s", "effectiveDate": "2025-07-01", "transfers": [
                    {"from": "%s", "to": "%s", "extent": "WHOLE"},
                    {"from": "%s", "to": "%s", "extent": "PART", "sharePopulation": 0},
                    {"to": "%s", "extent": "WHOLE"}]}
                """.formatted(
                reform, province.commune(), province.ward(), province.commune(), province.district(), province.code());
        database.write(new Actor("integration", "test", "test"), tx -> {
            ReceivedEvent.Envelope envelope = new ReceivedEvent.Envelope(
                    UUID.randomUUID(),
                    "criteria-service",
                    "vn.ntm.criteria." + fact + ".v1",
                    "reforms/" + reform,
                    version,
                    OffsetDateTime.parse("2025-07-01T00:00:00+07:00"),
                    Instant.parse("2025-07-01T00:00:00Z"),
                    province.code(),
                    version);
            reforms.apply(tx, List.of(new ReceivedEvent(envelope, data.getBytes(StandardCharsets.UTF_8))));
            return reform;
        });
    }

    private ValidatableResponse inUnit(String unit, String on) {
        return Http.as("auditor")
                .get("/v1/products?unit=" + unit + "&on=" + on)
                .then()
                .statusCode(200);
    }

    @Test
    void names_are_offered_while_somebody_types() {
        Http.product(province, "Mực một nắng " + province.code());
        Http.as("auditor")
                .get("/v1/products/suggestions?q=muc mot n")
                .then()
                .statusCode(200)
                .body("items", hasItem("Mực một nắng " + province.code()));
    }

    @Test
    void a_unit_that_has_ended_says_so_in_the_list_and_in_its_facet() {
        String old =
                Http.product(province, "Miến dong", Map.of("unit", province.endedCommune(), "joinedOn", "2019-05-01"));
        inUnit(province.endedCommune(), "2019-12-31")
                .body("items.code", contains(old))
                .body("items[0].unitEndedOn", nullValue());
        inUnit(province.endedCommune(), "2020-01-01")
                .body("items[0].unitEndedOn", equalTo("2020-01-01"))
                .body(
                        "facets.units.find { it.value == '" + province.endedCommune() + "' }.endedOn",
                        equalTo("2020-01-01"))
                .body("facets.units.find { it.value == '" + province.district() + "' }.endedOn", nullValue());
    }

    @Test
    void the_catalogue_that_was_exported_can_be_edited_and_imported_again() {
        String product = Http.product(province, "Sứa");
        Http.certificate(province, product, 4, "2025-06-01");
        String table = Http.as("auditor")
                .accept("text/csv")
                .get("/v1/products?unit=" + province.code())
                .asString();
        Http.importCsv("/v1/products", province.code(), table).statusCode(200).body("unchanged", equalTo(1));
        Http.importCsv("/v1/products", province.code(), table.replace("Sứa", "Sứa muối"))
                .statusCode(200)
                .body("updated", equalTo(1));
    }

    @Test
    void the_same_rows_come_as_a_table() {
        Http.product(province, "Sá sùng");
        Http.as("auditor")
                .accept("text/csv")
                .get("/v1/products?unit=" + province.code())
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .body(containsString("Sá sùng"));
        Http.as("auditor").get("/v1/products?star=6").then().statusCode(400);
        Http.as("auditor").get("/v1/products?on=yesterday").then().statusCode(400);
        Http.as("auditor").get("/v1/products?stars=4").then().statusCode(400);
    }

    private ValidatableResponse search(String query) {
        java.util.Map<String, String> parameters = new java.util.HashMap<>();
        Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> parameters.put(pair[0], pair[1]));
        parameters.putIfAbsent("on", "2026-01-01");
        return Http.as("auditor")
                .queryParams(parameters)
                .queryParam("unit", province.code())
                .get("/v1/products")
                .then()
                .statusCode(200);
    }
}
