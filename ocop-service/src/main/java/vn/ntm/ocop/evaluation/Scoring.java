package vn.ntm.ocop.evaluation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.ntm.ocop.Faults;
import vn.ntm.ocop.evaluation.Result.MissedMinimum;
import vn.ntm.ocop.evaluation.Result.Reason;
import vn.ntm.ocop.ruleset.KnockOut;
import vn.ntm.ocop.ruleset.RuleSet;
import vn.ntm.ocop.ruleset.ScoringOption;
import vn.ntm.ocop.ruleset.ScoringSheet;
import vn.ntm.ocop.ruleset.ScoringSheet.Line;
import vn.ntm.ocop.ruleset.StarBand;

/** From ticks to a star, in whole numbers: 89.99 is below 90 whatever the number of members. */
final class Scoring {

    private final ScoringSheet sheet;

    Scoring(ScoringSheet sheet) {
        this.sheet = sheet;
    }

    /** What is wrong with a member's ticks. */
    void check(List<Tick> ticks, Faults faults) {
        Map<String, Integer> seen = new HashMap<>();
        List<String> variants = new ArrayList<>();
        for (int i = 0; i < ticks.size(); i++) {
            Tick tick = ticks.get(i);
            Line line = sheet.line(tick.code()).orElse(null);
            if (line == null) {
                faults.add("ticks/" + i + "/code", "no-such-line", Map.of("code", tick.code(), "set", sheet.set()));
                continue;
            }
            ScoringOption option = line.option(tick.option()).orElse(null);
            if (option == null) {
                faults.add(
                        "ticks/" + i + "/option",
                        "no-such-option",
                        Map.of("code", tick.code(), "option", tick.option()));
            } else if (option.variant() != null) {
                variants.add(option.variant());
            }
            faults.unless(
                    seen.put(tick.code(), i) == null,
                    "ticks/" + i + "/code",
                    "ticked-twice",
                    Map.of("code", tick.code()));
        }
        for (Line line : sheet.lines()) {
            faults.unless(
                    !line.mustBeTicked() || seen.containsKey(line.code()),
                    "ticks",
                    "line-not-ticked",
                    Map.of("code", line.code()));
        }
        faults.unless(
                variants.stream().distinct().count() <= 1, "ticks", "two-cases-mixed", Map.of("set", sheet.set()));
    }

    /** Points of all ticked options. */
    int total(List<Tick> ticks) {
        return sheet.lines().stream().mapToInt(line -> points(line, ticks)).sum();
    }

    /** @param members how many the council has; @param knockOuts what ends the evaluation */
    Result result(List<MemberSheet> sheets, int members, List<KnockOut> knockOuts) {
        int sum = sheets.stream().mapToInt(MemberSheet::total).sum();
        int count = sheets.size();
        int spread = sheets.stream().mapToInt(MemberSheet::total).max().orElse(0)
                - sheets.stream().mapToInt(MemberSheet::total).min().orElse(0);
        RuleSet rules = sheet.rules();
        boolean withinLimit = rules.spreadLimit() == null || spread <= rules.spreadLimit();
        boolean quorum = sheets.stream().anyMatch(MemberSheet::chair)
                && (long) count * rules.quorumDenominator() >= (long) members * rules.quorumNumerator();
        Integer band = count == 0 ? null : band(sum, count);
        List<MissedMinimum> missed = missed(sheets);
        int minimumStar = minimumStar(missed);
        Integer star = star(band, minimumStar, knockOuts);
        return new Result(
                count,
                sum,
                mean(sum, count),
                spread,
                withinLimit,
                quorum,
                band,
                minimumStar,
                missed.stream()
                        .filter(one -> band != null && one.star() <= band)
                        .toList(),
                knockOuts.stream().map(KnockOut::labelVi).toList(),
                star,
                explain(sum, count, band, minimumStar, missed, knockOuts, star));
    }

    private @Nullable Integer band(int sum, int members) {
        return sheet.bands().stream()
                .filter(band -> band.contains(sum, members))
                .map(StarBand::star)
                .findFirst()
                .orElse(null);
    }

