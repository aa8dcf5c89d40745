package vn.ntm.reporting.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.ntm.reporting.fact.Fact;

class CriteriaFactsTest {

    private static List<Fact> recognition(String more) {
        String json = """
                {"unit": "1", "level": "STANDARD", "state": "APPROVED", "decisionDate": "2021-01-10"%s}
                """.formatted(more);
        try {
            return Objects.requireNonNull(CriteriaFacts.BY_TYPE.get("vn.ntm.criteria.recognition-announced.v1"))
                    .apply(new EventData(new ObjectMapper().readTree(json)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void a_recognition_without_a_term_holds_until_it_is_revoked() {
        assertThat(recognition("").get(0).validTo()).isNull();
    }

    @ParameterizedTest(name = "revoked {0}, expires {1}: ends {2}")
    @CsvSource({
        "2022-05-01, ,           2022-05-01",
        ",           2026-01-10, 2026-01-10",
        "2022-05-01, 2026-01-10, 2022-05-01",
        "2027-05-01, 2026-01-10, 2026-01-10"
    })
    void a_recognition_ends_with_its_revocation_or_its_term_whichever_is_first(
            LocalDate revoked, LocalDate expires, LocalDate end) {
        String more = (revoked == null ? "" : ", \"revokedOn\": \"" + revoked + "\"")
                + (expires == null ? "" : ", \"expiresOn\": \"" + expires + "\"");

        assertThat(recognition(more).get(0).validTo()).isEqualTo(end);
    }

    @Test
    void a_recognition_revoked_on_its_first_day_never_was() {
        assertThat(recognition(", \"revokedOn\": \"2021-01-10\"")).isEmpty();
    }
}
