package vn.ntm.criteria.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.ntm.criteria.Basis;
import vn.ntm.criteria.Confidence;
import vn.ntm.criteria.recognition.Level;
import vn.ntm.criteria.unit.UnitKind;

/** 18/2022/QĐ-TTg, article 24: a district falls when 30 percent of its communes were revoked. */
class CascadeTest {

    @Test
    void a_district_falls_with_three_of_ten_communes_and_not_with_three_of_eleven() {
        Procedure procedure = procedure(BigDecimal.valueOf(30));
        assertThat(procedure.cascades(3, 10)).isTrue();
        assertThat(procedure.cascades(3, 11)).isFalse();
        assertThat(procedure.cascades(0, 0)).isFalse();
    }

    @Test
    void a_share_that_is_not_known_revokes_nobody() {
        assertThat(procedure(null).cascades(10, 10)).isFalse();
    }

    private static Procedure procedure(@Nullable BigDecimal revokedCommunesPercent) {
        return new Procedure(
                "P",
                UnitKind.RURAL_DISTRICT,
                Level.COMPLETED,
                "18/2022/QĐ-TTg",
                LocalDate.parse("2022-08-02"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true,
                null,
                null,
                revokedCommunesPercent,
                null,
                Basis.SOURCED,
                "T1",
                Confidence.HIGH,
                null);
    }
}
