package vn.ntm.reporting.edition;

import static vn.ntm.reporting.fact.TwoClocks.GROUND;
import static vn.ntm.reporting.fact.TwoClocks.LINES;
import static vn.ntm.reporting.fact.TwoClocks.known;
import static vn.ntm.reporting.fact.TwoClocks.nameThen;
import static vn.ntm.reporting.fact.TwoClocks.saidOf;
import static vn.ntm.reporting.fact.TwoClocks.trueOnTheDay;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.ntm.platform.db.SqlArray;
import vn.ntm.reporting.board.Asked;
import vn.ntm.reporting.board.CommuneView;
import vn.ntm.reporting.board.PlaceQueries;
import vn.ntm.reporting.board.ProductQueries;
import vn.ntm.reporting.board.ProductsView;
import vn.ntm.reporting.edition.EditionContent.Kind;
import vn.ntm.reporting.edition.EditionContent.Table;
import vn.ntm.reporting.fact.TwoClocks;
import vn.ntm.reporting.indicator.Reading;
import vn.ntm.reporting.unit.PlaceUnit;
import vn.ntm.reporting.unit.PlaceUnits;

/** The tables of a report that list units, obstacles and products. */
@Singleton
class ReportTables {

    private static final List<String> LADDER = List.of("STANDARD", "ADVANCED", "MODEL");
    private static final Map<String, String> LEVELS = Map.of(
            "STANDARD", "Đạt chuẩn", "ADVANCED", "Nâng cao", "MODEL", "Kiểu mẫu", "COMPLETED", "Hoàn thành nhiệm vụ");
    private static final Map<String, String> OBSTACLES = Map.ofEntries(
            Map.entry("LAND_CLEARANCE", "Giải phóng mặt bằng"),
            Map.entry("PROCEDURE", "Thủ tục"),
            Map.entry("LATE_ALLOCATION", "Giao vốn chậm"),
            Map.entry("COUNTERPART", "Vốn đối ứng"),
            Map.entry("MATERIAL_PRICE", "Giá vật liệu"),
            Map.entry("CONTRACTOR", "Nhà thầu"),
            Map.entry("INVESTOR_CAPACITY", "Năng lực chủ đầu tư"),
            Map.entry("GUIDANCE", "Thiếu hướng dẫn"),
            Map.entry("FEAR_OF_MISTAKE", "Tâm lý sợ sai"),
            Map.entry("PAYMENT_FILE", "Hồ sơ thanh toán"),
            Map.entry("FORCE_MAJEURE", "Bất khả kháng"),
            Map.entry("UNIT_REFORM", "Sắp xếp đơn vị hành chính"),
            Map.entry("OVERLAP", "Trùng lặp"));
    private static final Map<String, String> CHANNELS = Map.of(
            "E_COMMERCE", "Sàn thương mại điện tử",
            "FAIR", "Hội chợ, phiên chợ",
            "SHOP", "Cửa hàng, điểm bán",
            "SUPERMARKET", "Siêu thị",
            "SOCIAL", "Mạng xã hội",
            "EXPORT", "Xuất khẩu");

    private static final ProductGroups.Name NO_GROUP = new ProductGroups.Name("Chưa ghi nhóm", "No group recorded");

    private final PlaceUnits units;
    private final PlaceQueries places;
    private final ProductQueries products;

    ReportTables(PlaceUnits units, PlaceQueries places, ProductQueries products) {
        this.units = units;
        this.places = places;
        this.products = products;
    }

    /** What lies directly beneath the unit; the unit itself where nothing does. */
    Table money(Handle handle, Reading reading, Asked asked, int number) {
        TableBuilder table = new TableBuilder("money", "Kinh phí theo địa phương (đồng)", "Money by locality (đồng)")
                .column("unit", Kind.TEXT, "Địa phương", "Locality")
                .column("plan", Kind.VND, "Kế hoạch", "Plan")
                .column("allocated", Kind.VND, "Phân bổ đến dự án", "Allocated to projects")
                .column("committed", Kind.VND, "Cam kết", "Committed")
                .column("disbursed", Kind.VND, "Giải ngân", "Disbursed")
                .column("rate", Kind.NUMBER, "Tỷ lệ (%)", "Rate (%)")
                .column("obstacles", Kind.NUMBER, "Vướng mắc", "Obstacles")
                .column("held", Kind.VND, "Vốn bị vướng", "Held up");
        List<PlaceUnit> all = units.beneath(handle, asked.unit(), asked.validOn(), asked.asOf());
        all.stream()
                .filter(unit -> unit.depth() == (all.size() == 1 ? 0 : 1))
                .forEach(unit -> moneyRow(table, reading, ReportWriter.fullName(unit), unit.code(), asked.validOn()));
        moneyRow(table, reading, "Cộng", asked.unit(), asked.validOn());
        return table.build(number);
    }

