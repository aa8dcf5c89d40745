package vn.ntm.reporting.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final Catalogue catalogue = new Catalogue();

    @Test
    void every_file_of_the_folder_is_in_the_catalogue() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/indicators"))) {
            assertThat(catalogue.all()).hasSize((int) files.count() - 1);
        }
    }

    @Test
    void every_indicator_has_texts_in_both_languages_unit_and_source() {
        assertThat(catalogue.all()).allSatisfy(definition -> {
            assertThat(List.of(
                            definition.nameVi(),
                            definition.definitionVi(),
                            definition.legalSourceVi(),
                            definition.unitVi()))
                    .allSatisfy(text -> assertThat(text).isNotBlank());
            assertThat(List.of(
                            definition.nameEn(),
                            definition.definitionEn(),
                            definition.legalSourceEn(),
                            definition.unitEn()))
                    .allSatisfy(text -> assertThat(text).isNotBlank());
            assertThat(definition.nameVi()).isNotEqualTo(definition.nameEn());
            assertThat(definition.unit()).matches("[a-z-]+");
        });
    }

    @Test
    void what_an_indicator_builds_on_exists() {
        assertThat(catalogue.all())
                .flatMap(definition -> definition.computation().indicators())
                .allSatisfy(code -> assertThat(catalogue.find(code)).isPresent());
    }

    /** How a quotient is carried to another map depends on what its two figures are. */
    @Test
    void a_quotient_is_one_of_sums_or_of_units_over_all_units_of_their_kinds() {
        assertThat(catalogue.all())
                .map(Definition::computation)
                .filteredOn(Quotient.class::isInstance)
                .isNotEmpty()
                .allSatisfy(computation -> {
                    Quotient quotient = (Quotient) computation;
                    Computation above = computation(quotient.numerator());
                    Computation below = computation(quotient.denominator());
                    assertThat(above.amounts() == Amounts.Kind.ADDITIVE && below.amounts() == Amounts.Kind.ADDITIVE
                                    || above.amounts() == Amounts.Kind.UNITS
                                            && below.amounts() == Amounts.Kind.UNITS_OF_MAP
                                            && above.unitKinds().equals(below.unitKinds()))
                            .isTrue();
                });
    }

    private Computation computation(String code) {
        return catalogue.find(code).orElseThrow().definition().computation();
    }

    @Test
    void a_code_with_a_year_belongs_to_its_family() {
        Optional<Catalogue.Found> found = catalogue.find("ntm.targets.2031.advanced");

        assertThat(found).isPresent();
        assertThat(found.orElseThrow().year()).isEqualTo(2031);
        assertThat(found.orElseThrow().definition().nameVi()).contains("2031").doesNotContain("{year}");
    }

    @Test
    void a_code_that_only_resembles_one_is_unknown() {
        assertThat(List.of(
                        "ntm.targets.{year}.standard", "ntm.targets.21.standard", "ntm.communes", "NTM.communes.total"))
                .allSatisfy(code -> assertThat(catalogue.find(code)).isEmpty());
    }
}