    private List<MissedMinimum> missed(List<MemberSheet> sheets) {
        boolean every = sheet.rules().minimumsJudged() == RuleSet.MinimumsJudged.ON_EVERY_SHEET;
        List<MissedMinimum> missed = new ArrayList<>();
        for (int star = 3; star <= 5; star++) {
            for (Line line : sheet.lines()) {
                int needed = line.minimumFor(star);
                int reached = sheets.stream()
                        .mapToInt(one -> points(line, one.ticks()))
                        .sum();
                boolean holds = every
                        ? sheets.stream().allMatch(one -> points(line, one.ticks()) >= needed)
                        : reached >= needed * sheets.size();
                if (!holds) {
                    missed.add(new MissedMinimum(
                            star, line.code(), line.line().labelVi(), needed * sheets.size(), reached, sheets.size()));
                }
            }
        }
        return missed;
    }

    private static int minimumStar(List<MissedMinimum> missed) {
        return missed.stream().mapToInt(MissedMinimum::star).min().orElse(6) - 1;
    }

    private @Nullable Integer star(@Nullable Integer band, int minimumStar, List<KnockOut> knockOuts) {
        if (band == null || !knockOuts.isEmpty()) {
            return null;
        }
        if (minimumStar < band && sheet.rules().missedMinimum() == RuleSet.MissedMinimum.NOT_RECOGNISED) {
            return null;
        }
        return Math.min(band, minimumStar);
    }

    private List<Reason> explain(
            int sum,
            int count,
            @Nullable Integer band,
            int minimumStar,
            List<MissedMinimum> missed,
            List<KnockOut> knockOuts,
            @Nullable Integer star) {
        if (count == 0) {
            return List.of(new Reason("no-sheet", "Chưa có phiếu chấm điểm.", "No sheet was handed in yet."));
        }
        List<Reason> reasons = new ArrayList<>();
        String mean = mean(sum, count);
        reasons.add(new Reason(
                "mean",
                "Điểm trung bình " + mean.replace('.', ',') + ": tổng " + sum + " điểm của " + count + " phiếu.",
                "The mean is " + mean + ": " + sum + " points over sheets: " + count + "."));
        reasons.add(
                band == null
                        ? withoutBand(sum, count)
                        : new Reason("band", "Khung điểm: " + band + " sao.", "The band gives " + band + " stars."));
        if (band != null) {
            missed.stream()
                    .filter(one -> one.star() <= band && one.star() == minimumStar + 1)
                    .forEach(one -> reasons.add(new Reason(
                            "minimum-missed",
                            "Mục " + one.code() + " chưa đạt mức tối thiểu của " + one.star() + " sao: " + one.reached()
                                    + " so với " + one.needed() + " điểm (cộng các phiếu).",
                            "Line " + one.code() + " misses the minimum of " + one.star() + " stars: " + one.reached()
                                    + " of " + one.needed() + " points over all sheets.")));
        }
        knockOuts.forEach(one -> reasons.add(new Reason(
                "knock-out",
                "Thuộc trường hợp bị loại: " + one.labelVi() + ".",
                "Knocked out: " + one.labelEn() + ".")));
        reasons.add(
                star == null
                        ? new Reason("no-star", "Không tính ra hạng sao.", "No star is computed.")
                        : new Reason("star", "Kết quả tính: " + star + " sao.", "Computed: " + star + " stars."));
        return reasons;
    }

    private Reason withoutBand(int sum, int count) {
        return sheet.bands().stream().allMatch(band -> band.isAbove(sum, count))
                ? new Reason(
                        "below-bands",
                        "Điểm thấp hơn khung hạng sao thấp nhất của quy định.",
                        "The total lies below the lowest band of the rules.")
                : new Reason(
                        "between-bands",
                        "Điểm nằm giữa hai khung hạng sao; hội đồng quyết định.",
                        "The total lies between two bands; the council decides.");
    }

    private int points(Line line, List<Tick> ticks) {
        return ticks.stream()
                .filter(tick -> tick.code().equals(line.code()))
                .flatMap(tick -> line.option(tick.option()).stream())
                .mapToInt(ScoringOption::points)
                .findFirst()
                .orElse(0);
    }

    private static String mean(int sum, int count) {
        return count == 0
                ? "0"
                : BigDecimal.valueOf(sum)
                        .divide(BigDecimal.valueOf(count), 2, RoundingMode.DOWN)
                        .toPlainString();
    }
}
