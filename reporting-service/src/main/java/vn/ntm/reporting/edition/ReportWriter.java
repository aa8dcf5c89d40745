package vn.ntm.reporting.edition;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.reporting.board.Asked;
import vn.ntm.reporting.edition.EditionContent.Kind;
import vn.ntm.reporting.edition.EditionContent.Section;
import vn.ntm.reporting.indicator.ComparisonView;
import vn.ntm.reporting.indicator.FigureView;
import vn.ntm.reporting.indicator.IndicatorView;
import vn.ntm.reporting.indicator.Indicators;
import vn.ntm.reporting.indicator.Knowledge;
import vn.ntm.reporting.indicator.Reading;
import vn.ntm.reporting.unit.PlaceUnit;
import vn.ntm.reporting.unit.PlaceUnits;

/** Writes what the province reviews after so many months: results, money, OCOP, and what is left of the year. */
@Singleton
class ReportWriter {

    static final String MODE = "at-least";
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final Map<String, String> KINDS = Map.of(
            "PROVINCE", "Tỉnh",
            "CITY_PROVINCE", "Thành phố",
            "CITY", "Thành phố",
            "TOWN", "Thị xã",
            "RURAL_DISTRICT", "Huyện",
            "COMMUNE", "Xã",
            "WARD", "Phường",
            "TOWNSHIP", "Thị trấn",
            "SPECIAL_ZONE", "Đặc khu");
    private static final int YEARS_BACK = 2;
    private static final String STANDARD = "ntm.communes.standard";
    private static final List<String> RESULTS = List.of(
            "ntm.communes.total",
            STANDARD,
            "ntm.communes.standard.share",
            "ntm.communes.advanced",
            "ntm.communes.model",
            "ntm.districts.completed",
            "ntm.hamlets.recognised",
            "ntm.gardens.recognised",
            "ntm.households.recognised",
            "ntm.criteria.average",
            "ntm.subcriteria.average",
            "ntm.communes.below-15-criteria",
            "ntm.income.rural",
            "ntm.poverty.rural");
    private static final List<String> TARGETS =
            List.of(STANDARD, "ntm.communes.advanced", "ntm.communes.model", "budget.disbursed");

    private final Indicators indicators;
    private final PlaceUnits units;
    private final ReportTables tables;

    ReportWriter(Indicators indicators, PlaceUnits units, ReportTables tables) {
        this.indicators = indicators;
        this.units = units;
        this.tables = tables;
    }

    EditionContent write(Handle handle, Asked asked, int months, List<String> proposals) {
        PlaceUnit unit = units.beneath(handle, asked.unit(), asked.validOn(), asked.asOf())
                .get(0);
        Reading reading = indicators.reading(handle, asked.asOf());
        int year = asked.validOn().getYear();
        List<Section> sections = new ArrayList<>(List.of(
                results(reading, asked),
                money(handle, reading, asked),
                products(handle, reading, asked),
                left(handle, reading, asked, months)));
        if (!proposals.isEmpty()) {
            sections.add(new Section("proposals", "Kiến nghị", "Proposals", proposals, List.of()));
        }
        return new EditionContent(
                asked.unit(),
                fullName(unit),
                year,
                months,
                asked.validOn(),
                asked.asOf(),
                Knowledge.positions(handle, asked.asOf()),
                MODE,
                indicators.catalogueDigest(),
                List.copyOf(sections));
    }

    /** The register has the name alone; a letterhead says what kind of unit it is. */
    static String fullName(PlaceUnit unit) {
        String kind = KINDS.getOrDefault(unit.kind(), "");
        String name = unit.nameVi();
        return kind.isEmpty() || name.toLowerCase(VIETNAMESE).startsWith(kind.toLowerCase(VIETNAMESE))
                ? name
                : kind + " " + name;
    }

    private Section results(Reading reading, Asked asked) {
        BigDecimal communes = value(reading, "ntm.communes.total", asked);
        BigDecimal standard = value(reading, STANDARD, asked);
        String sentence = "Đến " + VietnameseText.longDate(asked.validOn())
                + ", số xã được công nhận đạt chuẩn nông thôn mới: "
                + VietnameseText.orUnknown(standard) + " trên " + VietnameseText.orUnknown(communes)
                + " xã; đạt chuẩn nâng cao: "
                + VietnameseText.orUnknown(value(reading, "ntm.communes.advanced", asked)) + "; đạt chuẩn kiểu mẫu: "
                + VietnameseText.orUnknown(value(reading, "ntm.communes.model", asked))
                + ". Xã ở cấp cao hơn được tính cả ở cấp thấp hơn.";
        TableBuilder table = new TableBuilder("results", "Kết quả đến ngày báo cáo", "Results on the day of the report")
                .column("indicator", Kind.TEXT, "Chỉ số", "Indicator")
                .column("unit", Kind.TEXT, "Đơn vị tính", "Unit of measure")
                .column("on", Kind.DATE, "Số liệu ngày", "Figure of")
                .column("value", Kind.NUMBER, "Thực hiện", "Value")
                .column("lastYear", Kind.NUMBER, "Cùng kỳ năm trước", "Same day last year")
                .column("change", Kind.NUMBER, "Tăng, giảm", "Change");
        for (String code : RESULTS) {
            IndicatorView indicator = reading.indicator(code);
            LocalDate on = lastReported(reading, code, asked);
            ComparisonView compared = reading.compare(code, asked.unit(), on);
            BigDecimal value = reported(compared.figure());
            table.row(
                    indicator.nameVi(),
                    indicator.unitVi(),
                    on,
                    TableBuilder.rounded(value, indicator.decimals()),
                    value == null ? null : TableBuilder.rounded(compared.lastYear(), indicator.decimals()),
                    value == null ? null : TableBuilder.rounded(compared.change(), indicator.decimals()));
        }
        return new Section("results", "Kết quả thực hiện", "Results", List.of(sentence), List.of(table.build(1)));
    }

