package vn.ntm.criteria.assessment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.ntm.criteria.criteriaset.CompositeRule;
import vn.ntm.criteria.criteriaset.SubCriterion;
import vn.ntm.criteria.criteriaset.SubCriterion.Measure;
import vn.ntm.criteria.criteriaset.ThresholdReader;

/** Why a verdict is as it is, in words. Numbers are shown rounded here; judging never rounds. */
final class Reasons {

    /** Decimals of a fraction in words; enough to tell a miss from a pass in practice. */
    private static final int SHOWN_DECIMALS = 2;

    /** Decimals of a threshold that was worked out, such as 1.5 times an earlier income. */
    private static final int DERIVED_DECIMALS = 4;

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");

    /** Units of measure of the sets in law, for who reads English; any other is shown as it was entered. */
    private static final Map<String, String> ENGLISH_UNITS = Map.ofEntries(
            Map.entry("triệu đồng/người/năm", "million đồng per person a year"),
            Map.entry("m2/người", "m2 per person"),
            Map.entry("lít/người/ngày đêm", "litres per person a day"),
            Map.entry("mô hình", "models"),
            Map.entry("hợp tác xã", "cooperatives"),
            Map.entry("trường", "schools"),
            Map.entry("sản phẩm", "products"),
            Map.entry("nhà", "houses"),
            Map.entry("vụ", "incidents"),
            Map.entry("hộ", "households"),
            Map.entry("thôn", "hamlets"));

    private final boolean vi;
    private final Locale locale;

    private Reasons(boolean vi) {
        this.vi = vi;
        this.locale = vi ? VIETNAMESE : Locale.ENGLISH;
    }

    static String vietnamese(SubCriterion sub, Judgement judgement) {
        return new Reasons(true).of(sub, judgement);
    }

    static String english(SubCriterion sub, Judgement judgement) {
        return new Reasons(false).of(sub, judgement);
    }

    private String of(SubCriterion sub, Judgement judgement) {
        return switch (judgement.verdict()) {
            case NOT_REPORTED -> notReported(sub, judgement);
            case NOT_APPLICABLE -> say("Không áp dụng.", "Not applicable.");
            case THRESHOLD_NOT_SET -> notSet(sub, judgement.why());
            case BASICALLY_MET -> told(say("Cơ bản đạt", "Basically met"), sub, judgement);
            case MET -> told(say("Đạt", "Met"), sub, judgement);
            case NOT_MET -> told(say("Chưa đạt", "Not met"), sub, judgement);
        };
    }

    private String notReported(SubCriterion sub, Judgement judgement) {
        Why why = judgement.why();
        if (why == Why.BY_SEX_MISSING) {
            return say(
                    "Luật tính riêng nam và nữ; chưa báo cáo đủ cả hai.",
                    "The law asks for men and women separately; not both are reported.");
        }
        if (why == Why.COVERAGE_MISSING) {
            return say("Chưa báo cáo số hộ tham gia lấy ý kiến.", "It is not reported how many households answered.");
        }
        if (why == Why.UNIT_DIVIDED) {
            return say(
                    "Số liệu trong hệ thống ghi cho đơn vị cũ đã bị chia, chưa rõ thuộc phần nào, nên không kết luận; hãy báo cáo"
                            + " giá trị của chính đơn vị này.",
                    "What is on record is about a former unit that was divided, and nobody said to which part it belongs, so"
                            + " this is not judged; report the value of this very unit.");
        }
        if (sub.measure() == Measure.COMPOSITE) {
            String met = judgement.numerator() + "/" + judgement.denominator();
            return say(
                    "Mới đạt " + met + " nội dung, các nội dung khác chưa báo cáo đủ.",
                    met + " parts are met; of the others not all are reported.");
        }
        return sub.fact() == null
                ? say("Chưa báo cáo giá trị.", "No value is reported.")
                : say(
                        "Chưa có số liệu nào trong hệ thống và chưa báo cáo giá trị.",
                        "The system has no figure of its own, and no value is reported.");
    }

    private String notSet(SubCriterion sub, @Nullable Why why) {
        Why gap = why != null ? why : sub.threshold().equals(ThresholdReader.DELEGATED) ? Why.DELEGATED : Why.UNKNOWN;
        String decider = sub.delegatedTo();
        return switch (gap) {
            case DELEGATED ->
                say(
                        "Ngưỡng do " + (decider == null ? "tỉnh" : decider)
                                + " quy định và chưa được nhập, nên không kết luận.",
                        "The threshold is " + (decider == null ? "the province's" : "for " + decider)
                                + " to set and is not entered, so this is not judged.");
            case UNIT_CLASS_UNKNOWN ->
                say(
                        "Ngưỡng theo vùng hoặc nhóm xã; chưa có phân loại của xã vào ngày này, nên không kết luận.",
                        "The threshold goes by region or commune group; the unit has no class on this day, so this is"
                                + " not judged.");
            case UNIT_CLASS_DIFFERS ->
                say(
                        "Ngưỡng theo vùng hoặc nhóm xã; các xã hợp thành xã này có phân loại khác nhau và chưa có phân loại của"
                                + " chính xã, nên không kết luận.",
                        "The threshold goes by region or commune group; the units that this one was made of differ in it and"
                                + " its own class is not recorded, so this is not judged.");
            case YEAR_NOT_SET ->
                say(
                        "Chưa có ngưỡng cho năm đánh giá, nên không kết luận.",
                        "There is no threshold for the year of the assessment, so this is not judged.");
            case FACT_MISSING ->
                say(
                        "Ngưỡng theo một số liệu của xã (như số trường) chưa được báo cáo, nên không kết luận.",
                        "The threshold goes by a number of the unit (such as its schools) that is not reported, so this"
                                + " is not judged.");
            case BASE_UNKNOWN ->
                say(
                        "Ngưỡng tính theo một số liệu khác chưa có, nên không kết luận.",
                        "The threshold rests on another figure that is not there, so this is not judged.");
            case BASE_DIFFERS ->
                say(
                        "Ngưỡng tính theo một số liệu trước đây của xã; các xã hợp thành xã này có số liệu khác nhau, nên không"
                                + " kết luận.",
                        "The threshold rests on an earlier figure of the unit; the units that this one was made of differ in"
                                + " it, so this is not judged.");
            case BASE_DIVIDED ->
                say(
                        "Ngưỡng tính theo một số liệu trước đây của đơn vị cũ đã bị chia; phần thuộc đơn vị này không có số liệu"
                                + " riêng, nên không kết luận.",
                        "The threshold rests on an earlier figure of a former unit that was divided; the part that is this unit"
                                + " has none of its own, so this is not judged.");
            case UNKNOWN, UNIT_DIVIDED, BY_SEX_MISSING, COVERAGE_MISSING, COVERAGE_TOO_LOW ->
                say("Chưa biết ngưỡng, nên không kết luận.", "The threshold is not known, so this is not judged.");
        };
    }