    private static void moneyRow(TableBuilder table, Reading reading, String name, String unit, LocalDate on) {
        table.row(
                name,
                value(reading, "budget.plan", unit, on),
                value(reading, "budget.allocated", unit, on),
                value(reading, "budget.committed", unit, on),
                value(reading, "budget.disbursed", unit, on),
                TableBuilder.rounded(value(reading, "budget.disbursement-rate", unit, on), 1),
                value(reading, "budget.obstacles.open", unit, on),
                value(reading, "budget.obstacles.held", unit, on));
    }

    private static @Nullable BigDecimal value(Reading reading, String code, String unit, LocalDate on) {
        return reading.figure(code, unit, on).value();
    }

    Table obstacles(Handle handle, Asked asked, int number) {
        TableBuilder table = new TableBuilder("obstacles", "Vướng mắc chưa tháo gỡ", "Open obstacles")
                .column("number", Kind.TEXT, "Số", "Number")
                .column("unit", Kind.TEXT, "Địa phương", "Locality")
                .column("kind", Kind.TEXT, "Loại", "Kind")
                .column("text", Kind.TEXT, "Nội dung", "What it is")
                .column("owner", Kind.TEXT, "Cơ quan tháo gỡ", "To be removed by")
                .column("due", Kind.DATE, "Hạn", "Due")
                .column("held", Kind.VND, "Vốn bị vướng (đồng)", "Held up (đồng)");
        ask(handle, GROUND + """
                        select f.attributes ->> 'number' as number, n.name_vi, f.level, f.attributes ->> 'text' as text,
                               f.attributes ->> 'owner' as owner, (f.attributes ->> 'dueOn')::date as due, f.numerator
                        from ground g join fact f on f.kind = 'OBSTACLE' and %s and %s
                        %s
                        order by f.numerator desc, f.subject
                        """.formatted(saidOf("f", "g"), trueOnTheDay("f"), nameThen("f", "g")), asked)
                .map((row, context) -> table.row(
                        row.getString("number"),
                        row.getString("name_vi"),
                        OBSTACLES.getOrDefault(row.getString("level"), row.getString("level")),
                        row.getString("text"),
                        row.getString("owner"),
                        row.getObject("due", LocalDate.class),
                        row.getBigDecimal("numerator")))
                .list();
        return table.build(number);
    }

    Table stars(Handle handle, Asked asked, int tableNumber) {
        TableBuilder table = new TableBuilder(
                        "stars",
                        "Sản phẩm OCOP theo nhóm và hạng sao còn hiệu lực",
                        "Products by group and stars in force")
                .column("group", Kind.TEXT, "Nhóm", "Group")
                .column("groupEn", Kind.TEXT, "Tên tiếng Anh", "Name in English")
                .column("star3", Kind.NUMBER, "3 sao", "3 stars")
                .column("star4", Kind.NUMBER, "4 sao", "4 stars")
                .column("star5", Kind.NUMBER, "5 sao", "5 stars")
                .column("unrated", Kind.NUMBER, "Chưa có sao", "Without stars");
        ProductsView all = products.of(handle, asked);
        long[] sums = new long[4];
        for (ProductsView.GroupView group : all.groups()) {
            String number = group.group();
            ProductGroups.Name name = number == null ? NO_GROUP : ProductGroups.named(number);
            table.row(
                    number == null ? name.vi() : number + ". " + name.vi(),
                    name.en(),
                    group.star3(),
                    group.star4(),
                    group.star5(),
                    group.unrated());
            sums[0] += group.star3();
            sums[1] += group.star4();
            sums[2] += group.star5();
            sums[3] += group.unrated();
        }
        return table.row("Cộng", "Total", sums[0], sums[1], sums[2], sums[3]).build(tableNumber);
    }

