package vn.ntm.reporting.board;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.web.Page;
import vn.ntm.platform.web.Tabular;
import vn.ntm.reporting.indicator.ComparisonView;
import vn.ntm.reporting.indicator.FigureView;
import vn.ntm.reporting.indicator.IndicatorView;

/** The overview as one table: a row for each figure on a day, and for what needs a decision with its worst. */
final class OverviewTable {

    private OverviewTable() {}

    /**
     * A figure on a day.
     *
     * @param nameVi of the indicator
     * @param unitVi what it is measured in
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FigureRow(
            String topic,
            String code,
            String nameVi,
            String nameEn,
            String unitVi,
            String unitEn,
            LocalDate on,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            BigDecimal value) {

        static FigureRow of(String topic, IndicatorView indicator, LocalDate on, @Nullable BigDecimal value) {
            return new FigureRow(
                    topic,
                    indicator.code(),
                    indicator.nameVi(),
                    indicator.nameEn(),
                    indicator.unitVi(),
                    indicator.unitEn(),
                    on,
                    value);
        }
    }

    /** A tile's figure with what it is measured by. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TileRow(
            @JsonUnwrapped FigureRow figure,
            @Nullable BigDecimal of,
            @Nullable BigDecimal target,
            @Nullable BigDecimal expected,
            @Nullable BigDecimal remaining,
            String standing,
            LocalDate lastYearOn,
            @Nullable BigDecimal lastYear,
            @Nullable BigDecimal change,
            ComparisonView.@Nullable Change changeIs,
            @Nullable String criteriaSet,
            @Nullable Long notReported,
            @Nullable Long carriedOver,
            @Nullable Long reconstructed,
            @Nullable String reason) {

        static TileRow of(OverviewView.TileView tile) {
            FigureView figure = tile.figure();
            ComparisonView comparison = tile.comparison();
            return new TileRow(
                    FigureRow.of(tile.topic(), tile.indicator(), tile.shownOn(), figure.value()),
                    tile.of(),
                    comparison.target(),
                    comparison.expected(),
                    comparison.remaining(),
                    comparison.standing().name(),
                    comparison.lastYearOn(),
                    comparison.lastYear(),
                    comparison.change(),
                    comparison.changeIs(),
                    figure.criteriaSet(),
                    figure.notReported(),
                    figure.carriedOver(),
                    figure.reconstructed(),
                    figure.reason() == null ? null : figure.reason().code());
        }
    }

    /** One thing that may need a decision. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AttentionRow(
            OverviewView.Kind kind,
            BigDecimal share,
            long count,
            long of,
            @Nullable BigDecimal amount) {}

    /** A unit or product that it is about. */
    record WorstRow(OverviewView.Kind kind, @JsonUnwrapped OverviewView.WorstView worst) {}

    static Page<?> of(OverviewView overview) {
        List<FigureRow> beside = new ArrayList<>();
        List<FigureRow> trend = new ArrayList<>();
        for (OverviewView.TileView tile : overview.tiles()) {
            tile.beside()
                    .forEach(one ->
                            beside.add(FigureRow.of(tile.topic(), one.indicator(), tile.shownOn(), one.value())));
            tile.trend()
                    .forEach(point ->
                            trend.add(FigureRow.of(tile.topic(), tile.indicator(), point.on(), point.value())));
        }
        List<AttentionRow> attention = new ArrayList<>();
        List<WorstRow> worst = new ArrayList<>();
        for (OverviewView.AttentionView one : overview.attention()) {
            attention.add(new AttentionRow(one.kind(), one.share(), one.count(), one.of(), one.amount()));
            one.worst().forEach(unit -> worst.add(new WorstRow(one.kind(), unit)));
        }
        Map<String, List<?>> lists = new LinkedHashMap<>();
        lists.put("tiles", overview.tiles().stream().map(TileRow::of).toList());
        lists.put("beside", beside);
        lists.put("trend", trend);
        lists.put("attention", attention);
        lists.put("worst", worst);
        return Tabular.lists(lists);
    }
}
