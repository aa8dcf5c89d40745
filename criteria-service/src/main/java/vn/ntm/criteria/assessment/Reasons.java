package vn.ntm.criteria.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import vn.ntm.criteria.criteriaset.SubCriterion;
import vn.ntm.criteria.criteriaset.SubCriterion.Measure;
import vn.ntm.criteria.criteriaset.ThresholdReader;

/** Why a verdict is as it is, in words. Numbers are shown rounded here; judging never rounds. */
final class Reasons {

    /** Decimals of a fraction in words; enough to tell a miss from a pass in practice. */
    private static final int SHOWN_DECIMALS = 2;

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");

    private Reasons() {}

    static String vietnamese(SubCriterion sub, Judgement judgement) {
        return switch (judgement.verdict()) {
            case NOT_REPORTED -> "Chưa báo cáo giá trị.";
            case NOT_APPLICABLE -> "Không áp dụng.";
            case THRESHOLD_NOT_SET ->
                sub.threshold().equals(ThresholdReader.DELEGATED)
                        ? "Ngưỡng do tỉnh quy định và chưa được nhập, nên không kết luận."
                        : "Chưa biết ngưỡng, nên không kết luận.";
            case BASICALLY_MET -> "Cơ bản đạt.";
            case MET -> "Đạt: " + comparison(sub, judgement, VIETNAMESE) + ".";
            case NOT_MET -> "Chưa đạt: " + comparison(sub, judgement, VIETNAMESE) + ".";
        };
    }

    static String english(SubCriterion sub, Judgement judgement) {
        return switch (judgement.verdict()) {
            case NOT_REPORTED -> "No value is reported.";
            case NOT_APPLICABLE -> "Not applicable.";
            case THRESHOLD_NOT_SET ->
                sub.threshold().equals(ThresholdReader.DELEGATED)
                        ? "The threshold is the province's to set and is not entered, so this is not judged."
                        : "The threshold is not known, so this is not judged.";
            case BASICALLY_MET -> "Basically met.";
            case MET -> "Met: " + comparison(sub, judgement, Locale.ENGLISH) + ".";
            case NOT_MET -> "Not met: " + comparison(sub, judgement, Locale.ENGLISH) + ".";
        };
    }

    private static String comparison(SubCriterion sub, Judgement judgement, Locale locale) {
        boolean inVietnamese = locale.equals(VIETNAMESE);
        if (sub.measure() == Measure.BOOLEAN) {
            boolean holds = "true".equals(judgement.value());
            if (inVietnamese) {
                return holds ? "có" : "không có";
            }
            return holds ? "yes" : "no";
        }
        String need = numbers(ThresholdReader.numbers(sub.threshold()).orElseThrow(), locale);
        String unit = sub.unitOfMeasure() == null ? "" : " " + sub.unitOfMeasure();
        String required =
                switch (sub.direction()) {
                    case AT_LEAST -> inVietnamese ? "yêu cầu không dưới " : "at least ";
                    case AT_MOST -> inVietnamese ? "yêu cầu không quá " : "at most ";
                    case IS_MET -> inVietnamese ? "yêu cầu đúng " : "exactly ";
                };
        return given(sub, judgement, locale) + ", " + required + need + unit + (inVietnamese ? "" : " is required");
    }

    private static String given(SubCriterion sub, Judgement judgement, Locale locale) {
        if (judgement.value() != null) {
            return numbers(ThresholdReader.numbers(judgement.value()).orElseThrow(), locale);
        }
        BigDecimal numerator = Objects.requireNonNull(judgement.numerator());
        BigDecimal denominator = Objects.requireNonNull(judgement.denominator());
        BigDecimal scaled = sub.measure() == Measure.PERCENT ? numerator.movePointRight(2) : numerator;
        BigDecimal rounded = scaled.divide(denominator, SHOWN_DECIMALS, RoundingMode.HALF_UP);
        return number(rounded, locale) + " (" + number(numerator, locale) + " / " + number(denominator, locale) + ")";
    }

    private static String numbers(List<BigDecimal> numbers, Locale locale) {
        return numbers.stream().map(number -> number(number, locale)).collect(Collectors.joining(" | "));
    }

    private static String number(BigDecimal number, Locale locale) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(Math.max(0, number.scale()));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }
}