    Table sales(Handle handle, Reading reading, Asked asked, int number) {
        TableBuilder table = new TableBuilder(
                        "sales",
                        "Doanh thu OCOP đã báo cáo trong năm theo kênh (đồng)",
                        "Sales of the year by channel (đồng)")
                .column("channel", Kind.TEXT, "Kênh tiêu thụ", "Channel")
                .column("amount", Kind.VND, "Doanh thu", "Turnover")
                .column("estimated", Kind.VND, "Trong đó ước tính", "Of this, estimated");
        BigDecimal[] estimated = {BigDecimal.ZERO};
        ask(handle, GROUND + """
                        select coalesce(c.level, f.quantity) as channel, sum(f.numerator) as amount,
                               coalesce(sum(f.numerator) filter (where (f.attributes ->> 'estimated')::boolean), 0) as estimated
                        from ground w join fact r on r.kind = 'PRODUCT' and %s and %s
                        join fact f on f.kind = 'SALE' and f.item = r.attributes ->> 'code' and %s
                         and f.valid_from between :yearStart::date and :on::date
                        left join fact c on c.kind = 'CHANNEL' and c.item = f.quantity and %s
                        group by 1 order by 2 desc, 1
                        """.formatted(saidOf("r", "w"), known("r"), known("f"), known("c")), asked)
                .bind("yearStart", asked.validOn().withDayOfYear(1))
                .map((row, context) -> {
                    estimated[0] = estimated[0].add(row.getBigDecimal("estimated"));
                    return table.row(
                            CHANNELS.getOrDefault(row.getString("channel"), row.getString("channel")),
                            row.getBigDecimal("amount"),
                            row.getBigDecimal("estimated"));
                })
                .list();
        BigDecimal sum = value(reading, "ocop.sales", asked.unit(), asked.validOn());
        return table.row("Cộng", sum, sum == null ? null : estimated[0]).build(number);
    }

    /**
     * Declared for a window that the day lies in; of a line that was declared several times the latest snapshot. What a buyer
     * without a unit wants is wanted of the whole province, and of no part.
     */
    Table supply(Handle handle, Asked asked, int number) {
        TableBuilder table = new TableBuilder("supply", "Cung và cầu nông sản, thủy sản", "Supply and demand")
                .column("commodity", Kind.TEXT, "Mặt hàng", "Commodity")
                .column("measure", Kind.TEXT, "Đơn vị tính", "Unit of measure")
                .column("supply", Kind.NUMBER, "Nguồn cung", "Supply")
                .column("unsold", Kind.NUMBER, "Chưa tiêu thụ được", "Unsold")
                .column("demand", Kind.NUMBER, "Nhu cầu", "Demand");
        ask(
                        handle,
                        GROUND
                                + """
                        , latest as (
                            select distinct on (f.unit, f.item) f.quantity, f.measure, f.level, f.numerator
                            from ground w join fact f on f.kind = 'SUPPLY' and %2$s
                             and (f.attributes ->> 'asOf')::date <= :on::date and %1$s
                            order by f.unit, f.item, f.attributes ->> 'asOf' desc, f.position desc
                        ),
                        lines as (
                            select quantity, measure, sum(numerator) filter (where level <> 'UNSOLD') as supply,
                                   sum(numerator) filter (where level = 'UNSOLD') as unsold, null::numeric as demand
                            from latest group by 1, 2
                            union all
                            select f.quantity, f.measure, null, null, sum(f.numerator) from fact f
                            where f.kind = 'DEMAND' and %1$s and (exists (select from ground w where %3$s) or f.unit is null
                              and exists (select from unit_fact u where u.code = :unit and u.parent_code is null and %4$s))
                            group by 1, 2
                        )
                        select quantity, measure, sum(supply) as supply, sum(unsold) as unsold, sum(demand) as demand
                        from lines group by 1, 2 order by 1, 2
                        """.formatted(
                                                trueOnTheDay("f"),
                                                saidOf("f", "w", "(f.attributes ->> 'asOf')::date"),
                                                saidOf("f", "w"),
                                                trueOnTheDay("u")),
                        asked)
                .map((row, context) -> table.row(
                        row.getString("quantity"),
                        switch (row.getString("measure")) {
                            case "KILOGRAM" -> "kg";
                            case "LITRE" -> "lít";
                            default -> "cái";
                        },
                        row.getBigDecimal("supply"),
                        row.getBigDecimal("unsold"),
                        row.getBigDecimal("demand")))
                .list();
        return table.build(number);
    }

