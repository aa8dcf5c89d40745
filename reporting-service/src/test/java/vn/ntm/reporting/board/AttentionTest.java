package vn.ntm.reporting.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttentionTest {

    @Test
    void a_recognised_commune_is_at_risk_when_an_assessment_since_then_misses_a_criterion() {
        OverviewView.AttentionView found = Attention.atRisk(List.of(
                commune("1", "STANDARD", "2019-12-31", "2020-12-31", 18),
                commune("2", "ADVANCED", "2020-12-31", "2020-12-31", 17),
                commune("3", "STANDARD", "2019-12-31", "2020-12-31", 20),
                commune("4", "STANDARD", "2021-01-01", "2020-12-31", 15),
                commune("5", "STANDARD", "2019-12-31", null, null),
                commune("6", null, null, "2020-12-31", 10)));

        assertThat(found.kind()).isEqualTo(OverviewView.Kind.AT_RISK);
        assertThat(found.count()).isEqualTo(2);
        assertThat(found.of()).isEqualTo(5);
        assertThat(found.share()).isEqualByComparingTo("0.4");
        assertThat(found.worst()).extracting(OverviewView.WorstView::unit).containsExactly("2", "1");
        assertThat(found.worst().get(0).amount()).isEqualByComparingTo("3");
    }

    @Test
    void nothing_is_said_where_nothing_is_at_risk() {
        assertThat(Attention.atRisk(List.of(commune("3", "STANDARD", "2019-12-31", "2020-12-31", 20))))
                .isNull();
    }

    private static CommuneView commune(String code, String level, String decided, String assessed, Integer met) {
        return new CommuneView(
                code,
                "Xã " + code,
                "COMMUNE",
                null,
                null,
                null,
                null,
                level,
                decided == null ? null : LocalDate.parse(decided),
                null,
                null,
                null,
                assessed == null ? null : LocalDate.parse(assessed),
                met,
                met == null ? null : 20,
                null,
                null,
                null,
                0,
                0);
    }
}