    private String told(String verdict, SubCriterion sub, Judgement judgement) {
        StringBuilder text = new StringBuilder(verdict).append(": ");
        Fraction coverage = judgement.coverage();
        BigDecimal least = sub.minimumCoverage();
        if (judgement.why() == Why.COVERAGE_TOO_LOW && coverage != null && least != null) {
            return text.append(say("số hộ tham gia ", "households that answered "))
                    .append(share(coverage))
                    .append(say(", yêu cầu không dưới ", ", at least "))
                    .append(number(least))
                    .append(say(" %.", " % are required."))
                    .toString();
        }
        text.append(comparison(sub, judgement));
        Fraction men = judgement.men();
        Fraction women = judgement.women();
        if (men != null && women != null) {
            text.append(say("; nam ", "; men "))
                    .append(share(men))
                    .append(say(", nữ ", ", women "))
                    .append(share(women));
        }
        if (judgement.decision() != null) {
            text.append(say("; ngưỡng theo ", "; threshold by ")).append(judgement.decision());
        }
        if (judgement.fact() != null) {
            text.append(say("; số liệu từ hệ thống", "; the figure is the system's own"));
        }
        return text.append('.').toString();
    }

    private String comparison(SubCriterion sub, Judgement judgement) {
        if (sub.measure() == Measure.BOOLEAN) {
            if (MeasuredValue.BASIC.equals(judgement.value())) {
                return say("cơ bản", "basically");
            }
            boolean holds = "true".equals(judgement.value());
            return holds ? say("có", "yes") : say("không có", "no");
        }
        String threshold = judgement.threshold() == null ? sub.threshold() : judgement.threshold();
        if (sub.measure() == Measure.COMPOSITE) {
            return say("đạt ", "") + judgement.numerator() + "/" + judgement.denominator()
                    + say(" nội dung, yêu cầu ", " parts met, required: ") + parts(threshold);
        }
        String need = need(sub, threshold);
        String unit = unit(sub);
        String required =
                switch (sub.direction()) {
                    case AT_LEAST -> say("yêu cầu không dưới ", "at least ");
                    case AT_MOST -> say("yêu cầu không quá ", "at most ");
                    case IS_MET -> say("yêu cầu đúng ", "exactly ");
                };
        return given(sub, judgement) + ", " + required + need + unit + say("", " is required");
    }

    private String parts(String threshold) {
        int least = CompositeRule.of(threshold).map(CompositeRule::least).orElse(0);
        return least == 0 ? say("tất cả", "all") : say("ít nhất ", "at least ") + least;
    }

    private String need(SubCriterion sub, String threshold) {
        Optional<List<BigDecimal>> numbers = ThresholdReader.numbers(threshold);
        if (numbers.isEmpty() && sub.measure() == Measure.MONEY) {
            return number(new BigDecimal(threshold).setScale(DERIVED_DECIMALS, RoundingMode.HALF_UP));
        }
        return numbers.map(this::numbers).orElse(threshold);
    }

    /** A grade is told by its own name. */
    private String unit(SubCriterion sub) {
        String unit = sub.unitOfMeasure();
        if (unit == null || sub.measure() == Measure.GRADE) {
            return "";
        }
        return " " + say(unit, ENGLISH_UNITS.getOrDefault(unit, unit));
    }

    private String given(SubCriterion sub, Judgement judgement) {
        String value = judgement.value();
        if (value != null) {
            return ThresholdReader.numbers(value).map(this::numbers).orElse(value);
        }
        Fraction fraction = new Fraction(
                Objects.requireNonNull(judgement.numerator()), Objects.requireNonNull(judgement.denominator()));
        return sub.measure() == Measure.PERCENT ? share(fraction) : quotient(fraction, fraction.numerator());
    }

    private String share(Fraction fraction) {
        return quotient(fraction, fraction.numerator().movePointRight(2));
    }

    private String quotient(Fraction fraction, BigDecimal scaled) {
        BigDecimal rounded = scaled.divide(fraction.denominator(), SHOWN_DECIMALS, RoundingMode.HALF_UP);
        return number(rounded) + " (" + number(fraction.numerator()) + " / " + number(fraction.denominator()) + ")";
    }

    private String numbers(List<BigDecimal> numbers) {
        return numbers.stream().map(this::number).collect(Collectors.joining(" | "));
    }

    private String number(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(Math.max(0, number.scale()));
        format.setMaximumFractionDigits(Math.max(0, number.scale()));
        return format.format(number);
    }

    private String say(String vietnamese, String english) {
        return vi ? vietnamese : english;
    }
}