    /**
     * What a roadmap wants of a commune.
     *
     * @param code of the unit that the line names: the commune, or the one it was before a reform
     */
    private record Due(String level, int year, String code, String nameVi) {

        /** The year due, and where the line was entered for the unit that it was before, which one that was. */
        String of(CommuneView commune) {
            boolean own = code.equals(commune.code()) && nameVi.equals(commune.nameVi());
            return own ? Integer.toString(year) : year + ", theo lộ trình của " + nameVi + " (mã " + code + ")";
        }
    }

    /**
     * Communes that a roadmap makes due by the year's end, and all that have no level yet. A line that was entered for the
     * unit that the commune was before a reform goes on, under its name, until the commune has one of its own for the level.
     *
     * <p>A line names a unit by the code that it was to have on the first day of the year, as was known when the line was
     * entered. Where a reform ended the unit before its year began, the code names nobody by then, or somebody else.
     */
    Table due(Handle handle, Asked asked, int number) {
        TableBuilder table = new TableBuilder("due", "Các xã đến hạn", "Communes due")
                .column("commune", Kind.TEXT, "Xã", "Commune")
                .column("above", Kind.TEXT, "Thuộc", "Beneath")
                .column("level", Kind.TEXT, "Cấp phải đạt", "Level due")
                .column("year", Kind.TEXT, "Năm đến hạn", "Year due")
                .column("missing", Kind.NUMBER, "Tiêu chí còn thiếu", "Criteria missing")
                .column("assessedOn", Kind.DATE, "Đánh giá ngày", "Assessed on");
        Map<String, Due> dues = new HashMap<>();
        ask(handle, LINES + """
                        , newest as (
                            select distinct on (l.unit, f.level) l.unit, f.level, f.year, l.code, l.name_vi
                            from line l join fact f on f.kind = 'ROADMAP' and f.unit = l.code and f.level = any (:ladder) and %1$s
                            join unit_fact m on m.code = f.unit and m.valid_from <= f.valid_from and f.valid_from < m.valid_to
                             and m.recorded_from <= f.recorded_from and f.recorded_from < m.recorded_to
                            where l.own and m.valid_from < l.valid_to and not exists (
                                select 1 from unit_fact e where e.code = l.code and m.valid_from < e.valid_to
                                 and e.valid_from < l.valid_from and %2$s)
                            order by l.unit, f.level, l.valid_from desc, f.year desc
                        )
                        select distinct on (unit) * from newest where year <= :year
                        order by unit, array_position(:ladder, level) desc
                        """.formatted(known("f"), known("e")), asked)
                .bind("kinds", SqlArray.texts(List.of(PlaceUnit.COMMUNE)))
                .bind("ladder", SqlArray.texts(LADDER))
                .bind("year", asked.validOn().getYear())
                .map((row, context) -> dues.put(
                        row.getString("unit"),
                        new Due(
                                row.getString("level"),
                                row.getInt("year"),
                                row.getString("code"),
                                row.getString("name_vi"))))
                .list();
        for (CommuneView commune : places.communes(handle, asked)) {
            Due due = dues.get(commune.code());
            String must = due == null ? "STANDARD" : due.level();
            int reached = commune.level() == null ? -1 : LADDER.indexOf(commune.level());
            if (reached < LADDER.indexOf(must)) {
                Integer missing = commune.criteriaMissing();
                table.row(
                        commune.nameVi(),
                        commune.districtName(),
                        LEVELS.getOrDefault(must, must),
                        due == null ? "Chưa có lộ trình" : due.of(commune),
                        missing == null ? null : BigDecimal.valueOf(missing),
                        commune.assessedOn());
            }
        }
        return table.build(number);
    }

    private static org.jdbi.v3.core.statement.Query ask(Handle handle, String sql, Asked asked) {
        return TwoClocks.ask(handle, sql, asked.unit(), asked.validOn(), asked.asOf());
    }
}
