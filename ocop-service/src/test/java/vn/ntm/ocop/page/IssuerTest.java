package vn.ntm.ocop.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.ntm.ocop.catalogue.Catalogue.Place;
import vn.ntm.ocop.ruleset.StarAuthority.Level;

class IssuerTest {

    private static final LocalDate DAY = LocalDate.of(2024, 5, 1);
    private static final List<Place> UNITS = List.of(
            new Place("Đạp Thanh", "COMMUNE", null),
            new Place("Ba Chẽ", "RURAL_DISTRICT", null),
            new Place("Quảng Ninh", "PROVINCE", null));

    @Test
    void a_level_is_the_committee_of_the_unit_of_that_level_above_the_product() {
        assertThat(Issuer.of(Level.DISTRICT, UNITS, DAY))
                .contains(new Issuer("Ủy ban nhân dân huyện Ba Chẽ", "People's Committee of Ba Chẽ rural district"));
        assertThat(Issuer.of(Level.PROVINCE, UNITS, DAY))
                .contains(new Issuer("Ủy ban nhân dân tỉnh Quảng Ninh", "People's Committee of Quảng Ninh province"));
        assertThat(Issuer.of(Level.PROVINCE, List.of(new Place("Quảng Ninh", "CITY_PROVINCE", null)), DAY))
                .contains(new Issuer("Ủy ban nhân dân thành phố Quảng Ninh", "People's Committee of Quảng Ninh city"));
    }

    @Test
    void nobody_is_named_where_the_unit_is_not_known() {
        assertThat(Issuer.of(Level.DISTRICT, UNITS.subList(2, 3), DAY)).isEmpty();
        assertThat(Issuer.of(Level.PROVINCE, List.of(), DAY)).isEmpty();
    }

    @Test
    void the_centre_is_the_ministry_by_the_name_of_the_day() {
        LocalDate merger = LocalDate.of(2025, 3, 1);
        assertThat(Issuer.of(Level.CENTRAL, List.of(), merger.minusDays(1)))
                .hasValueSatisfying(issuer -> assertThat(issuer.nameVi()).endsWith("Phát triển nông thôn"));
        assertThat(Issuer.of(Level.CENTRAL, List.of(), merger))
                .hasValueSatisfying(issuer -> assertThat(issuer.nameVi()).endsWith("Môi trường"));
    }
}