    private Section money(Handle handle, Reading reading, Asked asked) {
        BigDecimal rate = TableBuilder.rounded(value(reading, "budget.disbursement-rate", asked), 1);
        String sentence = "Kế hoạch vốn năm " + asked.validOn().getYear() + ": "
                + dong(value(reading, "budget.plan", asked)) + "; giải ngân đến "
                + VietnameseText.longDate(asked.validOn()) + ": "
                + dong(value(reading, "budget.disbursed", asked))
                + (rate == null ? "." : ", đạt " + VietnameseText.number(rate) + "% kế hoạch.");
        return new Section(
                "money",
                "Kinh phí theo địa phương và vướng mắc",
                "Money by locality, and its obstacles",
                List.of(sentence),
                List.of(tables.money(handle, reading, asked, 2), tables.obstacles(handle, asked, 3)));
    }

    private Section products(Handle handle, Reading reading, Asked asked) {
        String sentence = "Số sản phẩm tham gia Chương trình OCOP: "
                + VietnameseText.orUnknown(value(reading, "ocop.products.total", asked))
                + "; có giấy chứng nhận từ 3 đến 5 sao còn hiệu lực: "
                + VietnameseText.orUnknown(value(reading, "ocop.products.rated-3-to-5", asked))
                + "; doanh thu đã báo cáo trong năm: " + dong(value(reading, "ocop.sales", asked)) + ".";
        return new Section(
                "ocop",
                "Mỗi xã một sản phẩm (OCOP) và thị trường",
                "One commune one product (OCOP) and its markets",
                List.of(sentence),
                List.of(
                        tables.stars(handle, asked, 4),
                        tables.sales(handle, reading, asked, 5),
                        tables.supply(handle, asked, 6)));
    }

    private Section left(Handle handle, Reading reading, Asked asked, int months) {
        TableBuilder table = new TableBuilder("left", "Mục tiêu còn lại của năm", "What is left of the year's targets")
                .column("indicator", Kind.TEXT, "Chỉ số", "Indicator")
                .column("unit", Kind.TEXT, "Đơn vị tính", "Unit of measure")
                .column("target", Kind.NUMBER, "Mục tiêu năm", "Target of the year")
                .column("value", Kind.NUMBER, "Thực hiện", "Value")
                .column("left", Kind.NUMBER, "Còn lại", "Left")
                .column("standing", Kind.TEXT, "Đánh giá", "Standing");
        for (String code : TARGETS) {
            IndicatorView indicator = reading.indicator(code);
            ComparisonView compared = reading.compare(code, asked.unit(), asked.validOn());
            table.row(
                    indicator.nameVi(),
                    indicator.unitVi(),
                    TableBuilder.rounded(compared.target(), indicator.decimals()),
                    TableBuilder.rounded(compared.figure().value(), indicator.decimals()),
                    compared.target() == null
                            ? null
                            : compared.remaining() == null
                                    ? (compared.figure().value() == null ? null : BigDecimal.ZERO)
                                    : TableBuilder.rounded(compared.remaining(), indicator.decimals()),
                    switch (compared.standing()) {
                        case MET -> "Đã đạt";
                        case ON_TRACK -> "Đúng tiến độ";
                        case BEHIND -> "Chậm";
                        case NO_TARGET -> "Chưa giao mục tiêu";
                        case NOT_REPORTED -> VietnameseText.NOT_REPORTED;
                    });
        }
        EditionContent.Table due = tables.due(handle, asked, 8);
        String heading = months == 12
                ? "Mục tiêu của năm và các xã đến hạn"
                : "Nhiệm vụ " + (12 - months) + " tháng cuối năm và các xã đến hạn";
        return new Section(
                "left",
                heading,
                "What is left of the year, and communes due",
                List.of("Số xã chưa được công nhận ở cấp phải đạt: "
                        + due.rows().size() + "."),
                List.of(table.build(7), due));
    }

    private static String dong(@Nullable BigDecimal amount) {
        return amount == null ? VietnameseText.orUnknown(null) : VietnameseText.number(amount) + " đồng";
    }

    /** Where there is no unit of the kind, none was reported: that is not zero. */
    private static @Nullable BigDecimal reported(FigureView figure) {
        BigDecimal of = figure.denominator();
        return of != null && of.signum() == 0 ? null : figure.value();
    }

    private static @Nullable BigDecimal value(Reading reading, String code, Asked asked) {
        return reading.figure(code, asked.unit(), asked.validOn()).value();
    }

    /** An assessment counts for its calendar year: the last one of the years before is shown, dated. */
    private static LocalDate lastReported(Reading reading, String code, Asked asked) {
        LocalDate day = asked.validOn();
        for (int back = 0; back <= YEARS_BACK; back++) {
            if (reading.figure(code, asked.unit(), day).value() != null) {
                return day;
            }
            day = day.withDayOfYear(1).minusDays(1);
        }
        return asked.validOn();
    }
}
