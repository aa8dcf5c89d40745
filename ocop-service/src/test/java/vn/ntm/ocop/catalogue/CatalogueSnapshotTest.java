package vn.ntm.ocop.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ntm.ocop.Basis;
import vn.ntm.ocop.certificate.Certificate;
import vn.ntm.ocop.producer.Producer;
import vn.ntm.ocop.product.Product;
import vn.ntm.platform.unit.UnitPeriod;

class CatalogueSnapshotTest {

    private static final LocalDate DAY = LocalDate.of(2021, 8, 31);
    private static final List<String> NAMES =
            List.of("Trà", "Chè", "hoa", "vàng", "Ba", "Chẽ", "chả", "mực", "Hạ", "Long", "miến", "dong", "Ổi", "Đào");
    private static final List<String> QUERIES =
            List.of("", "tra hoa vang", "cha muc", "halong", "mein dong", "hop tac xa", "ba che ha lnog", "xyz");
    private static final Ancestry ANCESTRY = new Ancestry(
            List.of(unit("22", "Quảng Ninh", null), unit("1", "Ba Chẽ", "22"), unit("2", "Hạ Long", "22")),
            new Successors(List.of()));

    @Property(tries = 60)
    void a_snapshot_that_followed_every_change_is_one_made_anew(@ForAll long seed) {
        Random random = new Random(seed);
        Map<String, CatalogueProduct> all = new LinkedHashMap<>();
        CatalogueSnapshot followed = CatalogueSnapshot.of(List.of(), ANCESTRY, List.of());
        for (int step = 0; step < 6; step++) {
            followed.search(query("", null), 1, null);
            Map<String, CatalogueProduct> changed = new LinkedHashMap<>();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                CatalogueProduct product = product("P" + random.nextInt(20), random);
                changed.put(product.product().code(), product);
            }
            all.putAll(changed);
            followed = followed.with(changed.values(), List.of());
        }
        List<CatalogueProduct> shuffled = new ArrayList<>(all.values());
        Collections.shuffle(shuffled, random);
        CatalogueSnapshot anew = CatalogueSnapshot.of(shuffled, ANCESTRY, List.of());
        for (String text : QUERIES) {
            for (String unit : new String[] {null, "1"}) {
                Found one = followed.search(query(text, unit), 50, null);
                Found other = anew.search(query(text, unit), 50, null);
                assertThat(one.hits()).isEqualTo(other.hits());
                assertThat(one.count()).isEqualTo(other.count());
                assertThat(one.facets()).isEqualTo(other.facets());
            }
        }
    }

    @Property(tries = 60)
    void pages_of_any_size_make_the_whole_and_every_facet_agrees_with_its_list(@ForAll long seed) {
        Random random = new Random(seed);
        List<CatalogueProduct> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            all.add(product("P" + i, random));
        }
        CatalogueSnapshot snapshot = CatalogueSnapshot.of(all, ANCESTRY, List.of());
        for (String text : QUERIES) {
            List<Found.Hit> whole = snapshot.search(query(text, null), 50, null).hits();
            List<Found.Hit> paged = new ArrayList<>();
            CatalogueSnapshot.@Nullable Place after = null;
            int size = 1 + random.nextInt(7);
            for (List<Found.Hit> page =
                            snapshot.search(query(text, null), size, after).hits();
                    !page.isEmpty();
                    page = snapshot.search(query(text, null), size, after).hits()) {
                paged.addAll(page);
                after = CatalogueSnapshot.Place.of(page.get(page.size() - 1));
            }
            assertThat(paged).isEqualTo(whole);
            Found found = snapshot.search(query(text, null), 1, null);
            for (Facets.UnitCount unit : found.facets().units()) {
                assertThat(snapshot.search(query(text, unit.value()), 1, null).count())
                        .isEqualTo(unit.count());
            }
            for (Facets.Count star : found.facets().stars()) {
                CatalogueQuery narrowed = new CatalogueQuery(
                        text, DAY, List.of(Integer.valueOf(star.value())), null, null, null, null, false);
                assertThat(snapshot.search(narrowed, 1, null).count()).isEqualTo(star.count());
            }
        }
    }

    @Test
    void a_snapshot_stays_what_it_was_when_the_next_is_made() {
        CatalogueSnapshot before = CatalogueSnapshot.of(List.of(named("P1", "Trà hoa vàng")), ANCESTRY, List.of());
        CatalogueSnapshot after = before.with(List.of(named("P2", "Trà hoa cúc"), named("P1", "Miến dong")), List.of());
        assertThat(names(before, "tra hoa")).containsExactly("Trà hoa vàng");
        assertThat(before.find("P2")).isEmpty();
        assertThat(names(after, "tra hoa")).containsExactly("Trà hoa cúc");
        assertThat(names(after, "mien")).containsExactly("Miến dong");
    }

    @Test
    void names_that_begin_with_what_was_typed_are_offered_first_and_che_stands_behind_tra() {
        CatalogueSnapshot snapshot = CatalogueSnapshot.of(
                List.of(
                        named("P1", "Bánh trà"),
                        named("P2", "Chè Đường Hoa"),
                        named("P3", "Trà hoa vàng"),
                        named("P4", "Tráng bánh")),
                ANCESTRY,
                List.of());
        assertThat(snapshot.suggest("tr", DAY, 10))
                .startsWith("Trà hoa vàng", "Tráng bánh")
                .hasSize(4);
        assertThat(snapshot.suggest("tra", DAY, 10))
                .containsExactly("Trà hoa vàng", "Bánh trà", "Chè Đường Hoa", "Tráng bánh");
        assertThat(snapshot.suggest("chè", DAY, 10)).first().isEqualTo("Chè Đường Hoa");
    }

    @Test
    void a_set_is_counted_under_its_name() {
        List<String> setNames = new ArrayList<>(Collections.nCopies(27, ""));
        setNames.set(12, "Sản phẩm chè (trà) từ thực vật khác");
        CatalogueSnapshot snapshot = CatalogueSnapshot.of(List.of(named("P1", "Trà hoa vàng")), ANCESTRY, setNames);
        assertThat(snapshot.search(query("", null), 1, null).facets().sets())
                .containsExactly(new Facets.Count("12", "Sản phẩm chè (trà) từ thực vật khác", 1));
    }

    private static List<String> names(CatalogueSnapshot snapshot, String text) {
        return snapshot.search(query(text, null), 10, null).hits().stream()
                .map(hit -> hit.product().product().name())
                .toList();
    }

    private static CatalogueQuery query(String text, @Nullable String unit) {
        return new CatalogueQuery(text, DAY, List.of(), null, unit, null, null, false);
    }

    private static CatalogueProduct product(String code, Random random) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 2 + random.nextInt(3); i++) {
            name.append(NAMES.get(random.nextInt(NAMES.size()))).append(' ');
        }
        List<Holding> holdings = random.nextBoolean() ? List.of() : List.of(holding(code, 3 + random.nextInt(3)));
        return product(code, name.toString().strip(), Integer.toString(1 + random.nextInt(2)), holdings);
    }

    private static CatalogueProduct named(String code, String name) {
        return product(code, name, "1", List.of());
    }

    private static CatalogueProduct product(String code, String name, String unit, List<Holding> holdings) {
        return new CatalogueProduct(
                new UUID(0, code.hashCode()),
                1,
                new Product(code, name, "CT", unit, "12", LocalDate.of(2020, 1, 1), null, Basis.SOURCED, "T1", null),
                new Producer("CT", "HTX Ba Chẽ", Producer.Kind.COOPERATIVE, unit, Basis.SOURCED, "T1"),
                holdings,
                VietnameseOrder.key(name));
    }

    private static Holding holding(String product, int star) {
        return new Holding(
                new UUID(1, product.hashCode()),
                new Certificate(
                        product,
                        "1",
                        star,
                        null,
                        LocalDate.of(2021, 1, 1),
                        LocalDate.of(2024, 1, 1),
                        null,
                        null,
                        null,
                        null,
                        null,
                        Basis.SOURCED,
                        "T1",
                        null));
    }

    private static UnitPeriod unit(String code, String name, @Nullable String parent) {
        return new UnitPeriod(
                code, name, name, parent == null ? "PROVINCE" : "COMMUNE", parent, null, null, "SOURCED", "T1");
    }
}
